"""What a map calls the stages: as its inventory does, else as its language does."""

from __future__ import annotations

from touchmap.draw.words import Words, say
from touchmap.model import Inventory, Stage


def stage_title(inventory: Inventory, stage: Stage, words: Words) -> str:
    """The name of one stage."""
    return inventory.stage_names.get(stage) or say(words, f"stage.{stage}")
