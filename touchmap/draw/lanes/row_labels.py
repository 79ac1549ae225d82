"""Places the hand-off labels of straight lines along a row, which pass no channel.

They sit on their line, in an empty column or in the gap behind the source, which is widened.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import Point, Rect
from .routes import Path
from .stretch import Stretch
from .trace import Sheet, Trace

Size = tuple[float, float]
Upright = tuple[float, float, float]
"""A vertical line: its x, its top, its bottom."""

_LEAD = 7.0  # points of line that stay visible between the source and its label


def place_on_rows(
    sheet: Sheet, paths: Sequence[Path], labels: dict[int, Size], lines: Trace
) -> tuple[Stretch, dict[int, Rect]]:
    """Those of `labels`, by link, that belong on rows, as they lie after the gaps have been stretched."""
    x, metrics = lines.x, sheet.metrics
    strips: dict[float, float] = {}
    middles: dict[int, float] = {}  # of labels in empty columns
    starts: dict[int, float] = {}  # of the gaps of the others
    uprights: dict[int, list[Upright]] | None = None
    for link, (width, _) in labels.items():
        if paths[link].bends or not paths[link].horizontal:
            continue
        source, target = (sheet.grid.column[card] for card in sheet.links[link])
        roomy = [column for column in range(source + 1, target) if x.band_size[column] >= width]
        if roomy:
            if uprights is None:
                uprights = _in_columns(paths, lines.points)
            y = lines.points[link][0][1]
            hidden = [_hidden(uprights.get(column, ()), x.middle(column), y, width) for column in roomy]
            middles[link] = x.middle(roomy[hidden.index(min(hidden))])
            continue
        gap = source + 1
        start = x.space_start[gap]
        if x.tracks[gap]:
            room, need = x.first_track[gap] - start, _LEAD + width + metrics.departure
        else:
            room, need = x.space_size[gap], _LEAD + width + metrics.approach
        strips[start + 1] = max(strips.get(start + 1, 0.0), need - room)
        starts[link] = start
    stretch = Stretch(strips)
    rects = {}
    for link in sorted([*middles, *starts]):
        width, height = labels[link]
        left = stretch(middles[link]) - width / 2 if link in middles else stretch(starts[link]) + _LEAD
        y = lines.points[link][0][1]
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
