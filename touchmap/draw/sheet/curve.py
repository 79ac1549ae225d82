"""The experience curve: only feelings that are declared, solid where a step leads from one to the next, else dotted.

A feeling that somebody observed is a full point, one that was measured a diamond; where it is only assumed, or nobody
says how it is known, the point is hollow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Area, Group, Item, Mark, MarkKind, Point, Rect, Stroke, line
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card
from touchmap.draw.view.parts import Basis, Way

_REACH = 0.34  # of the height, at most: from the zero line to the best and the worst feeling
_NAMES = 11.0  # more than a line of letters: what a name needs beyond the best and the worst feeling
_BEST = 2.0
_SHAPES = ((150.0, 2), (150.0, 1), (84.0, 2), (84.0, 1))  # room and lines of a name, the best first
_DOT = 4.5
_SPREAD = 0.7  # of its width: how far apart the feelings of one column stand
_CHIP, _NEAR = 0.9, 4.0  # the number of a card: its size beside the name, and how far from it
_DROP = 1.0
_UNSAID: Basis = "assumed"
_POINTS: dict[Basis, tuple[MarkKind, float, bool]] = {
    "assumed": ("circle", 8.0, False),
    "observed": ("circle", 9.5, True),
    "measured": ("diamond", 12.5, True),
}
"""Shape and size of a point, and whether it is full."""
_LIFT = 4.0  # of the zero line above the middle
_TRIES = 3
_MOST_NAMES = 300  # more nobody reads
_COLUMN = 100.0  # points


@dataclass(slots=True)
class Curve:
    """What the curve is made of."""

    groups: list[Group] = field(default_factory=list)
    backdrop: list[Area | Stroke] = field(default_factory=list)


def declared(cards: Sequence[Card]) -> bool:
    """Whether there is anything to draw."""
    return any(card.emotion is not None for card in cards)


def bases(cards: Sequence[Card]) -> tuple[Basis, ...]:
    """How the feelings that are declared are known, the least sure first."""
    known = {card.basis or _UNSAID for card in cards if card.emotion is not None}
    return tuple(basis for basis in _POINTS if basis in known)


def point(basis: Basis, x: float, y: float, colour: str, brush: Brush) -> Mark:
    """The mark of a feeling that is known so."""
    kind, size, full = _POINTS[basis]
    paper = brush.theme.colours.paper
    if full:
        return Mark(kind, x, y, size, size, colour, paper, 1.4)
    return Mark(kind, x, y, size, size, paper, colour, 2.0)


def has_gaps(cards: Sequence[Card], ways: Sequence[Way], places: Mapping[str, Rect]) -> bool:
    """Whether the curve is dotted anywhere."""
    return any(not solid for solid in _solid([card for _, card in _steps(cards, places)], ways))


def draw_curve(
    cards: Sequence[Card],
    ways: Sequence[Way],
    places: Mapping[str, Rect],
    across: Span,
    row: Span,
    left: float,
    brush: Brush,
    hurts: Mapping[int, Rect],
) -> Curve:
    """The curve through every declared feeling, column by column and in the order of the file, in `across`.

    `hurts` are the boxes right below it, by the number of the pain: a line leads there from where it is felt.
    """
    colours = brush.theme.colours
    zero = (row.start + row.end) / 2 - _LIFT
    out = Curve()
    frame = Rect(across.start, row.start, across.end, row.end)
    out.backdrop.append(Area(_corners(frame), colours.lane))
    known = _steps(cards, places)
    high = row.end - row.start
    reach = min(_REACH * high, high / 2 - _LIFT - 1.25 * brush.theme.sizes.curve_name - _NAMES) / _BEST
    points = [(x, zero - (card.emotion or 0) * reach) for x, card in known]
    slopes = _slopes(points)
    strokes: list[Stroke] = []
    felt = [card for _, card in known]
    for place, solid in enumerate(_solid(felt, ways)):
        bend = _bezier(points[place], points[place + 1], slopes[place], slopes[place + 1])
        strokes.append(Stroke(bend, colours.curve, brush.theme.sizes.curve, dotted=not solid))
    out.backdrop.append(Stroke(line((across.start, zero), (across.end, zero)), colours.zero, 1.2))
    out.backdrop += strokes
    out.groups.append(_levels(left + brush.theme.sizes.label_column - 12, row, brush))
    drawn, taken = _points(felt, points, frame, brush)
    out.groups.append(drawn)
    out.backdrop += _drops(felt, points, hurts, taken, brush)
    return out


def _solid(felt: Sequence[Card], ways: Sequence[Way]) -> list[bool]:
    """For each feeling but the last, whether a step leads from it to the next one; else nobody need go that way."""
    steps = {(way.source, way.target) for way in ways}
    return [(a.key, b.key) in steps for a, b in pairwise(felt)]


def _drops(
    felt: Sequence[Card], points: Sequence[Point], hurts: Mapping[int, Rect], taken: _Taken, brush: Brush
) -> Iterator[Stroke]:
    """A thin line from where something hurts down to what is said about it, where nothing is in its way."""
    for card, (x, y) in zip(felt, points, strict=True):
        box = next((hurts[pain] for pain in card.pains if pain in hurts), None)
        if box is None or not box.x0 < x < box.x1:
            continue
        below = [
            other for other in taken.near(x) if other.y0 < box.y0 and other.y1 > y + _DOT and other.x0 < x < other.x1
        ]
        start = max((other.y1 for other in below), default=y + _DOT + 2)
        yield Stroke(line((x, start), (x, box.y0)), brush.theme.colours.bad, _DROP)


def _steps(cards: Sequence[Card], places: Mapping[str, Rect]) -> list[tuple[float, Card]]:
    """Every card with a feeling and its place on the curve, below its middle.

    Those of one column stand near it, in the order of the file.
    """
    columns: dict[float, list[Card]] = {}
    for card in cards:
        if card.emotion is None:
            continue
        columns.setdefault(round(places[card.key].x0, 1), []).append(card)
    steps = []
    for left in sorted(columns):
        members = columns[left]
        wide = places[members[0].key].width
        step = wide * _SPREAD / len(members)
        start = left + wide / 2 - step * (len(members) - 1) / 2
        steps += [(start + index * step, card) for index, card in enumerate(members)]
    return steps


def _slopes(points: Sequence[Point]) -> list[float]:
    """Slopes at the points of a curve that never swings past them (Fritsch and Carlson, 1980, harmonic means)."""
    rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    slopes = [0.0] * len(points)
    for index in range(1, len(points) - 1):
        before, after = rises[index - 1], rises[index]
        if before * after > 0:
            slopes[index] = 2 * before * after / (before + after)
    return slopes


def _bezier(a: Point, b: Point, start: float, end: float) -> list[Point]:
    third = (b[0] - a[0]) / 3
    return [a, (a[0] + third, a[1] + start * third), (b[0] - third, b[1] - end * third), b]


def _corners(rect: Rect) -> list[Point]:
    return [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)]


def _levels(x: float, row: Span, brush: Brush) -> Group:
    colours, size = brush.theme.colours, brush.theme.sizes.strip
    items: list[Item] = [
        brush.text(x, row.start + size + 8, brush.say("curve.high"), size, colours.quiet, anchor="end"),
        brush.text(x, row.end - 10, brush.say("curve.low"), size, colours.quiet, anchor="end"),
    ]
    return Group("curve-levels", "levels", items)


def _points(cards: Sequence[Card], points: Sequence[Point], frame: Rect, brush: Brush) -> tuple[Group, _Taken]:
    """A dot per declared feeling with the number of its card; every turn by name, the worst and the best first."""
    colours = brush.theme.colours
    items: list[Item] = []
    felt = [card.emotion or 0 for card in cards]
    for (x, y), card, feeling in zip(points, cards, felt, strict=True):
        colour = colours.bad if feeling < 0 else colours.curve
        items.append(point(card.basis or _UNSAID, x, y, colour, brush))
    taken = _Taken([Rect(x, y, x, y).grown(_DOT) for x, y in points])
    named: set[int] = set()
    zero = (frame.y0 + frame.y1) / 2 - _LIFT
    for index, low in sorted(_turns(felt), key=lambda turn: (-abs(felt[turn[0]]), turn))[:_MOST_NAMES]:
        x, y = points[index]
        colour = colours.quiet
        if low and felt[index] < 0:
            colour = colours.bad
        elif not low and felt[index] > 0:
            colour = colours.good
        start = max(y + 8, zero + 3) if low else min(y - 9, zero - 3)  # never on the zero line
        lines, box = _name(cards[index], (x, start), low, frame, taken, brush)
        taken.add(box)
        named.add(index)
        size = brush.theme.sizes.curve_name
        chip = brush.chip_width(cards[index].number, size * _CHIP) + _NEAR
        middle = (box.x0 + box.x1) / 2
        look = replace(brush.look("plain"), ground=colours.paper, quiet=colour, line=colour)
        if not lines:
            items += brush.chip(middle, box.y0 + 0.64 * size, cards[index].number, size * _CHIP, look, anchor="middle")
            continue
        first = middle - (width(lines[0], size, True) + chip) / 2
        items += brush.chip(first, box.y0 + 0.64 * size, cards[index].number, size * _CHIP, look)
        items.append(brush.text(first + chip, box.y0 + size, lines[0], size, colour, bold=True))
        below = box.y0 + size + brush.leading(size)
        items += brush.lines(middle, below, lines[1:], size, colour, bold=True, anchor="middle")
    for index, ((x, y), card) in enumerate(zip(points, cards, strict=True)):
        if index in named or len(points) > _MOST_NAMES:
            continue
        look = replace(brush.look("plain"), ground=colours.paper, quiet=colours.quiet, line=colours.quiet)
        size = brush.theme.sizes.curve_name
        for rect in _places(
            (), card, (x, min(y - 7, zero - 3) if y <= zero else max(y + 7, zero + 3)), y > zero, frame, brush
        ):
            if frame.y0 <= rect.y0 and rect.y1 <= frame.y1 and not taken.meets(rect):
                taken.add(rect)
                middle = (rect.x0 + rect.x1) / 2
                items += brush.chip(middle, rect.y0 + 0.64 * size, card.number, size * _CHIP, look, anchor="middle")
                break
    return Group("curve", "curve", items), taken


def _turns(felt: Sequence[float]) -> Iterator[tuple[int, bool]]:
    """Where a journey stops getting worse (True) or better (False), its ends too; by what differs on either side."""
    for index, (feeling, *sides) in enumerate(zip(felt, _others(felt), _others(felt[::-1])[::-1], strict=True)):
        near = [side for side in sides if side is not None]
        if all(other > feeling for other in near):
            yield index, bool(near) or feeling < 0
        elif all(other < feeling for other in near):
            yield index, False


def _others(felt: Sequence[float]) -> list[float | None]:
    """For each feeling the last one before it that differs."""
    others: list[float | None] = [None] if felt else []
    for before, feeling in pairwise(felt):
        others.append(before if before != feeling else others[-1])
    return others


class _Taken:
    """Where something stands already, found by columns of the map, since a long journey has thousands of points."""

    def __init__(self, boxes: Sequence[Rect]) -> None:
        self._columns: dict[int, list[Rect]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Rect) -> None:
        for column in self._across(box):
            self._columns.setdefault(column, []).append(box)

    def meets(self, box: Rect) -> bool:
        return any(box.meets(other) for column in self._across(box) for other in self._columns.get(column, ()))

    def near(self, x: float) -> Sequence[Rect]:
        """What may stand above or below `x`."""
        return self._columns.get(int(x // _COLUMN), ())

    def _across(self, box: Rect) -> range:
        return range(int(box.x0 // _COLUMN), int(box.x1 // _COLUMN) + 1)


def _name(
    card: Card, point: Point, low: bool, frame: Rect, taken: _Taken, brush: Brush
) -> tuple[tuple[str, ...], Rect]:
    """The name of `card` near its point, where nothing is in its way; where there is no room for it, its number."""
    size = brush.theme.sizes.curve_name
    shapes = [brush.wrap(card.name, size, room, most, bold=True) for room, most in _SHAPES]
    shapes.append(())
    for lines in shapes:
        for box in _places(lines, card, point, low, frame, brush):
            if frame.y0 <= box.y0 and box.y1 <= frame.y1 and not taken.meets(box):
                return lines, box
    return lines, box


def _places(lines: Sequence[str], card: Card, point: Point, low: bool, frame: Rect, brush: Brush) -> Iterator[Rect]:
    """Where a name may go: below `point` for a low, else above it, in the middle or to a side, ever farther away."""
    size = brush.theme.sizes.curve_name
    chip = brush.chip_width(card.number, size * _CHIP)
    wide = max(
        chip + (_NEAR + width(lines[0], size, True) if lines else 0.0),
        *(width(text, size, True) for text in lines[1:]),
        0.0,
    )
    wide += 8
    step = brush.leading(size)
    high = size * 1.25 + max(len(lines) - 1, 0) * step
    for far in range(_TRIES):
        for aside in (0.5, 0.15, 0.85):
            left = min(max(point[0] - wide * aside, frame.x0 + 4), frame.x1 - 4 - wide)
            top = point[1] + far * step if low else point[1] - high - far * step
            yield Rect(left, top, left + wide, top + high)
