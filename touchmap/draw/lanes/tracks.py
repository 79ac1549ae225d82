"""Orders the lines that share a gap or a channel, and gives each a track of its own where they overlap.

Told for gaps, from left to right; channels are the same, turned over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line in a gap: where it begins and ends, and to which side the path goes on there."""

    start: float
    start_side: int
    """-1: the path is on the left of the gap there, 1: on the right."""
    end: float
    end_side: int
    low: float
    """The stretch of the gap that the line needs for itself."""
    high: float


def assign_tracks(lines: Sequence[Line]) -> list[int]:
    """The track of every line, from 0; lines that touch never share one.

    The order lets every pair cross as little as it can; each line takes one track more than the
    highest in its stretch.
    """
    if len(lines) == 1:
        return [0]
    places = sorted({place for line in lines for place in (line.low, line.high)})
    index = {place: number for number, place in enumerate(places)}
    level = [0] * len(places)
    tracks = [0] * len(lines)
    for number in sorted(range(len(lines)), key=lambda number: (_rank(lines[number]), number)):
        line = lines[number]
        low, high = index[line.low], index[line.high] + 1
        track = max(level[low:high])
        tracks[number] = track
        level[low:high] = [track + 1] * (high - low)
    return tracks


def _rank(line: Line) -> tuple[int, float, float]:
    """Where the line belongs between left and right.

    Lines with both ends on the left, the shortest first; those that go down from left to right, the lowest
    start first; those that go up, the highest start first; both ends on the right, the longest first.
    """
    if line.start_side == line.end_side:
        length = abs(line.start - line.end)
        return (0, length, 0.0) if line.start_side < 0 else (3, -length, 0.0)
    left, right = (line.start, line.end) if line.start_side < 0 else (line.end, line.start)
    return (1, -left, -right) if right > left else (2, left, right)
