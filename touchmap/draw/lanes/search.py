"""Chooses one path per link: few crossings first, then few bends, then short; rips up and tries again."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from .grid import Grid
from .routes import ROUNDABOUT_BENDS, SIDE_LIMIT, Path, direct, roundabout

_CROSSING = 30  # all costs are tenths, so that they stay whole numbers
_END = 8  # passing a line of the grid on which another path turns: it may cross or not
_BEND = 20
_LENGTH = 1.2
_VERTICAL_ENTRY = 5  # the eye expects arrows from the left
_INSIDE_LANE = 4  # lines between two cards of a lane crowd it
_MANY = 500  # links; above, one pass has to do
_BASE = attrgetter("base")


class Weights(NamedTuple):
    """One variant of the search: how dear crossings are, how links are ordered, how often to repeat."""

    crossing: int = _CROSSING
    seed: int = 0
    """0: short links first, -1: long links first, else a random order of this seed."""


@dataclass(slots=True)
class _Loads:
    """What is drawn already, as costs for others to cross it, per point of the grid.

    The first half is what vertical lines cost horizontal ones, row by row; the second what horizontal
    lines cost vertical ones, column by column. So every segment's cost is the sum of one slice.
    """

    width: int
    height: int
    cost: list[int]

    def price(self, path: Path, least: float) -> float:
        """What it costs to draw the path across all others; not to the end once it costs `least`."""
        width, height, cost = self.width, self.height, self.cost
        half = width * height
        horizontal, chain = path
        total, corners = 0, 0
        a, line = chain[0], chain[1]
        for b in chain[2:]:
            low, high = (a, b) if a < b else (b, a)
            # A bend may cross what passes there or not, in both directions: see _END.
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

    def add(self, path: Path, crossing: int) -> None:
        """Adds the path's cost to others; a negative `crossing` takes it away again."""
        width, height, cost = self.width, self.height, self.cost
        half = width * height
        horizontal, chain = path
        less = crossing - (_END if crossing > 0 else -_END)
        for a, line, b in zip(chain, chain[1:], chain[2:], strict=False):
            if horizontal:
                first, last, step = half + a * height + line, half + b * height + line, height
            else:
                first, last, step = a * width + line, b * width + line, width
            if first > last:
                first, last = last, first
            write = slice(first, last + 1, step)
            cost[write] = [value + crossing for value in cost[write]]
            cost[first] -= less
            cost[last] -= less
            horizontal = not horizontal


class _Option(NamedTuple):
    base: float
    """What the path costs on an empty map."""
    path: Path


class Search:
    """Finds paths for all links of a grid, in several variants."""

    def __init__(self, grid: Grid, links: Sequence[tuple[int, int]]) -> None:
        """Prepares the search for `links`, pairs of card indices."""
        self._grid = grid
        self._links = links
        self._span = [abs(grid.column[a] - grid.column[b]) + abs(grid.row[a] - grid.row[b]) for a, b in links]
        self._known: dict[tuple[int, bool], list[_Option]] = {}
        self._dear = [0] * grid.height  # per horizontal line of the grid
        for channel in range(grid.rows + 1):
            self._dear[2 * channel] = _INSIDE_LANE * grid.inside_lane(channel)

    def run(self, weights: Weights) -> list[Path]:
        """One path per link."""
        grid = self._grid
        loads = _Loads(grid.width, grid.height, [0] * (2 * grid.width * grid.height))
        order = sorted(range(len(self._links)), key=self._span.__getitem__)
        if weights.seed < 0:
            order.sort(key=lambda link: -self._span[link])
        elif weights.seed > 0:
            random.Random(weights.seed).shuffle(order)
        chosen: list[Path | None] = [None] * len(self._links)
        used: dict[tuple[int, bool], int] = {}  # ports per card and side: its bottom, or its top
        for _ in range(3 if len(order) <= _MANY else 1):
            changed = False
            for link in order:
                old = chosen[link]
                if old is not None:
                    loads.add(old, -weights.crossing)
                    self._count_ports(link, old, used, -1)
                new = self._best(link, loads, used)
                changed = changed or new != old
                chosen[link] = new
                loads.add(new, weights.crossing)
                self._count_ports(link, new, used, 1)
            if not changed:
                break
        return [path for path in chosen if path is not None]

    def _best(self, link: int, loads: _Loads, used: dict[tuple[int, bool], int]) -> Path:
        """The cheapest path with room at its cards, on the map as it is."""
        options = self._options(link, direct)
        if len(options) == 1 and not options[0].path.bends:
            return options[0].path
        best, least = self._cheapest(link, options, loads, used, None, math.inf)
        if least > _BEND * ROUNDABOUT_BENDS + _LENGTH * 2 * self._span[link]:
            best, least = self._cheapest(link, self._options(link, roundabout), loads, used, best, least)
        if best is None:
            raise AssertionError("a path that leaves to the right and enters from the left always has room")
        return best

    def _cheapest(
        self,
        link: int,
        options: list[_Option],
        loads: _Loads,
        used: dict[tuple[int, bool], int],
        best: Path | None,
        least: float,
    ) -> tuple[Path | None, float]:
        """The cheapest of the options and its cost; `best`, which costs `least`, if none is cheaper."""
        for base, path in options:
            if base >= least:
                break  # they are sorted by what they cost on an empty map
            cost = base + loads.price(path, least - base)
            if cost < least and self._has_room(link, path, used):
                best, least = path, cost
        return best, least

    def _options(self, link: int, kind: Callable[[Grid, int, int], list[Path]]) -> list[_Option]:
        """The candidates of one kind, the cheapest on an empty map first."""
        known = self._known.get((link, kind is direct))
        if known is None:
            known = [_Option(self._base(path), path) for path in kind(self._grid, *self._links[link])]
            known.sort(key=_BASE)
            if len(self._links) <= _MANY:
                self._known[link, kind is direct] = known
        return known

    def _base(self, path: Path) -> float:
        """What the path costs on an empty map."""
        horizontal, chain = path
        cost = _BEND * (len(chain) - 3) + _LENGTH * path.length
        if not path.ends_horizontal:
            cost += _VERTICAL_ENTRY
        for line in chain[1:-1:2] if horizontal else chain[2:-1:2]:
            cost += self._dear[line]
        return cost

    def _sides(self, link: int, path: Path) -> Iterator[tuple[int, bool]]:
        """The tops and bottoms where the path touches its cards, as (card, whether it's the bottom)."""
        chain = path.chain
        if path.bends == 0:
            return  # at most two straight lines join two cards
        if not path.horizontal:
            yield self._links[link][0], chain[2] > chain[0]
        if not path.ends_horizontal:
            yield self._links[link][1], chain[-3] > chain[-1]

    def _has_room(self, link: int, path: Path, used: dict[tuple[int, bool], int]) -> bool:
        return all(used.get(side, 0) < SIDE_LIMIT for side in self._sides(link, path))

    def _count_ports(self, link: int, path: Path, used: dict[tuple[int, bool], int], by: int) -> None:
        for side in self._sides(link, path):
            used[side] = used.get(side, 0) + by
