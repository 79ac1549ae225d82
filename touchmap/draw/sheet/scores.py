"""The row of scores: each at its card's column, on its own scale; what is asked about more spans all of that.

Figures of different measures are never put on one scale, and never averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Box, Group, Item, Mark, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.theme import Look, Sizes
from touchmap.draw.view import Card, Gauge, Picture, Score, Wide
from touchmap.draw.words import join

_GAP = 10.0
_PAD = 11.0
_FIGURE = 1.35  # of a card's feedback line: the size of the figure
_MARK, _MARK_GAP = 10.0, 5.0
_TRACK, _RANGE, _TICK, _TICK_WIDE, _DOT = 3.0, 9.0, 9.0, 2.6, 6.5
_NEAR = 4.0
_BAR, _LINE = 2.7, 1.4  # of the size of its text: the height of a post that spans more, and of a second line in it
_SPACE = 16.0


class _Measures:
    """Where the lines of one score stand, from its top; and how much room each end of its scale takes."""

    def __init__(self, sizes: Sizes) -> None:
        self.first = 1.2 * sizes.card_line
        self.second = self.first + 0.4 * sizes.card_line + 0.75 * sizes.strip
        self.third = self.second + 0.55 * sizes.strip + 1.1 * sizes.card_small
        self.high = self.third + 0.4 * sizes.card_small
        self.ends = 3.05 * sizes.strip + 5


def height(brush: Brush) -> float:
    """The height of one score."""
    return _Measures(brush.theme.sizes).high


@dataclass(frozen=True, slots=True)
class _Place:
    card: Card
    score: Score
    x: float
    y: float


class Scores:
    """All scores in their places, from y = 0 down; `height` is 0 where there are none."""

    def __init__(self, picture: Picture, columns: Mapping[str, Rect], stages: Sequence[Span], brush: Brush) -> None:
        self.brush = brush
        high = height(brush)
        self.places = list(_stacked(picture.cards, columns, high + _GAP))
        below = max((place.y + high + _GAP for place in self.places), default=0.0)
        self.bars = list(_rows(picture.wide, stages, below, brush))
        ends = [place.y + high for place in self.places] + [rect.y1 for _, rect in self.bars]
        self.height = max(ends) + 2 * _PAD if ends else 0.0

    def draw(self, top: float) -> Iterator[Group]:
        """Every score as a group of its own."""
        for index, place in enumerate(self.places):
            yield _figure(f"score-{index + 1}", place, top + _PAD, self.brush)
        for post, rect in self.bars:
            yield _bar(post, rect.moved(dy=top + _PAD), self.brush)


def _stacked(cards: Sequence[Card], columns: Mapping[str, Rect], step: float) -> Iterator[_Place]:
    """The scores of one column stand below each other, in the order of the file."""
    filled: dict[float, float] = {}
    for card in cards:
        x = columns[card.key].x0
        for score in card.scores:
            y = filled.get(x, 0.0)
            yield _Place(card, score, x, y)
            filled[x] = y + step


def _rows(
    wide: Sequence[Wide], stages: Sequence[Span], y: float, brush: Brush
) -> Iterator[tuple[Wide, Rect]]:  # fmt: skip
    """Every post in the first row that is free along its stages."""
    rows: list[list[Wide]] = []
    for post in wide:
        row = next((row for row in rows if row[-1].last < post.first), None)
        if row is None:
            rows.append([post])
        else:
            row.append(post)
    for row in rows:
        spans = [(post, stages[post.first].start + _PAD, stages[post.last].end - _PAD) for post in row]
        lines = max(0 if _fits(post, right - left, brush) else 1 for post, left, right in spans)
        high = (_BAR + lines * _LINE) * brush.theme.sizes.card_line
        yield from ((post, Rect(left, y, right, y + high)) for post, left, right in spans)
        y += high + _GAP


def _texts(post: Wide, brush: Brush) -> list[tuple[str, str, bool]]:
    """What a post says with colour and weight: first what it has heard, then what it is."""
    colours, score = brush.theme.colours, post.score
    small = join(brush.words, (score.note, score.sure))
    text = brush.say("score", measure=score.measure, score=score.value) if score.target else score.text
    return [
        (text, brush.look(score.verdict).alone, True),
        (score.target, colours.quiet, False),
        (small, colours.quiet, False),
        (post.name, colours.ink, False),
        (post.about, colours.quiet, False),
    ]


def _fits(post: Wide, room: float, brush: Brush) -> bool:
    """Whether all that a post says has room on one line."""
    size = brush.theme.sizes.card_line
    widths = [width(text, size, bold) + _SPACE for text, _, bold in _texts(post, brush) if text]
    return sum(widths) - _SPACE + _MARK + _MARK_GAP <= room - 2 * _PAD


def _figure(id: str, place: _Place, top: float, brush: Brush) -> Group:
    sizes, colours = brush.theme.sizes, brush.theme.colours
    card, score, x, y = place.card, place.score, place.x, top + place.y
    look = brush.look("dim" if card.dimmed else score.verdict)
    right, measures = x + sizes.card_width, _Measures(sizes)
    base = y + measures.first
    middle = (x + _MARK / 2, base - 0.36 * sizes.card_line)
    items: list[Item] = [*brush.verdict(score.verdict, *middle, _MARK, colour=look.alone)]
    start = x + _MARK + _MARK_GAP
    size = sizes.card_line * _FIGURE
    end = right - brush.chip_width(card.number, sizes.card_number) - _NEAR
    measure = width(score.measure, sizes.card_small)
    room = end - start - _NEAR - min(measure, (end - start) / 2)
    value = brush.text(start, base, score.value, size, look.alone, bold=not card.dimmed, room=room)
    items.append(value)
    start += value.width + _NEAR
    quiet = brush.look("dim").quiet if card.dimmed else colours.quiet
    items.append(brush.text(start, base, score.measure, sizes.card_small, quiet, room=end - start))
    chip = replace(look, ground=colours.paper, quiet=look.alone)
    items += brush.chip(right, middle[1], card.number, sizes.card_number, chip, anchor="end")
    if score.gauge is not None:
        items += _gauge(score.gauge, score.thin, x, y + measures.second, look, brush)
    small = _below(score, sizes, brush)
    if small:
        items.append(brush.text(x, y + measures.third, small, sizes.card_small, quiet, room=sizes.card_width))
    said = join(brush.words, (score.note, score.sure))
    tip = (brush.say("tip.name", number=card.number, name=card.name), score.text, said)
    return Group(id, "score", items, "\n".join(text for text in tip if text), about=card.id)


def _below(score: Score, sizes: Sizes, brush: Brush) -> str:
    """Target, answers and interval of a score as far as they have room: the gauge shows the interval anyway."""
    whole = join(brush.words, (score.target, score.note, score.sure))
    if width(whole, sizes.card_small) <= sizes.card_width:
        return whole
    return join(brush.words, (score.target, score.note))


def _gauge(gauge: Gauge, thin: bool, x: float, y: float, look: Look, brush: Brush) -> Iterator[Item]:
    """The scale from end to end, on it the interval, the target and the figure; a figure of few answers is hollow."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    ends = _Measures(sizes).ends
    left, right = x + ends, x + sizes.card_width - ends
    base = y + 0.36 * sizes.strip
    yield brush.text(left - 5, base, gauge.first, sizes.strip, colours.quiet, anchor="end", room=ends - 5)
    yield brush.text(right + 5, base, gauge.last, sizes.strip, colours.quiet, room=ends - 5)

    def at(share: float) -> float:
        return left + share * (right - left)

    yield Box(Rect(left, y - _TRACK / 2, right, y + _TRACK / 2), colours.faint, colours.rule, 0.6)
    if gauge.low is not None and gauge.high is not None:
        yield reach(at(gauge.low), at(gauge.high), y, look)
    if gauge.target is not None:
        yield tick(at(gauge.target), y, brush)
    yield dot(at(gauge.value), y, look, thin, brush)


