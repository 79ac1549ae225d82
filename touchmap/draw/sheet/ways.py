"""The arrows between cards: what is sent looks other than what is next, hand-offs have their dot and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from touchmap.draw.measure import width
from touchmap.draw.shapes import Arrow, Box, Group, Item, Mark, Point, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Way

LABEL_ROOM = 124.0
STRONG = 2.2
"""How many times its weight an arrow has that is on the path brought out."""
_LABEL_LINES = 3
_WHEN_LINES = 2  # where something is carried over as well
_PAD_X, _PAD_Y = 7.0, 3.5
_DOT = 7.5


class Line(Protocol):
    """The course of an arrow, whoever has laid it out."""

    @property
    def points(self) -> Sequence[Point]:
        """Of which the first is at the card where it begins."""

    @property
    def tip(self) -> Point:
        """The point of its head."""

    @property
    def label(self) -> tuple[float, float, float, float] | None:
        """Where its words go."""

    def pieces(self, origin: Point = (0.0, 0.0)) -> Sequence[Sequence[Point]]:
        """Bézier curves of 3n+1 points, counted from `origin`; the last one ends where the head begins."""


def label_size(way: Way, brush: Brush) -> tuple[float, float] | None:
    """How much room the words on an arrow need; None where it has none."""
    lines = [line for line, _ in _lines(way, brush)]
    if not lines:
        return None
    size = brush.theme.sizes.handoff
    return (
        max(width(line, size) for line in lines) + 2 * _PAD_X,
        size + (len(lines) - 1) * brush.leading(size) + 2 * _PAD_Y,
    )


def draw_ways(
    ways: Sequence[Way], lines: Mapping[str, Line], ids: Mapping[str, str], origin: Point, brush: Brush
) -> tuple[list[Arrow], list[Group]]:
    """The arrows, and what stands on them; `ids` has the id of each card's group."""
    colours, sizes = brush.theme.colours, brush.theme.sizes
    dx, dy = origin
    arrows: list[Arrow] = []
    groups: list[Group] = []
    for way in ways:
        route = lines[way.id]
        colour = _colour(way, brush)
        pieces = route.pieces(origin)
        arrows.append(
            Arrow(
                id=way.id,
                classes="way sends" if way.sent else "way next",
                source=ids[way.source],
                target=ids[way.target],
                pieces=pieces,
                tip=(route.tip[0] + dx, route.tip[1] + dy),
                colour=colour,
                weight=sizes.line * (STRONG if way.strong else 0.85 if way.sent or way.dimmed else 1),
                head="onormal" if way.sent else "normal",
                title=way.tooltip,
            )
        )
        items: list[Item] = []
        if way.handoff:
            x, y = route.points[0]
            fill = colour if way.handoff == "carries" else colours.paper
            items.append(Mark("circle", x + dx, y + dy, _DOT, _DOT, fill, colour, 1.4))
        if route.label is not None:
            items += _label(way, Rect(*route.label).moved(dx, dy), colour, brush)
        if items:
            groups.append(Group(f"words-{way.id}", "way-words", items, way.tooltip))
    return arrows, groups


def _colour(way: Way, brush: Brush) -> str:
    colours = brush.theme.colours
    if way.dimmed:
        return colours.dim_arrow
    return colours.sent if way.sent else colours.curve if way.strong else colours.arrow


def _label(way: Way, rect: Rect, colour: str, brush: Brush) -> list[Item]:
    size = brush.theme.sizes.handoff
    first = rect.y0 + _PAD_Y + 0.86 * size
    middle = (rect.x0 + rect.x1) / 2
    return [
        Box(rect, brush.theme.colours.paper, colour, 1.0, rounded=True),
        *(
            brush.text(middle, first + index * brush.leading(size), line, size, ink, anchor="middle")
            for index, (line, ink) in enumerate(_lines(way, brush))
        ),
    ]


def _lines(way: Way, brush: Brush) -> list[tuple[str, str]]:
    """The words on an arrow and their colours: when it is taken, quietly, and below that what it carries over."""
    size, colours = brush.theme.sizes.handoff, brush.theme.colours
    when = brush.say("way.when", when=way.when) if way.when and way.carries else way.when
    ink = brush.look("dim").words if way.dimmed else colours.ink
    texts = ((when, _WHEN_LINES if way.carries else _LABEL_LINES, colours.quiet), (way.carries, _LABEL_LINES, ink))
    return [(line, ink) for text, most, ink in texts if text for line in brush.wrap(text, size, LABEL_ROOM, most)]
