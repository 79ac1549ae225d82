"""Lays out a whole map: columns, rows, routes, coordinates, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .axes import groups
from .channel_labels import ChannelLabels
from .columns import assign_columns
from .crossings import count_crossings, interruptions
from .grid import Grid, build_grid
from .model import Card, Lane, Layout, Link, Metrics, Phase, Rect, Route, Span
from .routes import Path
from .row_labels import place_on_rows
from .rows import assign_rows
from .search import Search, Weights
from .stretch import Stretch
from .trace import Sheet, Trace, trace

_MANY_CROSSINGS = 300_000  # above, gaps at crossings would help nobody, and cost half the time
_FEW = 200  # links; up to so many the search runs in all its variants
_VARIANTS = (
    Weights(),
    Weights(crossing=45),
    Weights(crossing=22, seed=-1),
    *(Weights(crossing=(30, 45, 22)[seed % 3], seed=seed) for seed in range(1, 4)),
)
_PLACEMENTS = ((1, True), (1, False), (2, True), (2, False), (3, True), (3, False))
"""Cards per cell, and whether cards may stand late in their phase."""
_DENSE = 4  # the placement for large maps that would become too wide without stacks
_TOO_WIDE = 1.25
_FINALISTS = 2  # placements that are routed in all variants


def arrange(
    cards: Sequence[Card],
    links: Sequence[Link],
    phases: Sequence[Phase],
    lanes: Sequence[Lane],
    metrics: Metrics,
) -> Layout:
    """Places the cards and routes the links; the same input always gives the same layout."""
    number = {card.key: index for index, card in enumerate(cards)}
    pairs = [(number[link.source], number[link.target]) for link in links]
    best = _draft(cards, pairs, phases, lanes, metrics)
    sheet, paths, drawn = best.sheet, best.paths, best.lines

    labels = [link.label for link in links]
    stretch, placed = place_on_rows(sheet.grid, pairs, paths, labels, drawn.points, drawn.x, metrics)
    _stretch_x(drawn, stretch)
    rest = {link: size for link, size in enumerate(labels) if size is not None and link not in placed}
    stretch, more = ChannelLabels(sheet.grid, paths, drawn.points, drawn.y, metrics).place(rest)
    _stretch_y(drawn, stretch)
    for link, (x0, y0, x1, y1) in placed.items():
        middle, height = stretch((y0 + y1) / 2), y1 - y0
        more[link] = Rect(x0, middle - height / 2, x1, middle + height / 2)
    return _layout(sheet, cards, links, drawn, more)


class _Draft(NamedTuple):
    """One way to place the cards and route the links."""

    sheet: Sheet
    paths: list[Path]
    lines: Trace
    worth: float
    """Less is better: crossings and bends, and the width, which decides how small a print becomes."""


def _draft(
    cards: Sequence[Card],
    links: Sequence[tuple[int, int]],
    phases: Sequence[Phase],
    lanes: Sequence[Lane],
    metrics: Metrics,
) -> _Draft:
    """The best of several placements, each routed in several ways; large maps have to do with one."""
    phase, lane = [card.phase for card in cards], [card.lane for card in cards]
    grids: dict[tuple[int, ...], Grid] = {}  # placements may agree
    for cell, late in _PLACEMENTS if len(links) <= _FEW else (_PLACEMENTS[0], _PLACEMENTS[_DENSE]):
        columns = assign_columns(phase, lane, links, len(phases), cell, late)
        rows = assign_rows(columns.of_card, lane, links, len(lanes))
        key = (*columns.of_card, *rows.of_card)
        grids.setdefault(key, build_grid(columns.of_card, rows.of_card, columns.phases, rows.lanes))
    choice = list(grids.values())
    if len(links) > _FEW:
        choice = choice[-1:] if choice[0].columns > _TOO_WIDE * choice[-1].columns else choice[:1]
    drafts = []
    for grid in choice:
        sheet = _sheet(grid, cards, links, phases, lanes, metrics)
        search = Search(grid, links)
        drafts.append((_run(sheet, search, _VARIANTS[0]), search))
    if len(links) > _FEW:
        return drafts[0][0]
    drafts.sort(key=lambda draft: draft[0].worth)
    finals = [drafts[0][0]]
    for draft, search in drafts[:_FINALISTS]:
        finals += [_run(draft.sheet, search, weights) for weights in _VARIANTS[1:]]
    return min(finals, key=lambda draft: draft.worth)


def _sheet(
    grid: Grid,
    cards: Sequence[Card],
    links: Sequence[tuple[int, int]],
    phases: Sequence[Phase],
    lanes: Sequence[Lane],
    metrics: Metrics,
) -> Sheet:
    heights = [0.0] * grid.rows
    has_cards = [False] * grid.columns
    for card, row, column in zip(cards, grid.row, grid.column, strict=True):
        heights[row] = max(heights[row], card.height)
        has_cards[column] = True
    return Sheet(grid, links, heights, has_cards, phases, lanes, metrics)


def _run(sheet: Sheet, search: Search, weights: Weights) -> _Draft:
    paths = search.run(weights)
    lines = trace(sheet, paths)
    worth = 0.0
    if len(paths) <= _FEW:  # else there is nothing to compare it with
        ink = 1 + 2 * count_crossings(lines.points) + sum(path.bends for path in paths)
        worth = ink * lines.x.length**2
    return _Draft(sheet, paths, lines, worth)


def _stretch_x(drawn: Trace, stretch: Stretch) -> None:
    drawn.points = [tuple((stretch(x), y) for x, y in points) for points in drawn.points]
    drawn.x = stretch.axis(drawn.x)


def _stretch_y(drawn: Trace, stretch: Stretch) -> None:
    drawn.points = [tuple((x, stretch(y)) for x, y in points) for points in drawn.points]
    drawn.y = stretch.axis(drawn.y)


def _layout(
    sheet: Sheet, cards: Sequence[Card], links: Sequence[Link], drawn: Trace, labels: dict[int, Rect]
) -> Layout:
    """Everything in points, by key."""
    grid, x, y = sheet.grid, drawn.x, drawn.y
    crossings = count_crossings(drawn.points)
    cuts = interruptions(drawn.points) if crossings <= _MANY_CROSSINGS else [()] * len(links)
    boxes = {}
    for index, card in enumerate(cards):
        column, row = grid.column[index], grid.row[index]
        left, top = x.band_start[column], y.band_start[row]
        boxes[card.key] = Rect(left, top, left + x.band_size[column], top + y.band_size[row])
    routes = {link.key: Route(drawn.points[index], labels.get(index), cuts[index]) for index, link in enumerate(links)}
    return Layout(
        width=max([x.length, *(label.x1 for label in labels.values())]),
        height=max([y.length, *(label.y1 for label in labels.values())]),
        cards=boxes,
        phases=[
            Span(x.band_start[first], x.band_start[end - 1] + x.band_size[end - 1] + drawn.beyond[end - 1])
            for first, end in groups(grid.phase_of_column)
        ],
        stages=_stages(sheet, drawn),
        lanes=[
            Span(y.band_start[first] - pad, y.band_start[end - 1] + y.band_size[end - 1] + pad)
            for (first, end), pad in zip(groups(grid.lane_of_row), drawn.pads, strict=True)
        ],
        routes=routes,
        crossings=crossings,
        bends=sum(route.bends for route in routes.values()),
    )


def _stages(sheet: Sheet, drawn: Trace) -> list[Span]:
    """Stages meet in the middle of the gaps between them."""
    x = drawn.x
    spans = []
    start = 0.0
    parts = groups([sheet.phases[phase].stage for phase in sheet.grid.phase_of_column])
    for _, end in parts:
        stop = x.length
        if end < sheet.grid.columns:
            taken = drawn.beyond[end - 1]
            stop = x.space_start[end] + taken + (x.space_size[end] - taken) / 2
        spans.append(Span(start, stop))
        start = stop
    return spans
