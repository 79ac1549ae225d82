"""The ways one link may take through the grid: templates that can't touch a card.

A path alternates between horizontal and vertical lines of the grid (see `grid`). It uses gaps and
channels freely, but rows and columns only where their cells are empty.
"""

from __future__ import annotations

from typing import NamedTuple

from .grid import Grid

ROUNDABOUT_BENDS = 3
_SPREAD = 4  # how many of the lines between two cards are tried


class Path(NamedTuple):
    """A way through the grid.

    `chain` is where the path starts on its first line, the lines it follows, and where it ends on the
    last: a line going right from column line 1 along row line 3 to column line 5 is `(1, 3, 5)`.
    """

    horizontal: bool
    """Whether it leaves its card along a row, to the right."""
    chain: tuple[int, ...]

    @property
    def ends_horizontal(self) -> bool:
        """Whether it enters its card along a row, from the left."""
        return self.horizontal == (len(self.chain) % 2 == 1)

    @property
    def bends(self) -> int:
        """How often it turns."""
        return len(self.chain) - 3


def direct(grid: Grid, source: int, target: int) -> list[Path]:
    """The paths with at most two bends, in a fixed order; only one when a straight line is free."""
    c, r = grid.column[source], grid.row[source]
    d, q = grid.column[target], grid.row[target]
    x, y, x2, y2 = 2 * c + 1, 2 * r + 1, 2 * d + 1, 2 * q + 1
    east, west = grid.last_gap(source), grid.first_gap(target)
    top, bottom = grid.first_channel(source), grid.last_channel(source)
    top2, bottom2 = grid.first_channel(target), grid.last_channel(target)

    if r == q and c < d <= east:
        return [Path(True, (x, y, x2))]
    if c == d and (bottom >= q > r or top <= q + 1 <= r):
        return [Path(False, (y, x, y2))]

    found: list[Path] = []
    if c < d and r != q:
        if east > d and (top2 <= r if r < q else bottom2 > r):
            found.append(Path(True, (x, y, x2, y2)))
        if west <= c and (bottom > q if q > r else top <= q):
            found.append(Path(False, (y, x, y2, x2)))
        found += [Path(True, (x, y, 2 * g, y2, x2)) for g in _spread(max(c + 1, west), min(east, d))]
    if c != d:
        found += [Path(False, (y, x, 2 * h, x2, y2)) for h in _joining(r, top, bottom, q, top2, bottom2)]
    return found


def _joining(r: int, top: int, bottom: int, q: int, top2: int, bottom2: int) -> list[int]:
    """The channels worth trying that lines up or down from both cards reach, given their rows and reach."""
    if r < q:
        between = _spread(max(r + 1, top2), min(bottom, q))
    else:
        between = _spread(max(top, q + 1), min(r, bottom2)) if r > q else []
    above, below = min(r, q), max(r, q) + 1
    if above >= max(top, top2):
        between.append(above)
    if below <= min(bottom, bottom2):
        between.append(below)
    return between


def roundabout(grid: Grid, source: int, target: int) -> list[Path]:
    """The paths with at least `ROUNDABOUT_BENDS` bends, in a fixed order.

    There is always one, unless `direct` finds one.
    """
    c, r = grid.column[source], grid.row[source]
    d, q = grid.column[target], grid.row[target]
    x, y, x2, y2 = 2 * c + 1, 2 * r + 1, 2 * d + 1, 2 * q + 1
    top, bottom = grid.first_channel(source), grid.last_channel(source)
    top2, bottom2 = grid.first_channel(target), grid.last_channel(target)
    starts, ends = {c + 1}, {d}
    if d > c + 1:
        starts.add(min(grid.last_gap(source), d))
        ends.add(max(grid.first_gap(target), c + 1))
    doors = sorted({q, q + 1, min(max(r, top2), q), max(min(r + 1, bottom2), q + 1)})
    found = [Path(True, (x, y, 2 * g, 2 * h, x2, y2)) for g in sorted(starts) for h in doors]
    doors = sorted({r, r + 1, min(max(q, top), r), max(min(q + 1, bottom), r + 1)})
    found += [Path(False, (y, x, 2 * h, 2 * g, y2, x2)) for g in sorted(ends) for h in doors]
    if d != c + 1:
        doors = sorted({r, r + 1, q, q + 1})
        found += [Path(True, (x, y, 2 * c + 2, 2 * h, 2 * d, y2, x2)) for h in doors]
    return found


def _spread(low: int, high: int) -> list[int]:
    """Up to `_SPREAD` numbers from `low` to `high`, both included, evenly spread."""
    if high - low < _SPREAD:
        return list(range(low, high + 1))
    return [low + (high - low) * step // (_SPREAD - 1) for step in range(_SPREAD)]
