"""Makes room on an axis after everything has been placed, without letting anything meet."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from .axes import Axis


class Stretch:
    """Inserts strips of space into an axis, each at a place and so many points wide."""

    def __init__(self, strips: dict[float, float]) -> None:
        """Strips are inserted just behind the places that are their keys."""
        self._places = sorted(strips)
        self._shifts = [0.0, *accumulate(strips[place] for place in self._places)]

    def __call__(self, at: float) -> float:
        """Where `at` lies afterwards."""
        return at + self._shifts[bisect_left(self._places, at)]

    def axis(self, axis: Axis) -> Axis:
        """The axis with its spaces stretched."""
        starts = [self(start) for start in axis.band_start]
        ends = [self(a + size) for a, size in zip(axis.band_start, axis.band_size, strict=True)]
        spaces = [self(start) for start in axis.space_start]
        sizes = [self(axis.length) - spaces[-1]]
        sizes = [start - space for start, space in zip(starts, spaces, strict=False)] + sizes
        first = [self(at) for at in axis.first_track]
        widths = [b - a for a, b in zip(starts, ends, strict=True)]
        return Axis(starts, widths, spaces, sizes, first, axis.tracks, axis.pitch)
