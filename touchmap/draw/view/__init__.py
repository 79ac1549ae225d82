"""What the map shows, before anything has a place: plain data from an inventory and its audit."""

from touchmap.draw.view.build import picture
from touchmap.draw.view.parts import Bar, Card, Lane, Pain, Phase, Picture, Score, Stage, Way

__all__ = ["Bar", "Card", "Lane", "Pain", "Phase", "Picture", "Score", "Stage", "Way", "picture"]