def reach(low: float, high: float, y: float, look: Look) -> Box:
    """Between which figures the true one lies."""
    return Box(Rect(low, y - _RANGE / 2, high, y + _RANGE / 2), look.ground, look.alone, 1.0)


def tick(x: float, y: float, brush: Brush) -> Box:
    """Where the target is: above the scale, so that no figure hides it."""
    return Box(Rect(x - _TICK_WIDE / 2, y - _TICK, x + _TICK_WIDE / 2, y - _TRACK / 2), brush.theme.colours.ink)


def dot(x: float, y: float, look: Look, thin: bool, brush: Brush) -> Mark:
    """Where the figure is; hollow where few have answered."""
    paper = brush.theme.colours.paper  # a rim of paper sets it off from its interval
    return (
        Mark("circle", x, y, _DOT, _DOT, paper, look.alone, 1.6)
        if thin
        else Mark("circle", x, y, _DOT + 1.6, _DOT + 1.6, look.alone, paper, 1.2)
    )


def _bar(post: Wide, rect: Rect, brush: Brush) -> Group:
    """On one line if all has room there, else on two; what has no room even so is in the tooltip."""
    size, score = brush.theme.sizes.card_line, post.score
    items: list[Item] = [Box(rect, brush.theme.colours.paper, brush.theme.colours.rule, 1.1, rounded=True)]
    texts = _texts(post, brush)
    lines = [texts] if _fits(post, rect.width, brush) else [texts[:2], texts[2:]]
    middle = (rect.y0 + rect.y1) / 2 - (len(lines) - 1) * _LINE * size / 2
    items += brush.verdict(score.verdict, rect.x0 + _PAD + _MARK / 2, middle, _MARK, alone=True)
    for line in lines:
        x, end = rect.x0 + _PAD + _MARK + _MARK_GAP, rect.x1 - _PAD
        for text, colour, bold in line:
            if text and (x + width(text, size, bold) <= end or text is line[0][0]):
                written = brush.text(x, middle + 0.36 * size, text, size, colour, bold=bold, room=end - x)
                items.append(written)
                x += written.width + _SPACE
        middle += _LINE * size
    tip = (post.name, post.about, score.text, score.note, score.sure)
    return Group(post.id, "score wide", items, "\n".join(text for text in tip if text))
