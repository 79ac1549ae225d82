"""The whole way from an inventory to a picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from touchmap.audit.result import Result
from touchmap.draw.borrowed import Borrowed, borrow
from touchmap.draw.dot import dot
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.flow.compose import flow_dot
from touchmap.draw.measure import drawable, missing
from touchmap.draw.options import USUAL, Options
from touchmap.draw.paper import Fit, fit
from touchmap.draw.shapes import Sheet, texts
from touchmap.draw.sketch import Sketch
from touchmap.draw.svg import svg
from touchmap.model import Inventory

DPI = 144.0
"""Pixels per inch of a picture that is not too large for it: two pixels per point."""
PIXELS = 24_000_000
"""Above so many pixels a picture gets coarser instead of larger, down to PLAIN_DPI."""
PLAIN_DPI = 72.0
FEWEST_DPI = 36.0
"""Below this small text cannot be read, so it is refused."""
LONGEST_SIDE = 32_766
"""Pixels; the longest side that cairo can draw."""
MOST_PIXELS = 150_000_000


_NAMED = 5  # letters that are named where there are more
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
    notes = (sketch.advice() if format in _HUNG else None, _boxes(sketch.sheet()) if format in _CLOSED else None)
    return Drawn(data, "\n".join(note for note in notes if note) or None)


def sheet(inventory: Inventory, result: Result, options: Options = USUAL) -> Sheet:
    """The map of `inventory` with everything in its place, before it becomes a picture."""
    return Sketch.of(inventory, result, options).sheet()


def _dot(sketch: Sketch) -> bytes:
    if sketch.options.view == "flow":
        return flow_dot(sketch.picture, sketch.theme, sketch.words).encode()
    return dot(sketch.sheet()).encode()


def _svg(sketch: Sketch) -> bytes:
    sheet = sketch.sheet()
    if not sketch.options.embed_font:
        return svg(sheet)
    from touchmap.draw.embedding import font_faces  # few ask for it

    return svg(sheet, font_faces(sheet))


def _html(sketch: Sketch) -> bytes:
    from touchmap.draw.html.page import page  # no other format needs any of it

    return page(sketch)


def _pdf(sketch: Sketch) -> bytes:
    sheet, paper = sketch.sheet(), sketch.options.page
    page = fit(sheet.width, sheet.height, paper) if paper else Fit(sheet.width, sheet.height, 1.0)
    return _closed(sheet, "pdf", page=page)


def _png(sketch: Sketch) -> bytes:
    sheet = sketch.sheet()
    return _closed(sheet, "png", dpi=resolution(sheet, sketch.options.scale))


def _closed(sheet: Sheet, format: str, *, dpi: float | None = None, page: Fit | None = None) -> bytes:
    """A picture that cannot ask its reader's machine for letters that our fonts lack."""
    fonts = _borrowed(sheet)
    text = dot(sheet, dpi, page=page, spell=partial(drawable, stand_in=fonts.spelt))
    return draw(text, format, borrowed=fonts.files)


def _borrowed(sheet: Sheet) -> Borrowed:
    return borrow(frozenset(letter for text in texts(sheet) for letter in missing(text.text)))


def _boxes(sheet: Sheet) -> str | None:
    """What to say where letters of a picture come out as boxes."""
    lacking = sorted(letter for letter in _borrowed(sheet).lacking if letter.isprintable() and drawable(letter))
    if not lacking:
        return None
    some = " ".join(lacking[:_NAMED]) + (" …" if len(lacking) > _NAMED else "")
    return (
        f"No font on this machine has {some}: these letters are boxes. "
        "Install one that does, such as Noto Sans CJK or Noto Color Emoji, or draw an SVG."
    )


def resolution(sheet: Sheet, scale: float = 1.0) -> float:
    """The dots per inch of a picture of `sheet`: what it has room for, `scale` times.

    Raises DrawingFailed where that is too few to read, or more than can be drawn.
    """
    side, area = max(sheet.width, sheet.height) / 72, sheet.width * sheet.height / 72 / 72
    wanted = min(DPI, max(PLAIN_DPI, math.sqrt(PIXELS / area)))
    most = min(LONGEST_SIDE / side, math.sqrt(MOST_PIXELS / area))
    usual = math.floor(min(wanted, most))
    if usual < FEWEST_DPI:
        raise DrawingFailed("The map is too large for a PNG picture. Draw it as SVG or PDF instead.")
    if usual * scale > most:
        largest = math.floor(10 * most / usual) / 10
        raise DrawingFailed(f"--scale {scale:g} is more than a PNG of it can have: {largest:g} is the most.")
    return usual * scale


FORMATS: dict[str, Callable[[Sketch], bytes]] = {"svg": _svg, "html": _html, "png": _png, "pdf": _pdf, "dot": _dot}
"""How a sketch becomes a file, by the name of its format."""
