"""The other way round: a finished sheet for a language that is read from right to left.

Everything is laid out from left to right and turned at the very end, so nothing else on the way needs to know.
Places change sides; texts stay what they are, and where one began at its place, it now ends there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchmap.draw.shapes import Anchor, Area, Arrow, Band, Box, Group, Item, Mark, Point, Rect, Sheet, Stroke, Text

_TURNED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def mirrored(sheet: Sheet) -> Sheet:
    """`sheet` with left and right exchanged."""
    glass = _Glass(sheet.width)
    return replace(
        sheet,
        backdrop=[glass.figure(figure) for figure in sheet.backdrop],
        bands=[glass.band(band) for band in sheet.bands],
        arrows=[glass.arrow(arrow) for arrow in sheet.arrows],
        groups=[glass.group(group) for group in sheet.groups],
    )


class _Glass:
    """A looking-glass before a sheet of one width."""

    def __init__(self, width: float) -> None:
        self.width = width

    def point(self, point: Point) -> Point:
        return self.width - point[0], point[1]

    def points(self, points: Sequence[Point]) -> list[Point]:
        return [self.point(point) for point in points]

    def rect(self, rect: Rect) -> Rect:
        return Rect(self.width - rect.x1, rect.y0, self.width - rect.x0, rect.y1)

    def figure(self, figure: Area | Stroke) -> Area | Stroke:
        return replace(figure, points=self.points(figure.points))

    def band(self, band: Band) -> Band:
        return replace(band, rect=self.rect(band.rect))

    def arrow(self, arrow: Arrow) -> Arrow:
        return replace(arrow, pieces=[self.points(piece) for piece in arrow.pieces], tip=self.point(arrow.tip))

    def group(self, group: Group) -> Group:
        return replace(group, items=[self.item(item) for item in group.items])

    def item(self, item: Item) -> Item:
        match item:
            case Box():
                return replace(item, rect=self.rect(item.rect))
            case Text():
                return replace(item, x=self.width - item.x, anchor=_TURNED[item.anchor])
            case Mark():
                return replace(item, x=self.width - item.x)
