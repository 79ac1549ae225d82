"""Drafts a map in several ways and keeps the best: placements of the cards, each with several routings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .columns import Columns, assign_columns
from .crossings import count_crossings
from .grid import Grid, build_grid
from .model import Card, Lane, Metrics, Phase
from .routes import Path
from .rows import assign_rows
from .search import Search, Weights
from .trace import Sheet, Trace, trace

_FEW = 200  # links; larger maps have to do with one placement and one routing
_VARIANTS = (
    Weights(),
    Weights(crossing=45),
    Weights(crossing=22, seed=-1),
    *(Weights(crossing=(30, 45, 22)[seed % 3], seed=seed) for seed in range(1, 4)),
)
_FINALISTS = 2  # placements that are routed in all variants


class _Placement(NamedTuple):
    cell: int
    """How many cards may be stacked in one lane of a column."""
    late: bool
    """Whether cards may stand late in their phase."""


_PLACEMENTS = tuple(_Placement(cell, late) for cell in (1, 2, 3) for late in (True, False))
_LOOSE, _DENSE = _Placement(1, True), _Placement(3, True)
_TOO_WIDE = 1.25  # times the columns of the dense placement


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
        """Less is better: crossings and bends, and the width, which decides how small a print becomes."""
        ink = 1 + 2 * count_crossings(self.lines.points) + sum(path.bends for path in self.paths)
        return ink * self.lines.x.length**2


def best_draft(task: Task) -> Draft:
    """The best draft of a small map, a good one of a large map."""
    if len(task.links) > _FEW:
        columns, dense = _columns(task, _LOOSE), _columns(task, _DENSE)
        if len(columns.phases) > _TOO_WIDE * len(dense.phases):
            columns = dense
        sheet = _sheet(task, _grid(task, columns))
        return _run(sheet, Search(sheet.grid, task.links), _VARIANTS[0])

    grids: dict[tuple[int, ...], Grid] = {}  # placements may agree
    for placement in _PLACEMENTS:
        grid = _grid(task, _columns(task, placement))
        grids.setdefault((*grid.column, *grid.row), grid)
    first: list[tuple[float, int, Draft, Search]] = []
    for grid in grids.values():
        search = Search(grid, task.links)
        draft = _run(_sheet(task, grid), search, _VARIANTS[0])
        first.append((draft.worth, len(first), draft, search))
    finalists = sorted(first)[:_FINALISTS]
    best, _, winner, _ = finalists[0]
    for _, _, draft, search in finalists:
        for weights in _VARIANTS[1:]:
            rival = _run(draft.sheet, search, weights)
            worth = rival.worth
            if worth < best:
                best, winner = worth, rival
    return winner


def _columns(task: Task, placement: _Placement) -> Columns:
    phase, lane = [card.phase for card in task.cards], [card.lane for card in task.cards]
    return assign_columns(phase, lane, task.links, len(task.phases), placement.cell, placement.late)


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
