"""Places the hand-off labels of lines that pass a channel, best a gutter between two lanes.

The labels of a channel stand side by side on as many levels as they need. Room is made by inserting strips
of empty space, which lines cross at right angles: so nothing that was apart can meet.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .model import Rect
from .routes import Path
from .stretch import Stretch
from .trace import Sheet, Trace

Size = tuple[float, float]

_HIDDEN = 2.0  # cost of a line under a label
_ASIDE = 0.3  # of a label that isn't centred on its line
_BARELY = 0.5  # of a label that only just reaches its line
_LEVEL = 1.5  # of a label that doesn't fit beside the others
_OUTSIDE = 2.0
_AWAY = 0.4  # per channel between the label and the source
_TRIED = 4  # channels, the closest to the source
_MANY = 5000  # labels; with more, only the closest channel is tried
_TAIL = 14.0  # points between a card and a label, so that the arrow head or the dot stays visible
_GRIP = 10.0  # points that a label reaches beyond its line at least
_TIGHT = 3.5  # and where another line is close by
_TOWARDS = 5.0  # points that a label leans towards the source


class _Passage(NamedTuple):
    """A vertical line in a channel."""

    channel: int
    x: float
    above: bool
    """Whether it runs above the channel's tracks."""
    below: bool
    down: bool
    """Whether it leads down, away from its source."""


class _Spot(NamedTuple):
    """A place for a label on a vertical line."""

    shelf: tuple[int, bool]
    """The channel, and whether the label lies below its tracks."""
    level: int
    left: float
    down: bool


@dataclass(slots=True)
class _Shelf:
    """The room for labels above or below the tracks of a channel, in levels of stretches taken."""

    levels: list[list[tuple[float, float]]] = field(default_factory=list)
    tallest: float = 0.0

    def first_free(self, left: float, right: float, gap: float) -> int:
        """The first level with room from `left` to `right`; the next new one if there is none."""
        for number, taken in enumerate(self.levels):
            place = bisect_left(taken, (right + gap,))
            if place == 0 or taken[place - 1][1] <= left - gap:
                return number
        return len(self.levels)

    def take(self, level: int, left: float, size: Size) -> None:
        """Puts a label there."""
        if level == len(self.levels):
            self.levels.append([])
        insort(self.levels[level], (left, left + size[0]))
        self.tallest = max(self.tallest, size[1])

    def height(self, gap: float) -> float:
        """Of all levels."""
        return len(self.levels) * (self.tallest + gap) - gap


