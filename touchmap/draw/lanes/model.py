"""What the layout is given and what it answers: cards, links, sizes; rectangles, spans, routes.

All lengths are points. The origin is the top left of the lane area, y points down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from .curves import Piece, draw_pieces

Point = tuple[float, float]

PAPER = math.sqrt(2)
"""The longer side of a sheet of paper, as a share of the shorter."""
_STANDING = 1.3  # how much larger a print must get before its paper is turned


class Rect(NamedTuple):
    """A box, in points, with `x0 <= x1` and `y0 <= y1`."""

    x0: float
    y0: float
    x1: float
    y1: float


class Span(NamedTuple):
    """A stretch of one axis, in points."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Card:
    """A touchpoint to place; `phase` and `lane` are indices, `height` is what its content needs."""

    key: str
    lane: int
    phase: int
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to route; `label` is the width and height of the hand-off label to place on it."""

    key: str
    source: str
    target: str
    label: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of columns in one stage; its header needs `min_width`."""

    stage: int
    min_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of rows; its label needs `min_height`."""

    min_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Every distance the layout keeps, in points."""

    card_width: float = 150.0
    column_gap: float = 28.0
    """Between two columns without lines between them."""
    stage_gap: float = 10.0
    """Added to the column gap where a stage ends."""
    row_gap: float = 24.0
    """Between two rows of cards of one lane."""
    lane_pad: float = 12.0
    """From a card to the edge of its lane's band."""
    lane_gap: float = 12.0
    """Between the bands of two lanes."""
    gutter: float = 46.0
    """Between the cards of two lanes where a hand-off label sits."""
    track_pitch: float = 10.0
    """Between two parallel lines in one gap or channel."""
    track_pitch_min: float = 5.0
    """What the track pitch may shrink to where there are many lines."""
    track_room: float = 80.0
    """How much room parallel lines may take before their pitch shrinks."""
    port_pitch: float = 12.0
    """Between two lines at the left or right of a card."""
    port_pitch_min: float = 6.0
    """What it may shrink to before the card grows."""
    port_pitch_wide: float = 44.0
    """Between two lines at its top or bottom, where there is room for labels between them."""
    port_margin: float = 9.0
    """From the corner of a card to its first port."""
    corner: float = 9.0
    """Radius of the bends."""
    head: float = 10.0
    """Length of an arrow head."""
    approach: float = 20.0
    """Straight stretch before a card: a bend and an arrow head."""
    departure: float = 12.0
    """Straight stretch behind a card: a bend."""
    edge: float = 10.0
    """From the border of the drawing to the first card or line."""
    label_gap: float = 4.0
    """Between two labels, and between a label and the nearest bend."""
    stage_min_width: tuple[float, ...] = ()
    """What the header of each stage needs."""
    around: tuple[float, float] = (230.0, 600.0)
    """About how much wider and higher the whole sheet is than the layout."""

    def pitch_of(self, tracks: int) -> float:
        """How far apart so many tracks are: the closer, the more there are, down to a limit."""
        if tracks < 2:
            return self.track_pitch
        return min(self.track_pitch, max(self.track_pitch_min, self.track_room / (tracks - 1)))

    def paper(self, width: float, height: float) -> float:
        """The longer side of the paper that holds the sheet of such a layout: the shorter, the larger the print.

        Paper that lies is preferred, as screens lie, too.
        """
        width, height = width + self.around[0], height + self.around[1]
        return min(max(width, height * PAPER), _STANDING * max(height, width * PAPER))


@dataclass(frozen=True, slots=True)
class Route:
    """One arrow: an orthogonal polyline from the source's border to the target's border."""

    points: tuple[Point, ...]
    label: Rect | None = None
    cuts: tuple[Point, ...] = ()
    """Where the line is interrupted because another line crosses it there."""

    @property
    def tip(self) -> Point:
        """The point of the arrow head, on the target's border."""
        return self.points[-1]

    @property
    def bends(self) -> int:
        """How often the line turns."""
        return len(self.points) - 2

    def pieces(
        self, origin: Point = (0.0, 0.0), *, corner: float = 9.0, cut: float = 9.0, head: float = 10.0
    ) -> list[Piece]:
        """Bézier pieces of 3n+1 control points, counted from `origin`; the last ends `head` points before the tip."""
        dx, dy = origin
        points = [(x + dx, y + dy) for x, y in self.points]
        return draw_pieces(points, [(x + dx, y + dy) for x, y in self.cuts], corner, cut, head)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything goes."""

    width: float
    height: float
    cards: dict[str, Rect]
    phases: list[Span]
    stages: list[Span]
    lanes: list[Span]
    routes: dict[str, Route]
    crossings: int
    bends: int
