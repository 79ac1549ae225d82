"""Sheets of paper, and how large a map becomes on one."""

from __future__ import annotations

from typing import NamedTuple

PAPERS = {"a4": (595.0, 842.0), "a3": (842.0, 1191.0), "a1": (1684.0, 2384.0), "a0": (2384.0, 3370.0)}
"""Width and height in points of each, standing."""
WALL = "a1"
"""What hangs on the wall of a workshop, if nothing is said."""
WALLS = ("a1", "a0")
"""What is read from afar; the others are held in the hand."""
MARGIN = 14.0
"""Points, 5 mm: what stays free on each side, because printers need it; the map has a margin of its own as well."""


class Fit(NamedTuple):
    """A sheet of paper, lying or standing, and how many times larger the map is on it."""

    width: float
    height: float
    zoom: float


def fit(width: float, height: float, paper: str = WALL) -> Fit:
    """How a map of that size fits onto `paper` best, turned so that it becomes as large as can be."""
    short, long = PAPERS[paper]
    lying, standing = (
        Fit(wide, high, min((wide - 2 * MARGIN) / width, (high - 2 * MARGIN) / height))
        for wide, high in ((long, short), (short, long))
    )
    return lying if lying.zoom >= standing.zoom else standing
