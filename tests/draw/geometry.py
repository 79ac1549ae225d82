"""Journeys to lay out, and the distances a layout must keep."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from touchmap.draw.lanes import Card, Lane, Layout, Link, Metrics, Phase, Rect, arrange

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Journey:
    """What `arrange` is given."""

    cards: tuple[Card, ...]
    links: tuple[Link, ...]
    phases: tuple[Phase, ...]
    lanes: tuple[Lane, ...]

    def arrange(self, metrics: Metrics | None = None) -> Layout:
        """Its layout."""
        return arrange(self.cards, self.links, self.phases, self.lanes, metrics or Metrics())


def commuter_bike() -> Journey:
    """The journey of the target picture: 16 cards, 7 phases, 5 lanes, 19 links."""
    places = {
        "advert": (0, 0),
        "reviews": (0, 1),
        "landing": (1, 0),
        "compare": (1, 1),
        "try": (2, 1),
        "basket": (1, 2),
        "online": (1, 3),
        "till": (2, 3),
        "confirmation": (4, 3),
        "updates": (4, 4),
        "collect": (2, 4),
        "help": (1, 5),
        "service": (2, 5),
        "support": (3, 5),
        "survey": (4, 6),
        "club": (0, 6),
    }
    links = {
        ("advert", "reviews"): 0,
        ("advert", "landing"): 80,
        ("reviews", "compare"): 0,
        ("landing", "compare"): 0,
        ("compare", "basket"): 0,
        ("compare", "try"): 104,
        ("basket", "online"): 0,
        ("try", "till"): 0,
        ("till", "confirmation"): 0,
        ("online", "confirmation"): 82,
        ("confirmation", "updates"): 0,
        ("updates", "collect"): 78,
        ("updates", "help"): 0,
        ("updates", "support"): 0,
        ("collect", "service"): 0,
        ("help", "support"): 80,
        ("support", "survey"): 80,
        ("service", "survey"): 0,
        ("survey", "club"): 0,
    }
    return Journey(
        tuple(Card(key, lane, phase, 66.0) for key, (lane, phase) in places.items()),
        tuple(Link(f"{a}-{b}", a, b, (width, 18.0) if width else None) for (a, b), width in links.items()),
        tuple(Phase(stage, 60.0) for stage in (0, 0, 1, 1, 2, 2, 2)),
        (Lane(),) * 5,
    )


def random_journey(
    seed: int, cards: int, links: int, phases: int = 6, lanes: int = 5, reach: int | None = None
) -> Journey:
    """Cards in sequence over the phases, on random lanes; links anywhere, or at most `reach` cards away."""
    dice = random.Random(seed)
    placed = [
        Card(f"c{i}", dice.randrange(lanes), i * phases // cards, dice.choice((60.0, 66.0, 80.0))) for i in range(cards)
    ]
    pairs: dict[tuple[int, int], None] = {}
    for i in range(cards - 1):
        if dice.random() < 0.8 and len(pairs) < links:
            pairs[i, i + 1] = None
    tries = 0
    while len(pairs) < links and tries < 20 * links:
        tries += 1
        a = dice.randrange(cards)
        b = dice.randrange(cards) if reach is None else min(cards - 1, max(0, a + dice.randint(-reach, reach)))
        pairs[a, b] = None
    return Journey(
        tuple(placed),
        tuple(
            Link(f"l{n}", f"c{a}", f"c{b}", (dice.uniform(30, 120), 18.0) if dice.random() < 0.25 else None)
            for n, (a, b) in enumerate(pairs)
        ),
        tuple(Phase(p * 3 // phases, 80.0) for p in range(phases)),
        (Lane(60.0),) * lanes,
    )


def segments(points: Sequence[tuple[float, float]]) -> Iterator[Segment]:
    """The straight parts of a polyline, each as (x0, y0, x1, y1) from top left to bottom right."""
    for (x0, y0), (x1, y1) in pairwise(points):
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def inside(segment: Segment, box: Rect, by: float = 0.01) -> bool:
    """Whether the segment comes more than `by` points into the box."""
    x0, y0, x1, y1 = segment
    return x0 < box.x1 - by and x1 > box.x0 + by and y0 < box.y1 - by and y1 > box.y0 + by


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two boxes share more than their borders."""
    return a.x0 < b.x1 - 0.01 and b.x0 < a.x1 - 0.01 and a.y0 < b.y1 - 0.01 and b.y0 < a.y1 - 0.01


def closest_parallels(layout: Layout, shared: float = 0.01) -> Iterator[tuple[float, float, str, str]]:
    """Neighbouring parallel segments of two routes as (distance, shared length, route, route)."""
    for axis in (0, 1):
        lines: list[tuple[float, float, float, str]] = []
        for key, route in layout.routes.items():
            lines += [
                (segment[axis], segment[1 - axis], segment[3 - axis], key)
                for segment in segments(route.points)
                if segment[axis] == segment[axis + 2]
            ]
        lines.sort()
        for index, (at, low, high, key) in enumerate(lines):
            for other_at, other_low, other_high, other in lines[index + 1 :]:
                if other_at - at >= 3.5:
                    break
                common = min(high, other_high) - max(low, other_low)
                if common > shared and key != other:
                    yield other_at - at, common, key, other


def overlapping(boxes: Iterable[tuple[str, Rect]]) -> list[tuple[str, str]]:
    """The pairs of boxes that overlap, by a grid of buckets so that it stays quick."""
    buckets: dict[tuple[int, int], list[tuple[str, Rect]]] = defaultdict(list)
    found = []
    for key, box in boxes:
        cells = [
            (x, y)
            for x in range(int(box.x0 // 200), int(box.x1 // 200) + 1)
            for y in range(int(box.y0 // 200), int(box.y1 // 200) + 1)
        ]
        near = {other: rect for cell in cells for other, rect in buckets[cell]}
        found += [(other, key) for other, rect in near.items() if overlap(rect, box)]
        for cell in cells:
            buckets[cell].append((key, box))
    return found