class ChannelLabels:
    """Places labels one after the other, then makes room for all of them."""

    def __init__(self, sheet: Sheet, paths: Sequence[Path], lines: Trace) -> None:
        """Nothing is placed yet."""
        self._grid = sheet.grid
        self._gutters: list[int] = []
        self._inner: list[int] = []
        for channel in range(sheet.grid.rows + 1):
            (self._inner if sheet.grid.inside_lane(channel) else self._gutters).append(channel)
        self._metrics = sheet.metrics
        self._paths = paths
        self._points = lines.points
        self._y = lines.y
        self._tried = _TRIED
        self._shelves: dict[tuple[int, bool], _Shelf] = {}

    def place(self, labels: dict[int, Size]) -> tuple[Stretch, dict[int, Rect]]:
        """The labels of the given links, as they lie after the channels have been stretched."""
        if len(labels) > _MANY:
            self._tried = 1
        passages = {link: self._near(link) for link in labels}
        lines = self._lines(sorted({passage.channel for found in passages.values() for passage in found}))
        spots = {}
        for link, size in labels.items():
            spot = self._best_spot(passages[link], size[0], lines)
            self._shelves.setdefault(spot.shelf, _Shelf()).take(spot.level, spot.left, size)
            spots[link] = spot
        return self._make_room(spots, labels)

    def _near(self, link: int) -> list[_Passage]:
        """Where the link passes channels close to its source; inside lanes only if it passes no gutter."""
        return self._passages(link, self._gutters) or self._passages(link, self._inner)

    def _passages(self, link: int, channels: Sequence[int]) -> list[_Passage]:
        """Where the link passes some of these channels, from its source on."""
        found: list[_Passage] = []
        path, points = self._paths[link], self._points[link]
        for index, low, high in _verticals(path):
            x, down = points[index][0], path.chain[index - 1] == low
            here = _between(channels, low, high)
            for channel in here if down else reversed(here):
                found.append(_Passage(channel, x, 2 * channel > low, 2 * channel < high, down))
                if len(found) == self._tried:
                    return found
        return found

    def _lines(self, channels: Sequence[int]) -> dict[int, list[float]]:
        """The x of every vertical line in each of these channels, sorted."""
        lines: dict[int, list[float]] = {channel: [] for channel in channels}
        for path, points in zip(self._paths, self._points, strict=True):
            for index, low, high in _verticals(path):
                for channel in _between(channels, low, high):
                    lines[channel].append(points[index][0])
        for places in lines.values():
            places.sort()
        return lines

    def _best_spot(self, passages: Sequence[_Passage], width: float, lines: dict[int, list[float]]) -> _Spot:
        """The cheapest place for a label `width` wide."""
        grip, tight = min(_GRIP, width / 2), min(_TIGHT, width / 2)
        best, least = None, math.inf
        for order, (channel, x, above, below, down) in enumerate(passages):
            extra = _AWAY * order
            if channel in (0, self._grid.rows):
                extra += _OUTSIDE
            lower = not above or (below and not down and self._y.tracks[channel] > 0)
            shelf = self._shelves.get((channel, lower)) or _Shelf()
            places = lines[channel]
            for aside, start in (
                (0.0, x - width / 2),
                (_ASIDE, x - width + grip),
                (_ASIDE, x - grip),
                (_BARELY, x - width + tight),
                (_BARELY, x - tight),
            ):
                if extra + aside >= least:
                    break
                left = max(0.0, start)
                hidden = bisect_right(places, left + width + 1) - bisect_left(places, left - 1) - 1
                cost = extra + aside + _HIDDEN * hidden
                if cost >= least:
                    continue
                level = shelf.first_free(left, left + width, self._metrics.label_gap)
                cost += _LEVEL * level
                if cost < least:
                    best, least = _Spot((channel, lower), level, left, down), cost
        if best is None:
            raise AssertionError("a line with a label that runs along no row passes a channel")
        return best

    def _make_room(self, spots: dict[int, _Spot], labels: dict[int, Size]) -> tuple[Stretch, dict[int, Rect]]:
        """Stretches the channels for their levels of labels, and puts each label on its level."""
        gap = self._metrics.label_gap
        rooms = {key: self._room(*key) for key in self._shelves}
        strips = {}
        for key, (start, end) in rooms.items():
            need = self._shelves[key].height(gap) + 2 * _TAIL
            if not self._y.tracks[key[0]] and not self._grid.inside_lane(key[0]):
                need = max(need, self._metrics.gutter)
            strips[(start + end) / 2] = max(0.0, need - (end - start))
        stretch = Stretch(strips)
        rects = {}
        for link, (key, level, left, down) in spots.items():
            start, end = map(stretch, rooms[key])
            shelf = self._shelves[key]
            margin = (end - start - shelf.height(gap)) / 2
            width, height = labels[link]
            top = start + margin + level * (shelf.tallest + gap) + (shelf.tallest - height) / 2
            if len(shelf.levels) == 1:
                lean = max(0.0, min(_TOWARDS, margin - self._metrics.head))
                top += -lean if down else lean
            rects[link] = Rect(left, top, left + width, top + height)
        return stretch, rects

    def _room(self, channel: int, below: bool) -> tuple[float, float]:
        """Where the shelf begins and ends: between a row of cards and the channel's tracks, if it has any."""
        y = self._y
        start, end = y.space_start[channel], y.space_start[channel] + y.space_size[channel]
        if not y.tracks[channel]:
            return start, end
        first = y.first_track[channel]
        return (first + (y.tracks[channel] - 1) * y.pitch[channel], end) if below else (start, first)


def _between(channels: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Those of the sorted `channels` that a line from one line of the grid to another passes."""
    return channels[bisect_left(channels, (low + 1) // 2) : bisect_right(channels, high // 2)]


def _verticals(path: Path) -> Iterator[tuple[int, int, int]]:
    """The vertical segments of a path: the number of the point each ends at, and from where to where it reaches."""
    chain = path.chain
    for index in range(2 if path.horizontal else 1, len(chain) - 1, 2):
        a, b = chain[index - 1], chain[index + 1]
        yield (index, a, b) if a < b else (index, b, a)
