"""Chooses one path per link: few crossings first, then few bends, then short; rips up and tries again."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from operator import itemgetter, sub
from typing import NamedTuple

from .grid import Grid
from .loads import Loads
from .routes import ROUNDABOUT_BENDS, Path, direct, roundabout

_CROSSING = 30  # all costs are tenths, so that most stay whole numbers
_BEND = 20
_LENGTH = 1.2
_VERTICAL_ENTRY = 5  # the eye expects arrows from the left
_INSIDE_LANE = 4  # lines between two cards of a lane crowd it
_MANY = 500  # links; above, one pass has to do
_PASSES = 3
_VERY_MANY = 5000  # links; above, only the cheapest paths of each kind are tried
_TRIED = 4


class Weights(NamedTuple):
    """One variant of the search: how dear crossings are, and in which order links are routed."""

    crossing: int = _CROSSING
    seed: int = 0
    """0: short links first, -1: long links first, else a random order of this seed."""


_Option = tuple[float, Path]
"""A path, and before it what it costs on an empty map."""
_BASE = itemgetter(0)


class Search:
    """Finds paths for all links of a grid, in several variants."""

    def __init__(self, grid: Grid, links: Sequence[tuple[int, int]]) -> None:
        """Prepares the search for `links`, pairs of card indices."""
        self._grid = grid
        self._links = links
        self._span = [abs(grid.column[a] - grid.column[b]) + abs(grid.row[a] - grid.row[b]) for a, b in links]
        self._tried = None if len(links) <= _VERY_MANY else _TRIED
        self._known: dict[tuple[int, bool], list[_Option]] = {}
        self._dear = [0] * grid.height  # per horizontal line of the grid
        for channel in range(grid.rows + 1):
            self._dear[2 * channel] = _INSIDE_LANE * grid.inside_lane(channel)

    def run(self, weights: Weights) -> list[Path]:
        """One path per link."""
        loads = Loads(self._grid, weights.crossing)
        order = self._order(weights.seed)
        chosen: dict[int, Path] = {}
        for _ in range(_PASSES if len(order) <= _MANY else 1):
            changed = False
            for number in order:
                link, old = self._links[number], chosen.get(number)
                if old is not None:
                    loads.remove(link, old)
                new = self._best(number, loads)
                loads.add(link, new)
                chosen[number] = new
                changed = changed or new != old
            if not changed:
                break
        return [chosen[number] for number in range(len(order))]

    def _order(self, seed: int) -> list[int]:
        """The links as they are routed."""
        order = sorted(range(len(self._links)), key=self._span.__getitem__)
        if seed < 0:
            order.sort(key=lambda number: -self._span[number])
        elif seed > 0:
            random.Random(seed).shuffle(order)
        return order

    def _best(self, number: int, loads: Loads) -> Path:
        """The cheapest path with room at its cards, on the map as it is."""
        options = self._options(number, direct)
        if len(options) == 1 and not options[0][1].bends:
            return options[0][1]
        best, least = self._cheaper(number, options[: self._tried], loads, None, math.inf)
        if least > _BEND * ROUNDABOUT_BENDS + _LENGTH * 2 * self._span[number]:
            options = self._options(number, roundabout)
            best, least = self._cheaper(number, options[: self._tried], loads, best, least)
            if best is None:
                best, least = self._cheaper(number, options, loads, best, least)
        if best is None:
            raise AssertionError("a path that leaves to the right and enters from the left always has room")
        return best

    def _cheaper(
        self, number: int, options: Sequence[_Option], loads: Loads, best: Path | None, least: float
    ) -> tuple[Path | None, float]:
        """The cheapest of the options and its cost; `best`, which costs `least`, if none is cheaper."""
        for base, path in options:
            if base >= least:
                break  # they are sorted
            cost = base + loads.price(path, least - base)
            if cost < least and loads.has_room(self._links[number], path):
                best, least = path, cost
        return best, least

    def _options(self, number: int, kind: Callable[[Grid, int, int], list[Path]]) -> list[_Option]:
        """The paths of one kind, the cheapest on an empty map first."""
        known = self._known.get((number, kind is direct))
        if known is None:
            known = [(self._base(path), path) for path in kind(self._grid, *self._links[number])]
            known.sort(key=_BASE)
            if len(self._links) <= _MANY:  # they will be tried again
                self._known[number, kind is direct] = known
        return known

    def _base(self, path: Path) -> float:
        """What the path costs on an empty map."""
        horizontal, chain = path
        length: int = sum(map(abs, map(sub, chain[2:], chain)))
        cost = _BEND * (len(chain) - 3) + _LENGTH * length
        if horizontal != len(chain) % 2:
            cost += _VERTICAL_ENTRY
        for line in chain[1:-1:2] if horizontal else chain[2:-1:2]:
            cost += self._dear[line]
        return cost
