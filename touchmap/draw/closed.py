"""PNG and PDF: pictures that Graphviz draws, and that cannot ask their reader's machine for letters."""

from __future__ import annotations

import math
from functools import partial

from touchmap.draw.borrowed import Borrowed, borrow
from touchmap.draw.dot import dot
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.measure import drawable, missing
from touchmap.draw.paper import Fit, fit
from touchmap.draw.shapes import Sheet, texts
from touchmap.draw.sketch import Sketch

DPI = 144.0
"""Pixels per inch of a picture that is not too large for it: two pixels per point."""
PIXELS = 24_000_000
"""Above so many pixels a picture gets coarser instead of larger, down to PLAIN_DPI."""
PLAIN_DPI = 72.0
FEWEST_DPI = 36.0
"""Below this small text cannot be read, so it is refused."""
LONGEST_PAGE = 14_400.0
"""Points; the longest side of a page that readers of PDF must be able to open (ISO 32000-1, annex C)."""
LONGEST_SIDE = 32_766
"""Pixels; the longest side that cairo can draw."""
MOST_PIXELS = 150_000_000

_NAMED = 5  # letters that are named where there are more


def pdf(sketch: Sketch) -> bytes:
    """The map on the paper that was asked for, or on paper of its own size."""
    sheet, paper = sketch.sheet(), sketch.options.page
    page = fit(sheet.width, sheet.height, paper) if paper else own_page(sheet)
    return _closed(sheet, "pdf", page=page)


def own_page(sheet: Sheet) -> Fit:
    """Paper as large as the sheet, or as a PDF can have it."""
    zoom = min(1.0, LONGEST_PAGE / max(sheet.width, sheet.height))
    return Fit(sheet.width * zoom, sheet.height * zoom, zoom)


def png(sketch: Sketch) -> bytes:
    """The map as large as a PNG can be read, times the scale that was asked for."""
    sheet = sketch.sheet()
    return _closed(sheet, "png", dpi=resolution(sheet, sketch.options.scale))


def _closed(sheet: Sheet, format: str, *, dpi: float | None = None, page: Fit | None = None) -> bytes:
    """A picture with all the letters that it needs."""
    fonts = _borrowed(sheet)
    text = dot(sheet, dpi, page=page, spell=partial(drawable, stand_in=fonts.spelt))
    return draw(text, format, borrowed=fonts.files)


def _borrowed(sheet: Sheet) -> Borrowed:
    return borrow(frozenset(letter for text in texts(sheet) for letter in missing(text.text)))


def boxes(sheet: Sheet) -> str | None:
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
