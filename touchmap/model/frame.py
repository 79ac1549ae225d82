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
    """What the journey is called: what the customer sets out to do."""
    persona: Text | None = None
    """Whose journey it is."""
    quote: Text | None = None
    """What this person would say, in their own words."""
    goal: Text | None = None
    """What the customer wants to reach."""
    state: Literal["current", "future"] = "current"
    """Whether this is the journey as it is today (current) or as it should be (future)."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    """The language of the inventory as a BCP 47 tag, such as en or uk; words and direction of the map follow it."""
    owner: Text | None = None
    """Who keeps this inventory up to date; not the owner of its touchpoints."""
    reviewed: Day | None = None
    """When somebody last went through the whole inventory."""
    feedback: Texts = ()
    """Listening posts that ask about the journey as a whole."""
    template: Text | None = None
    """The template it began with."""
    note: Text | None = None
    """Anything else."""
    ignore: Ignores = Field(default_factory=nothing)
    """Findings that are accepted here: the code of a rule, and why."""

    @cached_property
    def asked(self) -> tuple[Post, ...]:
        """The listening posts that ask about the journey as a whole."""
        return ()


class Person(Block):
    """Somebody else who acts on the journey."""

    name: Text
    """What this person or group is called."""


class Phase(Block):
    """A named part of a stage."""

    name: Text
    """What the phase is called on the map."""
    stage: Stage | None = None
    """The stage it is a part of; where nothing is said, that of the touchpoints in it."""

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this phase."""
        return ""


class Channel(Block):
    """Where and how customers interact; it holds touchpoints."""

    name: Text
    """What the channel is called on the map."""
    kind: ChannelKind | None = None
    """What kind of meeting it is."""
    owner: Text | None = None
    """Who answers for its touchpoints, unless one names somebody else."""
    ownership: Ownership | None = None
    """Who controls it: the brand itself, a partner, the customer, or somebody else (external)."""
    monitored: Text | None = None
    """How often and by whom a channel of others is looked through."""
    note: Text | None = None
    """Anything else."""
    ignore: Ignores = Field(default_factory=nothing)
    """Findings that are accepted here: the code of a rule, and why."""

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this channel."""
        return ""

    @cached_property
    def declared(self) -> bool:
        """Whether it stands under `channels:`, rather than only being used."""
        return True
