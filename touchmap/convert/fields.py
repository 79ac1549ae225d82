"""The fields of the model as columns of tables and as plain data, found from the types that the model gives them.

A new field of the model is thereby in every export and import.
"""

from __future__ import annotations

import functools
import re
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from touchmap.convert import kinds
from touchmap.convert.cells import joined, quoted, split, unquoted
from touchmap.convert.kinds import Cell, Kind
from touchmap.model import Block, Link, Pain, Touchpoint
from touchmap.model.block import Count, Ignores, Number
from touchmap.model.post import Scale
from touchmap.model.values import Amount, Day, Duration, Percent, Rhythm, Text, Texts

Plain = dict[str, Any]
_KINDS: tuple[tuple[Any, Kind], ...] = (
    (Text, kinds.TEXT),
    (Texts, kinds.TEXTS),
    (Day, kinds.DAY),
    (Duration, kinds.LENGTH),
    (Percent, kinds.PERCENT),
    (Amount, kinds.AMOUNT),
    (Rhythm, kinds.RHYTHM),
    (Scale, kinds.PAIR),
    (Ignores, kinds.REASONS),
    (Number, kinds.NUMBER),
    (Count, kinds.COUNT),
    (bool, kinds.FLAG),
)
_BASES: dict[Any, Kind] = {str: kinds.TEXT, float: kinds.NUMBER, int: kinds.COUNT}
_MAIN = {Link: "to", Pain: "text"}
"""Blocks of which a cell holds several, a line each, with the field that begins the line."""


@functools.cache
def fields_of(cls: type[Block]) -> Mapping[str, Any]:
    """The fields of `cls`: each a Kind, or the class of the one block or of the blocks that it holds."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {name: _found(hints[name]) for name in cls.model_fields}


@functools.cache
def columns_of(cls: type[Block]) -> Mapping[str, Kind]:
    """The columns that a table of `cls` has: fields of a block in it as `service.hours`; parts have rows of their own.

    The name of the block alone is a column too, for one that is there and says nothing.
    """
    columns: dict[str, Kind] = {}
    for name, what in fields_of(cls).items():
        if isinstance(what, Kind):
            columns[name] = what
        elif isinstance(what, type):
            columns |= {f"{name}.{inner}": kind for inner, kind in columns_of(what).items()}
            columns[name] = _EMPTY
    return columns


def plain(block: Block) -> Plain:
    """What `block` says other than what holds anyway, as the file writes it in full."""
    said: Plain = {}
    for name, what in fields_of(type(block)).items():
        value = getattr(block, name)
        if value != type(block).model_fields[name].get_default(call_default_factory=True):
            said[name] = _plain(value, what)
    return said


def cells(cls: type[Block], said: Plain) -> dict[str, Cell]:
    """What a block says in the columns of its table; what is not said has no cell."""
    found: dict[str, Cell] = {}
    for name, kind in columns_of(cls).items():
        value: Any = said
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None and not (kind is _EMPTY and value):
            found[name] = kind.cell(value)
    return found


def put(said: Plain, column: str, value: Any) -> None:
    """Enters `value` into what a block says, where `column` stands for."""
    *steps, last = column.split(".")
    for step in steps:
        said = said.setdefault(step, {})
    if isinstance(said.get(last), dict) and value == {}:
        return
    said[last] = value


def _plain(value: Any, what: Any) -> Any:
    if isinstance(value, Mapping) and not isinstance(what, Kind):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, Block):
        return plain(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Block):
        return [plain(one) for one in value]
    return what.plain(value)


def _found(annotation: Any) -> Any:
    """The kind of a field, the class of the block it holds, or that of its blocks in a tuple."""
    if get_origin(annotation) in (typing.Union, types.UnionType) and not any(
        annotation == known for known, _ in _KINDS
    ):
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    for known, kind in _KINDS:
        if annotation == known:
            return kind
    if get_origin(annotation) is typing.Annotated:
        return _inside(get_args(annotation)[0])
    return _inside(annotation)


def _inside(annotation: Any) -> Any:
    if get_origin(annotation) is Literal:
        return kinds.choice(*get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return annotation
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, Block):
            return (inner,) if inner is Touchpoint else _lines(inner)
        return kinds.several(_found(inner))
    if get_origin(annotation) is dict:
        return (get_args(annotation)[1],)
    return _BASES[annotation]


def _lines(cls: type[Block]) -> Kind:
    """A list of small blocks, a line each: the main text, then the other fields as `| field: value`."""
    main = next(field for base, field in _MAIN.items() if issubclass(cls, base))
    others: Mapping[str, Kind] = {name: kind for name, kind in fields_of(cls).items() if name != main}
    parting = re.compile(rf" \| (?=(?:{'|'.join(map(re.escape, others))}):(?: |$))")

    def cell(entries: list[Plain]) -> str:
        lines = []
        for entry in entries:
            words = [quoted(entry[main], in_list=True)]
            words += [f"{name}: {_one_line(kind, entry[name])}" for name, kind in others.items() if name in entry]
            lines.append(" | ".join(words))
        return joined(lines)

    def read(text: str) -> list[Plain]:
        entries = []
        for line in split(text):
            first, *rest = parting.split(line)
            entry: Plain = {main: unquoted(first.strip(), in_list=True)}
            for words in rest:
                name, _, value = words.partition(":")
                if name in entry:
                    raise ValueError(f'says "{name}" twice')
                if value.strip():
                    entry[name] = _read_one(others[name], value.strip(), name)
            entries.append(entry)
        return entries

    return Kind(lambda blocks: [plain(block) for block in blocks], cell, read)


def _one_line(kind: Kind, value: Any) -> str:
    return quoted(value, in_list=True) if kind is kinds.TEXT else str(kind.cell(value))


def _read_one(kind: Kind, text: str, name: str) -> Any:
    if kind is kinds.TEXT:
        return unquoted(text, in_list=True)
    try:
        return kind.read(text)
    except ValueError as problem:
        raise ValueError(f'has a {name} "{text}" that {problem}') from None


def _read_empty(text: str) -> Plain:
    if text.strip() not in ("{}", ""):
        raise ValueError("belongs into the columns beside it")
    return {}


_EMPTY = Kind(dict, lambda _: "{}", _read_empty)
"""A block in which nothing is said."""
