"""The corners of marks and arrow heads, and how round boxes are: just as Graphviz draws them.

So the SVG, which is written here, and the PNG and PDF, which Graphviz draws, look the same; a test compares them.
"""

from __future__ import annotations

import math

from touchmap.draw.shapes import Arrow, Mark, MarkKind, Point, Rect

_ROUND = 12.0  # points, the radius of corners; a third of the shorter side where that is less
_HEAD_WIDTH = 0.35  # half of an arrow head's width, as a share of its length
_SHARP = math.hypot(1, _HEAD_WIDTH) / _HEAD_WIDTH / 2  # how far the point of an outlined head sticks out, in weights
_DENT = math.sin(math.radians(18)) / math.sin(math.radians(54))  # of a star: its inner radius by its outer


def radius(rect: Rect) -> float:
    """Of the corners of a rounded box."""
    return min(_ROUND, rect.width / 3, rect.height / 3)


def head(arrow: Arrow) -> list[Point]:
    """The triangle at the end of `arrow`: its outline, as thick as the line, ends at the tip."""
    (x, y), (x1, y1) = arrow.pieces[-1][-1], arrow.tip
    length = math.dist((x, y), (x1, y1))
    if not length:
        return []
    dx, dy = (x1 - x) / length, (y1 - y) / length
    back = arrow.weight * _SHARP
    x, y, x1, y1 = x - dx * back, y - dy * back, x1 - dx * back, y1 - dy * back
    aside = (-dy * length * _HEAD_WIDTH, dx * length * _HEAD_WIDTH)
    return [(x + aside[0], y + aside[1]), (x1, y1), (x - aside[0], y - aside[1])]


def corners(mark: Mark) -> list[Point]:
    """Of a mark that is not round."""
    wide, high = mark.width / 2, mark.height / 2
    return [(mark.x + x * wide, mark.y + y * high) for x, y in _SHAPES[mark.kind]]


def _star() -> list[Point]:
    """Five points as high as the mark; to the sides they reach a little beyond it."""
    outer = 2 / (1 + math.cos(math.radians(36)))
    turns = (math.radians(36 * turn) for turn in range(10))
    radii = (outer, outer * _DENT) * 5
    return [(size * math.sin(turn), outer - 1 - size * math.cos(turn)) for turn, size in zip(turns, radii, strict=True)]


_SHAPES: dict[MarkKind, list[Point]] = {
    "triangle": [(0, -1), (1, 0.5), (-1, 0.5)],
    "invtriangle": [(0, 1), (-1, -0.5), (1, -0.5)],
    "diamond": [(0, -1), (1, 0), (0, 1), (-1, 0)],
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "star": _star(),
}
"""The corners of marks that reach from -1 to 1."""
