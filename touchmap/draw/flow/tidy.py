"""What is put straight after `dot`: no empty paper, lists in their order, room for the headers of stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from touchmap.draw.flow.order import loose_cards
from touchmap.draw.flow.places import Bend, Places
from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Point, Rect
from touchmap.draw.view import Picture

_AROUND = 20.0  # points between the cards of a stage and its sides


def tidied(found: Places, picture: Picture) -> Places:
    """`found` as close to the top left as it can be, and lists in the order of the file."""
    return _cropped(_listed(found, picture), picture)


def _listed(found: Places, picture: Picture) -> Places:
    """Cards without arrows in the order of the file, row by row: `dot` has made room for them, all of one size."""
    cards = dict(found.cards)
    for keys, spare in zip(loose_cards(picture), found.spare, strict=True):
        middles = [_middle(cards[key]) for key in keys] + spare
        for key, (x, y) in zip(keys, sorted(middles, key=lambda point: (round(point[1]), point[0])), strict=False):
            rect = cards[key]
            before = _middle(rect)
            cards[key] = rect.moved(x - before[0], y - before[1])
    return Places(found.width, found.height, cards, found.stages, found.routes)


def _middle(rect: Rect) -> Point:
    return (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2


def _cropped(found: Places, picture: Picture) -> Places:
    """Without empty paper: stages that no arrow ties to each other may each begin at the top."""
    stage = {card.key: picture.phases[card.phase].stage for card in picture.cards}
    block = list(range(len(picture.stages)))
    for way in picture.ways:
        joined = {block[stage[way.source]], block[stage[way.target]]}
        block = [min(joined) if number in joined else number for number in block]
    home = {card.key: block[stage[card.key]] for card in picture.cards}
    heights: dict[int, list[float]] = {number: [] for number in block}
    for key, rect in found.cards.items():
        heights[home[key]] += (rect.y0, rect.y1)
    for way in picture.ways:
        bend = found.routes[way.id]
        heights[home[way.source]] += [y for _, y in bend.points]
        heights[home[way.source]] += (bend.label.y0, bend.label.y1) if bend.label else ()
    top = {number: min(places, default=0.0) for number, places in heights.items()}
    stages = list(found.stages)
    for index in range(len(stages)):
        here = [rect for key, rect in found.cards.items() if stage[key] == index]
        if here:
            stages[index] = Span(min(rect.x0 for rect in here) - _AROUND, max(rect.x1 for rect in here) + _AROUND)
    left = stages[0].start
    return Places(
        stages[-1].end - left,
        max((max(places) - top[number] for number, places in heights.items() if places), default=0.0),
        {key: rect.moved(-left, -top[home[key]]) for key, rect in found.cards.items()},
        [Span(span.start - left, span.end - left) for span in stages],
        {way.id: _moved(found.routes[way.id], left, top[home[way.source]]) for way in picture.ways},
    )


def _moved(bend: Bend, left: float, top: float) -> Bend:
    points = tuple((x - left, y - top) for x, y in bend.points)
    return Bend(points, (bend.tip[0] - left, bend.tip[1] - top), bend.label and bend.label.moved(-left, -top))


def borders(found: Places) -> list[Span]:
    """The stretches of the stages, which meet in the middle between their cards."""
    middles = [(before.end + after.start) / 2 for before, after in pairwise(found.stages)]
    return [Span(start, end) for start, end in pairwise([0.0, *middles, found.width])]


def widened(found: Places, least: Sequence[float], narrowest: float) -> Places:
    """With room behind the cards of stages narrower than `least`, and all of them at least `narrowest` wide."""
    more = [max(0.0, need - (span.end - span.start)) for need, span in zip(least, borders(found), strict=True)]
    missing = narrowest - found.width - sum(more)
    if missing > 0:
        more = [room + missing / len(more) for room in more]
    ends = [span.end for span in found.stages]

    def shifted(x: float) -> float:
        return x + sum(room for end, room in zip(ends, more, strict=True) if x >= end)

    return Places(
        found.width + sum(more),
        found.height,
        {key: _box(rect, shifted) for key, rect in found.cards.items()},
        [Span(shifted(span.start), shifted(span.end)) for span in found.stages],
        {key: _bend(bend, shifted) for key, bend in found.routes.items()},
    )


def _bend(bend: Bend, shifted: Callable[[float], float]) -> Bend:
    def moved(point: Point) -> Point:
        return shifted(point[0]), point[1]

    label = bend.label and _box(bend.label, shifted)
    return Bend(tuple(map(moved, bend.points)), moved(bend.tip), label)


def _box(rect: Rect, shifted: Callable[[float], float]) -> Rect:
    middle = (rect.x0 + rect.x1) / 2
    return rect.moved(dx=shifted(middle) - middle)
