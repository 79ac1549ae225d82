"""The inventory as objects: every block strict, every block with its place in the file."""

from touchmap.model.block import Block
from touchmap.model.frame import Channel, Journey, Person, Phase
from touchmap.model.inventory import Inventory, Path
from touchmap.model.load import load
from touchmap.model.post import Acts, Counts, Post, Question, Result
from touchmap.model.touchpoint import Link, Loyalty, Pain, PathStep, Send, Service, Touchpoint
from touchmap.model.values import STAGES, Stage

__all__ = [
    "STAGES", "Acts", "Block", "Channel", "Counts", "Inventory", "Journey", "Link", "Loyalty", "Pain", "Path",
    "PathStep", "Person", "Phase", "Post", "Question", "Result", "Send", "Service", "Stage", "Touchpoint", "load",
]  # fmt: skip
