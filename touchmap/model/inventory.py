"""A whole inventory: one journey with all its touchpoints, as read from one file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path as FolderPath

from pydantic import ConfigDict

from touchmap.model.block import Block, NotRead
from touchmap.model.frame import Channel, Journey, Person, Phase
from touchmap.model.post import Post
from touchmap.model.touchpoint import PathStep, Touchpoint
from touchmap.model.values import Stage
from touchmap.source import Comment

_STAGE_TITLES: dict[Stage, str] = {
    "pre-purchase": "Pre-purchase",
    "purchase": "Purchase",
    "post-purchase": "Post-purchase",
}


class Path(Block):
    """A named way through the journey."""

    steps: list[PathStep]

    @cached_property
    def key(self) -> str:
        """The name of the path."""
        return ""


class Inventory(Block):
    """One journey with all its touchpoints, as read from one file.

    `touchpoints` holds every touchpoint in the order of the file, anytime ones included, parts not.
    """

    model_config = ConfigDict(defer_build=True)  # it is put together, never validated

    path: str
    journey: Journey
    stage_names: dict[Stage, str]
    people: dict[str, Person]
    phases: dict[str, Phase]
    channels: dict[str, Channel]
    feedback: dict[str, Post]
    touchpoints: tuple[Touchpoint, ...]
    paths: dict[str, Path]

    @cached_property
    def folder(self) -> FolderPath:
        """The folder that the file lies in; sources are relative to it."""
        raise NotRead

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of the file that are meant for touchmap."""
        return ()

    def at(self, stage: Stage) -> list[Touchpoint]:
        """The touchpoints of one stage, in the order of the file."""
        return [touchpoint for touchpoint in self.touchpoints if touchpoint.stage == stage]

    @property
    def anytime(self) -> list[Touchpoint]:
        """The touchpoints that are there throughout."""
        return [touchpoint for touchpoint in self.touchpoints if touchpoint.stage is None]

    def stage_name(self, stage: Stage) -> str:
        """What the map and the reports call a stage."""
        return self.stage_names.get(stage) or _STAGE_TITLES[stage]
