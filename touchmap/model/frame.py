"""The blocks that touchpoints stand in: journey, people, phases, channels."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from touchmap.model.block import Block, Ignores, nothing
from touchmap.model.post import Post
from touchmap.model.values import ChannelKind, Day, Ownership, Stage, Text, Texts


class Journey(Block):
    """What the file is about."""

    name: Text
    persona: Text | None = None
    quote: Text | None = None
    goal: Text | None = None
    state: Literal["current", "future"] = "current"
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    owner: Text | None = None
    reviewed: Day | None = None
    feedback: Texts = ()
    template: Text | None = None
    note: Text | None = None
    ignore: Ignores = Field(default_factory=nothing)

    @cached_property
    def asked(self) -> tuple[Post, ...]:
        """The listening posts that ask about the journey as a whole."""
        return ()


class Person(Block):
    """Somebody else who acts on the journey."""

    name: Text


class Phase(Block):
    """A named part of a stage."""

    name: Text
    stage: Stage

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this phase."""
        return ""


class Channel(Block):
    """Where and how customers interact; it holds touchpoints."""

    name: Text
    kind: ChannelKind | None = None
    owner: Text | None = None
    ownership: Ownership | None = None
    monitored: Text | None = None
    note: Text | None = None
    ignore: Ignores = Field(default_factory=nothing)

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this channel."""
        return ""

    @cached_property
    def declared(self) -> bool:
        """Whether it stands under `channels:`, rather than only being used."""
        return True
