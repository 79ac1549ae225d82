"""Whose journey this is, as a block beside the title: who they are, what they say, what they want."""

from __future__ import annotations

import math

from touchmap.draw.measure import width
from touchmap.draw.shapes import Area, Box, Group, Item, Point, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Picture
from touchmap.draw.wrap import ELLIPSIS

_NAME, _QUOTE, _GOAL = 1.16, 1.08, 1.0  # times the size of a subtitle
_STEP = 1.42  # from one baseline to the next
_LINES = 2  # of each text
_ICON = 3.9  # times the size of a subtitle: how wide the figure is
_GAP = 14.0
_RULED = 19.0  # em: how long a line to write on is
_FINE = 48  # corners of a circle; enough to look round on A1


class Persona:
    """The block, `scale` times its size in the theme, in at most `room` points; `width` and `height` are its own.

    Without anything to say it has neither. On a blank map what is not known is a line to write on.
    """

    def __init__(self, picture: Picture, scale: float, room: float, brush: Brush) -> None:
        size = brush.theme.sizes.subtitle * scale
        colours = brush.theme.colours
        self.brush, self.size, self.gap = brush, size, _GAP * scale
        self.icon = _ICON * size
        known = picture.persona
        texts = (
            ("persona", known.name, size * _NAME, colours.ink, True),
            ("quote", known.quote, size * _QUOTE, colours.ink, False),
            ("goal", known.goal, size * _GOAL, colours.quiet, False),
        )
        room = max(room - self.icon - self.gap, 4 * size)
        self.lines: list[tuple[str, float, str, bool, bool]] = []
        """Text, size, colour, whether bold, whether a line to write on follows."""
        for key, text, font, colour, bold in texts:
            if text:
                wrapped = brush.wrap(text, font, room, _LINES, bold=bold)
                self.lines += ((line, font, colour, bold, False) for line in wrapped)
            elif picture.blank:
                self.lines.append((brush.say(f"blank.{key}"), size, colours.quiet, False, True))
        self.height = max(self.icon, sum(font * _STEP for _, font, *_ in self.lines)) if self.lines else 0.0
        self.cut = any(line.endswith(ELLIPSIS) for line, *_ in self.lines)
        """Whether something had no room."""
        self.width = 0.0
        if self.lines:
            widest = max(width(line, font, bold) for line, font, _, bold, _ in self.lines)
            pen = min(_RULED * size, room) if any(ruled for *_, ruled in self.lines) else 0.0
            self.width = self.icon + self.gap + max(widest, pen)

    def draw(self, left: float, top: float) -> tuple[list[Group], list[Area]]:
        """Words to the right of the figure of a person, which lies behind everything."""
        if not self.lines:
            return [], []
        x = left + self.icon + self.gap
        y = top + (self.height - sum(font * _STEP for _, font, *_ in self.lines)) / 2
        items: list[Item] = []
        for line, font, colour, bold, ruled in self.lines:
            base = y + font * (_STEP / 2 + 0.36)
            text = self.brush.text(x, base, line, font, colour, bold=bold)
            items.append(text)
            if ruled:
                start = x + text.width + 0.5 * font
                items.append(Box(Rect(start, base + 1, left + self.width, base + 2), self.brush.theme.colours.rule))
            y += font * _STEP
        middle = (left + self.icon / 2, top + self.height / 2)
        return [Group("persona", "persona", items)], _figure(middle, self.icon / 2, self.brush)


def _figure(middle: Point, radius: float, brush: Brush) -> list[Area]:
    """Head and shoulders in a disc."""
    colours = brush.theme.colours
    x, y = middle
    head = (x, y - 0.24 * radius)
    shoulders = (x, y + 0.62 * radius)
    return [
        Area(_round(middle, radius, radius), colours.label),
        Area(_round(head, 0.3 * radius, 0.3 * radius), colours.stages[1]),
        Area(_round(shoulders, 0.56 * radius, 0.46 * radius, upper=True), colours.stages[1]),
    ]


def _round(middle: Point, wide: float, high: float, *, upper: bool = False) -> list[Point]:
    """An ellipse, or its upper half, as a polygon."""
    turn = math.pi if upper else 2 * math.pi
    angles = (math.pi + turn * step / _FINE for step in range(_FINE + 1))
    return [(middle[0] + wide * math.cos(angle), middle[1] + high * math.sin(angle)) for angle in angles]
