"""Lays out a whole map: drafts it, makes room for labels, and states everything in points."""

from __future__ import annotations

from collections.abc import Sequence

from .channel_labels import ChannelLabels
from .crossings import find_cuts
from .drafts import Task, best_draft
from .model import Card, Lane, Layout, Link, Metrics, Phase, Rect, Route, Span
from .row_labels import place_on_rows
from .runs import groups
from .stretch import Stretch
from .trace import Sheet, Trace
from .widen import widened

_MOST_CUTS = 100_000  # with more crossings gaps would help nobody, and take long


def arrange(
    cards: Sequence[Card],
    links: Sequence[Link],
    phases: Sequence[Phase],
    lanes: Sequence[Lane],
    metrics: Metrics,
) -> Layout:
    """Places the cards and routes the links; the same input always gives the same layout.

    Phases are in the order of their stages, and every stage up to the last has one.
    """
    number = {card.key: index for index, card in enumerate(cards)}
    pairs = [(number[link.source], number[link.target]) for link in links]
    sheet, paths, lines = best_draft(Task(cards, pairs, phases, lanes, metrics))
    sizes = {index: link.label for index, link in enumerate(links) if link.label is not None}

    stretch, on_rows = place_on_rows(sheet, paths, sizes, lines)
    lines = _stretched_x(lines, stretch)
    rest = {link: size for link, size in sizes.items() if link not in on_rows}
    stretch, labels = ChannelLabels(sheet, paths, lines).place(rest)
    lines = _stretched_y(lines, stretch)
    for link, (x0, y0, x1, y1) in on_rows.items():
        middle, height = stretch((y0 + y1) / 2), y1 - y0
        labels[link] = Rect(x0, middle - height / 2, x1, middle + height / 2)
    layout = _layout(sheet, cards, links, lines, labels)
    return widened(layout, [phase.stage for phase in phases], metrics.stage_min_width)


def _stretched_x(lines: Trace, stretch: Stretch) -> Trace:
    points = [tuple((stretch(x), y) for x, y in polyline) for polyline in lines.points]
    return Trace(points, stretch.axis(lines.x), lines.y, lines.beyond, lines.pads)


def _stretched_y(lines: Trace, stretch: Stretch) -> Trace:
    points = [tuple((x, stretch(y)) for x, y in polyline) for polyline in lines.points]
    return Trace(points, lines.x, stretch.axis(lines.y), lines.beyond, lines.pads)


def _layout(
    sheet: Sheet, cards: Sequence[Card], links: Sequence[Link], lines: Trace, labels: dict[int, Rect]
) -> Layout:
    """Everything by key."""
    grid, x, y = sheet.grid, lines.x, lines.y
    crossings, cuts = find_cuts(lines.points, _MOST_CUTS)
    boxes = {}
    for card, column, row in zip(cards, grid.column, grid.row, strict=True):
        left, top = x.band_start[column], y.band_start[row]
        boxes[card.key] = Rect(left, top, left + x.band_size[column], top + y.band_size[row])
    routes = {
        link.key: Route(points, labels.get(index), cuts[index])
        for index, (link, points) in enumerate(zip(links, lines.points, strict=True))
    }
    return Layout(
        width=max([x.length, *(label.x1 for label in labels.values())]),
        height=max([y.length, *(label.y1 for label in labels.values())]),
        cards=boxes,
        phases=[
            Span(x.band_start[first], x.band_start[end - 1] + x.band_size[end - 1] + lines.beyond[end - 1])
            for first, end in groups(grid.phase_of_column)
        ],
        stages=_stages(sheet, lines),
        lanes=[
            Span(y.band_start[first] - pad, y.band_start[end - 1] + y.band_size[end - 1] + pad)
            for (first, end), pad in zip(groups(grid.lane_of_row), lines.pads, strict=True)
        ],
        routes=routes,
        crossings=crossings,
        bends=sum(route.bends for route in routes.values()),
    )


def _stages(sheet: Sheet, lines: Trace) -> list[Span]:
    """Stages meet in the middle of the gaps between them."""
    x = lines.x
    spans = []
    start = 0.0
    for _, end in groups([sheet.phases[phase].stage for phase in sheet.grid.phase_of_column]):
        stop = x.length
        if end < sheet.grid.columns:
            taken = lines.beyond[end - 1]
            stop = x.space_start[end] + taken + (x.space_size[end] - taken) / 2
        spans.append(Span(start, stop))
        start = stop
    return spans
