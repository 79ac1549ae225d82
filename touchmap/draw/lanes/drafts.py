"""Drafts a map in several ways and keeps the best: placements of the cards, each with several routings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .columns import Columns, Placement, assign_columns, fold
from .crossings import count_crossings
from .grid import Grid, build_grid
from .model import PAPER, Card, Lane, Metrics, Phase
from .routes import Path
from .rows import assign_rows
from .search import Search, Weights
from .spread import room_to_spread
from .trace import Sheet, Trace, trace

_FEW, _SOME = 60, 200  # links; maps with more aren't routed in several ways, or have to do with one placement
_VARIANTS = (Weights(), Weights(crossing=45), Weights(crossing=22, seed=-1))
_FINALISTS = 2  # placements that are folded, and routed in all variants

_PLACEMENTS = tuple(Placement(cell, late) for cell in (1, 2, 3) for late in (True, False))
_LOOSE = Placement(1, late=True)
_WIDE = 0.9  # a map to be folded to more than this share of its columns stays as it is
_RATIO = 3.0  # of width to height: what large maps are folded to


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be drawn; links are pairs of card indices."""

    cards: Sequence[Card]
    links: Sequence[tuple[int, int]]
    phases: Sequence[Phase]
    lanes: Sequence[Lane]
    metrics: Metrics


class Draft(NamedTuple):
    """One way to place the cards and route the links."""

    sheet: Sheet
    paths: list[Path]
    lines: Trace

    @property
    def worth(self) -> float:
        """Less is better: crossings and bends, and the size, which decides how small a print becomes."""
        ink = 1 + len(self.paths) / 4 + sum(path.bends for path in self.paths)
        ink += 2 * count_crossings(self.lines.points)
        return ink * self.sheet.metrics.paper(self.lines.x.length, self.lines.y.length) ** 2


def best_draft(task: Task) -> Draft:
    """The best draft of a small map, a good one of a large map."""
    roomy = room_to_spread(task.cards, task.phases, task.lanes, task.metrics)
    return _best(task, roomy) if len(task.links) <= _SOME else _good(task, roomy)


class _Rival(NamedTuple):
    """A draft in the contest, with what it takes to fold it and to route it again."""

    worth: float
    turn: int
    draft: Draft
    search: Search
    columns: Columns


def _best(task: Task, roomy: Sequence[int]) -> Draft:
    """All placements, the best of them also folded, the best of all in several routings."""
    rivals: list[_Rival] = []
    known: set[tuple[int, ...]] = set()  # placements may agree

    def enter(columns: Columns) -> None:
        grid = _grid(task, columns)
        if (key := (*grid.column, *grid.row)) not in known:
            known.add(key)
            search = Search(grid, task.links)
            draft = _run(_sheet(task, grid), search, _VARIANTS[0])
            rivals.append(_Rival(draft.worth, len(rivals), draft, search, columns))

    for placement in _PLACEMENTS:
        enter(_columns(task, roomy, placement))
    for rival in sorted(rivals)[:_FINALISTS]:
        share = _balance(rival.draft)
        if share < _WIDE:
            enter(fold(rival.columns, share))
            enter(fold(rival.columns, math.sqrt(share)))
    finalists = sorted(rivals)[:_FINALISTS]
    best, winner = finalists[0].worth, finalists[0].draft
    for rival in finalists:
        for weights in _VARIANTS[1:] if len(task.links) <= _FEW else ():
            draft = _run(rival.draft.sheet, rival.search, weights)
            worth = draft.worth
            if worth < best:
                best, winner = worth, draft
    return winner


def _balance(draft: Draft) -> float:
    """The share of its columns that would give a map the shape of the paper, if it kept its area."""
    metrics, lines = draft.sheet.metrics, draft.lines
    width, height = lines.x.length + metrics.around[0], lines.y.length + metrics.around[1]
    return math.sqrt(PAPER * height / width)


def _good(task: Task, roomy: Sequence[int]) -> Draft:
    """One draft, folded where it would be a ribbon."""
    columns = _columns(task, roomy, _LOOSE)
    share = _share(task, columns)
    sheet = _sheet(task, _grid(task, fold(columns, share) if share < 1 else columns))
    return _run(sheet, Search(sheet.grid, task.links), _VARIANTS[0])


def _share(task: Task, columns: Columns) -> float:
    """The share of the columns to keep so that the map isn't a ribbon, by what maps of many sizes have shown."""
    metrics, share = task.metrics, 1.0
    row = 1.6 * (max(card.height for card in task.cards) + metrics.row_gap)
    while share > 0.02:
        many = len(columns.phases) * share
        inside = len(task.cards) / many / len(task.lanes)
        rows = len(task.lanes) * max(1.0, inside + 2.5 * math.sqrt(inside))
        lines = 0.75 * len(task.links) / many
        column = metrics.card_width + metrics.column_gap + lines * metrics.pitch_of(round(lines))
        if many * column < _RATIO * rows * row:
            break
        share *= 0.9
    return share


def _columns(task: Task, roomy: Sequence[int], placement: Placement) -> Columns:
    phase, lane = [card.phase for card in task.cards], [card.lane for card in task.cards]
    return assign_columns(phase, lane, task.links, roomy, placement)


def _grid(task: Task, columns: Columns) -> Grid:
    lane = [card.lane for card in task.cards]
    rows = assign_rows(columns.of_card, lane, task.links, len(task.lanes))
    return build_grid(columns.of_card, rows.of_card, columns.phases, rows.lanes)


def _sheet(task: Task, grid: Grid) -> Sheet:
    heights = [0.0] * grid.rows
    has_cards = [False] * grid.columns
    for card, row, column in zip(task.cards, grid.row, grid.column, strict=True):
        heights[row] = max(heights[row], card.height)
        has_cards[column] = True
    return Sheet(grid, task.links, heights, has_cards, task.phases, task.lanes, task.metrics)


def _run(sheet: Sheet, search: Search, weights: Weights) -> Draft:
    paths = search.run(weights)
    return Draft(sheet, paths, trace(sheet, paths))
