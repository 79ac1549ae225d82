"""Keeps what is drawn already, as costs for whoever crosses it, per point of the grid."""

from __future__ import annotations

from collections.abc import Iterator

from .grid import Grid
from .routes import Path

SIDE_LIMIT = 10
"""Lines that may bend away from the top or bottom of one card; at its left and right the card grows instead."""
_END = 8  # against 30 for a crossing: passing a line of the grid on which another path turns may cross it or not


class Loads:
    """The costs of crossing the paths added so far, and the ports they take.

    The first half of the costs is what vertical lines cost horizontal ones, row by row; the second what
    horizontal lines cost vertical ones, column by column. So every segment's cost is the sum of one slice.
    """

    def __init__(self, grid: Grid, crossing: int) -> None:
        """Nothing is drawn yet; each line that is crossed costs `crossing`."""
        self._width = grid.width
        self._height = grid.height
        self._cost = [0] * (2 * grid.width * grid.height)
        self._crossing = crossing
        self._ports: dict[tuple[int, bool], int] = {}  # per card and side: its bottom, or its top

    def price(self, path: Path, least: float) -> float:
        """What it costs to draw the path across all others; not to the end once it costs `least`."""
        width, height, cost = self._width, self._height, self._cost
        half = width * height
        horizontal, chain = path
        total, corners = 0, 0
        a, line = chain[0], chain[1]
        for b in chain[2:]:
            low, high = (a, b) if a < b else (b, a)
            # A bend may cross what passes there or not, in both directions.
            if horizontal:
                start = line * width
                corners += cost[start + b] + cost[half + b * height + line]
            else:
                start = half + line * height
                corners += cost[start + b] + cost[b * width + line]
            total += sum(cost[start + low + 1 : start + high])
            if total >= least:
                return total
            a, line, horizontal = line, b, not horizontal
        return total + corners / 4

    def has_room(self, link: tuple[int, int], path: Path) -> bool:
        """Whether the tops and bottoms of the cards have room for one more line there."""
        return all(self._ports.get(side, 0) < SIDE_LIMIT for side in _sides(link, path))

    def add(self, link: tuple[int, int], path: Path) -> None:
        """Draws the path of a link."""
        self._write(path, self._crossing, _END)
        for side in _sides(link, path):
            self._ports[side] = self._ports.get(side, 0) + 1

    def remove(self, link: tuple[int, int], path: Path) -> None:
        """Takes a path away again."""
        self._write(path, -self._crossing, -_END)
        for side in _sides(link, path):
            self._ports[side] -= 1

    def _write(self, path: Path, crossing: int, end: int) -> None:
        """Adds `crossing` along the path to what it costs others, and `end` where it turns."""
        width, height, cost = self._width, self._height, self._cost
        half = width * height
        horizontal, chain = path
        for a, line, b in zip(chain, chain[1:], chain[2:], strict=False):
            if horizontal:
                first, last, step = half + a * height + line, half + b * height + line, height
            else:
                first, last, step = a * width + line, b * width + line, width
            if first > last:
                first, last = last, first
            stretch = slice(first, last + 1, step)
            cost[stretch] = [value + crossing for value in cost[stretch]]
            cost[first] += end - crossing
            cost[last] += end - crossing
            horizontal = not horizontal


def _sides(link: tuple[int, int], path: Path) -> Iterator[tuple[int, bool]]:
    """The tops and bottoms where the path touches its cards, as (card, whether it's the bottom)."""
    chain = path.chain
    if path.bends == 0:
        return  # at most two straight lines join two cards
    if not path.horizontal:
        yield link[0], chain[2] > chain[0]
    if not path.ends_horizontal:
        yield link[1], chain[-3] > chain[-1]
