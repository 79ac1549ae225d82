"""Finds where routes cross, in one sweep from left to right, and which line of two gives way."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from .model import Point

_Segment = tuple[int, int]
"""A route and the number of its segment."""
_Active = list[tuple[float, _Segment]]
"""The horizontal segments at the sweep's x, sorted by their y."""


def count_crossings(routes: Sequence[Sequence[Point]]) -> int:
    """How often polylines that never touch otherwise cross."""
    return sum(high - low for _, _, _, low, high in _sweep(routes))


def find_cuts(routes: Sequence[Sequence[Point]], most: int) -> tuple[int, list[tuple[Point, ...]]]:
    """How often routes cross, and per route where it is interrupted by a crossing.

    At each crossing the line with more room gives way. With more than `most` crossings nothing is cut.
    """
    count = count_crossings(routes)
    if count > most:
        return count, [()] * len(routes)
    cuts: list[list[Point]] = [[] for _ in routes]
    for x, (route, segment), active, low, high in _sweep(routes):
        points = routes[route]
        top, bottom = points[segment][1], points[segment + 1][1]
        for y, (other, part) in active[low:high]:
            left, right = routes[other][part][0], routes[other][part + 1][0]
            across, down = min(abs(left - x), abs(right - x)), min(abs(top - y), abs(bottom - y))
            cuts[other if across >= down else route].append((x, y))
    return count, [tuple(points) for points in cuts]


def _sweep(routes: Sequence[Sequence[Point]]) -> Iterator[tuple[float, _Segment, _Active, int, int]]:
    """For every vertical segment its x, itself, and the range of the active horizontals that cross it."""
    # (x, kind, top, bottom, segment). At equal x horizontals close first and open last: one that only
    # touches the vertical, as at a bend of its own route, doesn't cross it.
    events: list[tuple[float, int, float, float, _Segment]] = []
    for route, points in enumerate(routes):
        for segment in range(len(points) - 1):
            (x, y), (x2, y2) = points[segment], points[segment + 1]
            owner = (route, segment)
            if y == y2:
                events.append((min(x, x2), 1, y, y, owner))
                events.append((max(x, x2), -1, y, y, owner))
            else:
                events.append((x, 0, min(y, y2), max(y, y2), owner))
    events.sort()
    active: _Active = []
    for x, kind, top, bottom, owner in events:
        if kind > 0:
            insort(active, (top, owner))
        elif kind < 0:
            del active[bisect_left(active, (top, owner))]
        else:
            yield x, owner, active, bisect_left(active, (top,)), bisect_left(active, (bottom,))
