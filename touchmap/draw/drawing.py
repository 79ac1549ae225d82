"""The whole way from an inventory to a picture; what only some formats need is imported for these."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from touchmap.audit.result import Result
from touchmap.draw.options import USUAL, Options
from touchmap.draw.shapes import Sheet, texts
from touchmap.draw.sketch import Sketch
from touchmap.draw.svg import svg
from touchmap.model import Inventory

_CLOSED = ("png", "pdf")  # formats that cannot ask their reader's machine for letters
_HUNG = ("svg", "png", "pdf")
"""Formats that may be hung on a wall."""


class Drawn(NamedTuple):
    """A map as a file has it, and what is to be said to somebody who wants to hang it on a wall, if anything."""

    data: bytes
    advice: str | None


def render(inventory: Inventory, result: Result, *, format: str = "svg", options: Options = USUAL) -> bytes:
    """The map of `inventory` as `format`, one of FORMATS; `options` says what it shows and how.

    The same inventory, result and options give the same bytes. Raises DrawingFailed with a line for the user.
    """
    return drawn(inventory, result, format=format, options=options).data


def drawn(inventory: Inventory, result: Result, *, format: str = "svg", options: Options = USUAL) -> Drawn:
    """The same, with what is to be said about it."""
    sketch = Sketch.of(inventory, result, options)
    data = FORMATS[format](sketch)
    notes = (sketch.advice() if format in _HUNG else None, _boxes(sketch) if format in _CLOSED else None)
    return Drawn(data, "\n".join(note for note in notes if note) or None)


def sheet(inventory: Inventory, result: Result, options: Options = USUAL) -> Sheet:
    """The map of `inventory` with everything in its place, before it becomes a picture."""
    return Sketch.of(inventory, result, options).sheet()


def _dot(sketch: Sketch) -> bytes:
    if sketch.options.view == "flow":
        from touchmap.draw.flow.compose import flow_dot

        return flow_dot(sketch.picture, sketch.theme, sketch.words).encode()
    from touchmap.draw.dot import dot

    return dot(sketch.sheet()).encode()


def _svg(sketch: Sketch) -> bytes:
    sheet = sketch.sheet()
    if not sketch.options.embed_font and not _arabic(sheet):
        return svg(sheet)
    from touchmap.draw.embedding import font_faces  # few need it

    return svg(sheet, font_faces(sheet))


def _arabic(sheet: Sheet) -> bool:
    """Whether there is Arabic script, whose letters are joined by the font: with another one it falls apart."""
    return any(
        "ARABIC" in unicodedata.name(letter, "") for text in texts(sheet) for letter in text.text if letter > "\u05ff"
    )


def _html(sketch: Sketch) -> bytes:
    from touchmap.draw.html.page import page  # no other format needs any of it

    return page(sketch)


def _pdf(sketch: Sketch) -> bytes:
    from touchmap.draw.closed import pdf

    return pdf(sketch)


def _png(sketch: Sketch) -> bytes:
    from touchmap.draw.closed import png

    return png(sketch)


def _boxes(sketch: Sketch) -> str | None:
    from touchmap.draw.closed import boxes

    return boxes(sketch.sheet())


FORMATS: dict[str, Callable[[Sketch], bytes]] = {"svg": _svg, "html": _html, "png": _png, "pdf": _pdf, "dot": _dot}
"""How a sketch becomes a file, by the name of its format."""
