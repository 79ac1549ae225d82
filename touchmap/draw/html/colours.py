"""The colours of the map as CSS custom properties, so that map and page change their theme together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from touchmap.draw.theme import Theme

_FIRST_MARK = 0x010203
_STEP = 0x000307


def marked(theme: Theme) -> tuple[Theme, Mapping[str, str]]:
    """`theme` with a colour of its own for each role, and for each of these the property that it stands for.

    A sheet drawn in it tells apart what has the same colour in one theme and not in another.
    """
    names = [name for name, _ in _named(theme.colours)]
    marks = {name: f"#{_FIRST_MARK + index * _STEP:06x}" for index, name in enumerate(names)}
    colours = _replaced(theme.colours, "", marks)
    return replace(theme, colours=colours), {mark: f"var({name})" for name, mark in marks.items()}


def properties(theme: Theme) -> str:
    """The declarations of all colours of `theme`."""
    return "".join(f"{name}:{colour};" for name, colour in _named(theme.colours))


def _named(value: Any, name: str = "-") -> Iterator[tuple[str, str]]:
    """Each colour in `value` with the name of its property, such as `--on-target-line`."""
    if isinstance(value, str):
        yield name, value
    else:
        for key, inner in _parts(value):
            yield from _named(inner, f"{name}-{key}")


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from ((field.name.replace("_", "-"), getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, tuple):
        yield from ((str(index), inner) for index, inner in enumerate(value))


def _replaced(value: Any, name: str, marks: Mapping[str, str]) -> Any:
    name = name or "-"
    if isinstance(value, str):
        return marks[name]
    inner = [_replaced(inner, f"{name}-{key}", marks) for key, inner in _parts(value)]
    if isinstance(value, tuple):
        return tuple(inner)
    return replace(value, **dict(zip((field.name for field in fields(value)), inner, strict=True)))
