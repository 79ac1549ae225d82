"""The whole way from an inventory to a picture."""

from __future__ import annotations

import math
from collections.abc import Callable

from touchmap.audit.result import Result
from touchmap.draw.dot import dot
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.options import USUAL, Options
from touchmap.draw.shapes import Sheet
from touchmap.draw.sheet.compose import compose
from touchmap.draw.svg import finish
from touchmap.draw.theme import PLAIN
from touchmap.draw.view import picture
from touchmap.draw.words import ENGLISH
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


def render(inventory: Inventory, result: Result, *, format: str = "svg", options: Options = USUAL) -> bytes:
    """The map of `inventory` as `format`, one of FORMATS; `options` says what it shows and how.

    The same inventory, result and options give the same bytes. Raises DrawingFailed with a line for the user.
    """
    return FORMATS[format](sheet(inventory, result, options), options)


def sheet(inventory: Inventory, result: Result, options: Options = USUAL) -> Sheet:
    """The map of `inventory` with everything in its place, before it becomes a picture."""
    return compose(picture(inventory, result, ENGLISH, options), PLAIN, ENGLISH)


def _dot(sheet: Sheet, options: Options) -> bytes:
    return dot(sheet).encode()


def _svg(sheet: Sheet, options: Options) -> bytes:
    return finish(draw(dot(sheet), "svg"), sheet)


def _pdf(sheet: Sheet, options: Options) -> bytes:
    return draw(dot(sheet, closed=True), "pdf")


def _png(sheet: Sheet, options: Options) -> bytes:
    return draw(dot(sheet, resolution(sheet), closed=True), "png")


def resolution(sheet: Sheet) -> float:
    """The dots per inch at which `sheet` still fits into a picture; DrawingFailed where that is too few to read."""
    side, area = max(sheet.width, sheet.height) / 72, sheet.width * sheet.height / 72 / 72
    wanted = min(DPI, max(PLAIN_DPI, math.sqrt(PIXELS / area)))
    dpi = min(wanted, LONGEST_SIDE / side, math.sqrt(MOST_PIXELS / area))
    if dpi < FEWEST_DPI:
        raise DrawingFailed("The map is too large for a PNG picture. Draw it as SVG or PDF instead.")
    return math.floor(dpi)


FORMATS: dict[str, Callable[[Sheet, Options], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf, "dot": _dot}
"""How a sheet becomes a picture, by the name of its format."""
