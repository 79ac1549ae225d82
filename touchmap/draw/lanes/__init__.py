"""Lays out the lane map: places cards on a grid, routes links between them, in points."""

from .cycles import without_cycles
from .layout import arrange
from .model import Card, Lane, Layout, Link, Metrics, Phase, Point, Rect, Route, Span
from .widen import widened

__all__ = [
    "Card",
    "Lane",
    "Layout",
    "Link",
    "Metrics",
    "Phase",
    "Point",
    "Rect",
    "Route",
    "Span",
    "arrange",
    "widened",
    "without_cycles",
]
