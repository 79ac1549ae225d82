"""Makes stages as wide as their headers need, after everything has been placed.

A strip of empty space goes in behind the last card of a stage that is too narrow, or where much is missing (a map of
one stage only), a strip behind each of its columns: nothing moves up or down, and lines only get longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .model import Layout, Point, Rect, Route, Span
from .stretch import Stretch


def widened(layout: Layout, stage_of_phase: Sequence[int], least: Sequence[float]) -> Layout:
    """`layout` with each stage at least as wide as `least` says for it."""
    strips: dict[float, float] = {}
    more = dict.fromkeys(range(len(layout.phases)), 0.0)
    for stage, (span, wanted) in enumerate(zip(layout.stages, least, strict=False)):
        lack = wanted - (span.end - span.start)
        if lack > 0.01:
            last = max(phase for phase, home in enumerate(stage_of_phase) if home == stage)
            ends = sorted({card.x1 for card in layout.cards.values() if span.start <= card.x0 < span.end})[:-1]
            widest = max((card.x1 - card.x0 for card in layout.cards.values()), default=0.0)
            share = lack / (len(ends) + 1) if lack > widest else 0.0
            strips |= dict.fromkeys(ends, share)
            strips[layout.phases[last].end] = more[last] = lack - share * len(ends)
    if not strips:
        return layout
    stretch = Stretch(strips)
    routes = {key: _stretched(route, stretch) for key, route in layout.routes.items()}
    return replace(
        layout,
        width=max([stretch(layout.width), *(route.label.x1 for route in routes.values() if route.label)]),
        cards={key: Rect(stretch(x0), y0, stretch(x1), y1) for key, (x0, y0, x1, y1) in layout.cards.items()},
        phases=[Span(stretch(start), stretch(end) + more[phase]) for phase, (start, end) in enumerate(layout.phases)],
        stages=[Span(stretch(start), stretch(end)) for start, end in layout.stages],
        routes=routes,
    )


def _stretched(route: Route, stretch: Stretch) -> Route:
    label = route.label
    if label is not None:
        shift = stretch(at := _grip(route.points, label)) - at
        label = Rect(label.x0 + shift, label.y0, label.x1 + shift, label.y1)
    points = tuple((stretch(x), y) for x, y in route.points)
    return Route(points, label, tuple((stretch(x), y) for x, y in route.cuts))


def _grip(points: Sequence[Point], label: Rect) -> float:
    """Where the label is tied to its line."""
    for (x, y), (x2, y2) in pairwise(points):
        if x == x2 and label.x0 <= x <= label.x1 and min(y, y2) < label.y1 and max(y, y2) > label.y0:
            return x
    return label.x0
