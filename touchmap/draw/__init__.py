"""Drawing: from an inventory and its audit to a map as SVG, PNG, PDF or DOT."""

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.render import FORMATS, render

__all__ = ["FORMATS", "DrawingFailed", "render"]
