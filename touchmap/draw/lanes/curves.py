"""Turns an orthogonal polyline into Bézier pieces with round corners and gaps at crossings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Piece = list[Point]

_ROUND = 0.5523  # the handle length that makes a cubic Bézier look like a quarter circle
_SHORTEST = 4.0  # points; a dash shorter than this between two gaps looks like dirt
_REST = 1.0  # points of straight line that stay at a bend, a card or an arrow head


def draw_pieces(points: Sequence[Point], cuts: Sequence[Point], corner: float, cut: float, head: float) -> list[Piece]:
    """Pieces of 3n+1 control points along `points`, interrupted for `cut` points around each of `cuts`.

    The last piece stops `head` points before the end, where the arrow head begins.
    """
    lengths = [abs(x - x2) + abs(y - y2) for (x, y), (x2, y2) in pairwise(points)]
    trims = _trims(lengths, corner, head)
    pieces: list[Piece] = []
    current: Piece = [points[0]]
    for index, (a, b) in enumerate(pairwise(points)):
        length = lengths[index]
        unit = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
        start, stop = trims[index], length - trims[index + 1]
        if index:
            _bend(current, a, _along(a, unit, start))
        places = [
            (x - a[0]) * unit[0] + (y - a[1]) * unit[1]
            for x, y in cuts
            if abs((x - a[0]) * unit[1] - (y - a[1]) * unit[0]) < 0.01
        ]
        for low, high in _gaps(places, cut / 2, start + _REST, stop - _REST):
            _line(current, _along(a, unit, low))
            pieces.append(current)
            current = [_along(a, unit, high)]
        _line(current, _along(a, unit, stop))
    return [*pieces, current]


def _trims(lengths: Sequence[float], corner: float, head: float) -> list[float]:
    """Per point of the polyline what straight segments leave to its bend, and to the arrow head."""
    last = len(lengths) - 1
    trims = [0.0]
    for index in range(last):
        before = lengths[index] if index == 0 else lengths[index] / 2
        after = lengths[last] - head if index + 1 == last else lengths[index + 1] / 2
        trims.append(max(0.0, min(corner, before, after)))
    return [*trims, min(head, lengths[last])]


def _gaps(places: Sequence[float], half: float, low: float, high: float) -> list[tuple[float, float]]:
    """The stretches between `low` and `high` to leave out, merged where they nearly touch."""
    found: list[tuple[float, float]] = []
    for place in sorted(places):
        start, end = max(low, place - half), min(high, place + half)
        if end <= start:
            continue
        if found and start - found[-1][1] < _SHORTEST:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _along(a: Point, unit: Point, distance: float) -> Point:
    return (a[0] + unit[0] * distance, a[1] + unit[1] * distance)


def _line(piece: Piece, end: Point) -> None:
    x, y = piece[-1]
    dx, dy = (end[0] - x) / 3, (end[1] - y) / 3
    piece += [(x + dx, y + dy), (x + 2 * dx, y + 2 * dy), end]


def _bend(piece: Piece, corner: Point, end: Point) -> None:
    x, y = piece[-1]
    piece += [
        (x + (corner[0] - x) * _ROUND, y + (corner[1] - y) * _ROUND),
        (end[0] + (corner[0] - end[0]) * _ROUND, end[1] + (corner[1] - end[1]) * _ROUND),
        end,
    ]
