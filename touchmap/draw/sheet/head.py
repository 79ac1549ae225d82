"""The title band: whose journey this is, and how much of it is asked about, as the largest figure."""

from __future__ import annotations

import math

from touchmap.draw.measure import width
from touchmap.draw.shapes import Area, Group, Item, Point
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Picture

_ARC = 24  # pieces of a full ring
_CAP = 0.73  # of the font size: how tall capital letters are
_NAME_LINES = 3
_SUBTITLE_LINES = 2
_SUBTITLE_STEP = 1.5


class Head:
    """The band between `left` and `right`, its figures `scale` times their size in the theme.

    `height` is known before it is drawn: what the figures need, or the name of the journey if that needs more.
    """

    def __init__(self, picture: Picture, left: float, right: float, scale: float, brush: Brush) -> None:
        self.picture, self.left, self.right, self.scale, self.brush = picture, left, right, scale, brush
        sizes = brush.theme.sizes
        self.headline, self.caption = sizes.headline * scale, sizes.caption * scale
        self.radius = self.headline * 0.75
        self.columns = [
            (max(width(figure.value, sizes.figure * scale, True), width(figure.caption, self.caption)), figure)
            for figure in picture.figures
        ]
        self.block = max(
            width(picture.headline, self.headline, True),
            *(width(text, self.caption) for text in picture.captions),
        )
        figures = self.block + sum(room + 30 * scale for room, _ in self.columns) + 14 * scale
        self.ring = right - figures - 18 * scale - self.radius
        room = max(self.ring - self.radius - 30 - left, 120.0)
        self.title, self.small = sizes.title * scale, sizes.subtitle * scale
        self.name = brush.wrap(picture.title, self.title, room, 1, bold=True)
        if self.name[0] != picture.title:  # a long name gets smaller lines
            self.title *= 0.72
            self.name = brush.wrap(picture.title, self.title, room, _NAME_LINES, bold=True)
        self.subtitles = tuple(
            line for text in picture.subtitles for line in brush.wrap(text, self.small, room, _SUBTITLE_LINES)
        )
        self.names = (
            (len(self.name) - 1) * brush.leading(self.title) + _CAP * self.title + 0.3 * self.title
            + len(self.subtitles) * self.small * _SUBTITLE_STEP
        )  # fmt: skip
        self.height = max(2.1 * self.radius, self.names)

    def draw(self, top: float) -> tuple[list[Group], list[Area]]:
        """Names to the left, figures to the right, and the ring, which lies behind everything."""
        middle = top + self.height / 2
        areas = _ring((self.ring, middle), self.radius, self.picture.percent, self.brush)
        return [self._names(middle - self.names / 2), self._figures(middle)], areas

    def _figures(self, middle: float) -> Group:
        brush, colours = self.brush, self.brush.theme.colours
        size = brush.theme.sizes.figure * self.scale
        base = middle + (0.5 * _CAP - 0.3) * self.headline
        foot = base + self.caption * 1.8
        x = self.ring + self.radius + 18 * self.scale
        items: list[Item] = [brush.text(x, base, self.picture.headline, self.headline, bold=True)]
        for index, text in enumerate(self.picture.captions):
            items.append(brush.text(x, foot + index * self.caption * 1.3, text, self.caption, colours.quiet))
        x += self.block + 44 * self.scale
        for room, figure in self.columns:
            colour = colours.bad if figure.bad else colours.ink
            items.append(brush.text(x, base, figure.value, size, colour, bold=True))
            items.append(brush.text(x, foot, figure.caption, self.caption, colours.quiet))
            x += room + 30 * self.scale
        return Group("figures", "figures", items)

    def _names(self, top: float) -> Group:
        brush = self.brush
        y = top + _CAP * self.title
        items: list[Item] = [*brush.lines(self.left, y, self.name, self.title, bold=True)]
        y += (len(self.name) - 1) * brush.leading(self.title) + 0.3 * self.title
        for text in self.subtitles:
            y += self.small * _SUBTITLE_STEP
            items.append(brush.text(self.left, y, text, self.small, brush.theme.colours.quiet))
        return Group("names", "names", items)


def _ring(middle: Point, radius: float, percent: float | None, brush: Brush) -> list[Area]:
    colours = brush.theme.colours
    share = (percent or 0.0) / 100
    areas = [Area(_arc(middle, radius, share, 1.0), colours.faint)] if share < 1 else []
    if share > 0:
        areas.append(Area(_arc(middle, radius, 0.0, share), colours.fair))
    return areas


def _arc(middle: Point, radius: float, start: float, end: float) -> list[Point]:
    """A part of a ring, clockwise from the top, as a polygon fine enough to look round on A1."""
    steps = max(2, math.ceil(_ARC * 5 * (end - start)))
    turns = [(start + (end - start) * step / steps) * 2 * math.pi for step in range(steps + 1)]
    outer = [(math.sin(turn), -math.cos(turn), radius) for turn in turns]
    inner = [(math.sin(turn), -math.cos(turn), radius * 0.66) for turn in reversed(turns)]
    return [(middle[0] + x * r, middle[1] + y * r) for x, y, r in (*outer, *inner)]
