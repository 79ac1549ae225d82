"""What the map shows, before anything has a place: plain data from an inventory and its audit."""

from touchmap.draw.view.build import picture
from touchmap.draw.view.parts import (
    Bar,
    Card,
    Gauge,
    Idea,
    Lane,
    Pain,
    Persona,
    Phase,
    Picture,
    Score,
    Stage,
    Tag,
    Way,
    Wide,
)  # fmt: skip

__all__ = [
    "Bar", "Card", "Gauge", "Idea", "Lane", "Pain", "Persona", "Phase", "Picture", "Score", "Stage", "Tag", "Way",
    "Wide", "picture",
]  # fmt: skip
