"""Drawing: from an inventory and its audit to a map as SVG, PNG, PDF or DOT."""

from touchmap.draw.drawing import FORMATS, render
from touchmap.draw.failure import DrawingFailed

__all__ = ["FORMATS", "DrawingFailed", "render"]
