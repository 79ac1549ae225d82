"""Places the hand-off labels of straight lines along a row, which pass no channel.

They sit on their line, in an empty column or in the gap behind the source, which is widened.
"""

from __future__ import annotations

from collections.abc import Sequence

from .axes import Axis
from .grid import Grid
from .model import Metrics, Point, Rect
from .routes import Path
from .stretch import Stretch

Size = tuple[float, float]
Upright = tuple[float, float, float]
"""A vertical line: its x, its top, its bottom."""

_LEAD = 7.0  # points of line that stay visible between the source and its label


def place_on_rows(
    grid: Grid,
    links: Sequence[tuple[int, int]],
    paths: Sequence[Path],
    labels: Sequence[Size | None],
    points: Sequence[Sequence[Point]],
    x: Axis,
    metrics: Metrics,
) -> tuple[Stretch, dict[int, Rect]]:
    """Labels of straight lines along a row, as they lie after the gaps have been stretched."""
    strips: dict[float, float] = {}
    middles: dict[int, float] = {}
    starts: dict[int, float] = {}
    uprights: dict[int, list[Upright]] | None = None
    for link, (path, size) in enumerate(zip(paths, labels, strict=True)):
        if size is None or path.bends or not path.horizontal:
            continue
        source, target = links[link]
        empty = range(grid.column[source] + 1, grid.column[target])
        roomy = [column for column in empty if x.band_size[column] >= size[0]]
        if roomy:
            if uprights is None:
                uprights = _in_columns(paths, points)
            y = points[link][0][1]
            hidden = [_hidden(uprights.get(column, ()), x.middle(column), y, size[0]) for column in roomy]
            middles[link] = x.middle(roomy[hidden.index(min(hidden))])
            continue
        gap = grid.column[source] + 1
        start = x.space_start[gap]
        if x.tracks[gap]:
            room, need = x.first_track[gap] - start, _LEAD + size[0] + metrics.departure
        else:
            room, need = x.space_size[gap], _LEAD + size[0] + metrics.approach
        strips[start + 1] = max(strips.get(start + 1, 0.0), need - room)
        starts[link] = start
    stretch = Stretch(strips)
    rects = {}
    for link in sorted([*middles, *starts]):
        width, height = labels[link] or (0.0, 0.0)
        left = stretch(middles[link]) - width / 2 if link in middles else stretch(starts[link]) + _LEAD
        y = points[link][0][1]
        rects[link] = Rect(left, y - height / 2, left + width, y + height / 2)
    return stretch, rects


def _in_columns(paths: Sequence[Path], points: Sequence[Sequence[Point]]) -> dict[int, list[Upright]]:
    """The vertical lines that run in columns, per column."""
    found: dict[int, list[Upright]] = {}
    for path, polyline in zip(paths, points, strict=True):
        chain = path.chain
        for index in range(2 if path.horizontal else 1, len(chain) - 1, 2):
            if chain[index] % 2:
                (x, a), (_, b) = polyline[index - 1], polyline[index]
                found.setdefault(chain[index] // 2, []).append((x, min(a, b), max(a, b)))
    return found


def _hidden(uprights: Sequence[Upright], middle: float, y: float, width: float) -> int:
    return sum(abs(x - middle) < width / 2 and top < y < bottom for x, top, bottom in uprights)
