"""A touchpoint with everything that stands in it: links, pains, service, loyalty.

A new field is one line in its class: strict reading, its place in the file and the "did you mean" follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from touchmap.model.block import Block, Ignores, NotRead, nothing
from touchmap.model.frame import Channel, Phase
from touchmap.model.post import Post, Question
from touchmap.model.values import Day, Duration, Ownership, Percent, Role, Several, Stage, Text, Texts


class Link(Block):
    """A way on from a touchpoint (`next`)."""

    to: Text
    when: Text | None = None
    share: Percent | None = None
    wait: Duration | None = None
    handoff: Text | None = None

    @cached_property
    def target(self) -> Touchpoint | None:
        """The touchpoint it leads to; a part is lifted to the touchpoint that holds it. None: cannot be found."""
        return None


class Send(Link):
    """Something the company sends from a touchpoint (`sends`): a side branch."""


class PathStep(Link):
    """One entry of a path; it makes the link from the entry before it."""


class Pain(Block):
    """Something that hurts at a touchpoint, and what is done about it."""

    text: Text
    action: Text | None = None
    owner: Text | None = None
    due: Day | None = None
    status: Literal["open", "doing", "done"] = "open"


class Service(Block):
    """How help is given at a touchpoint."""

    first_response: Duration | None = None
    hours: Text | None = None
    human: Text | None = None
    root_cause: Text | None = None
    alerts: Text | None = None


class Loyalty(Block):
    """What a loyalty programme does for its members."""

    head_start: Text | None = None
    tiers: Texts = ()
    channels: Texts = ()
    title: Text | None = None


class Touchpoint(Block):
    """One precise meeting of a customer with the company, on one channel, in one stage."""

    name: Text
    id: Annotated[str, Field(max_length=200)] | None = None
    phase: Text | None = None
    owner: Text | None = None
    ownership: Ownership | None = None
    need: Text | None = None
    role: Role | None = None
    who: Text | None = None
    feedback: Texts = ()
    waive: Text | None = None
    moment_of_truth: bool = False
    emotion: Annotated[float, Field(ge=-2, le=2)] | None = None
    basis: Literal["assumed", "observed", "measured"] | None = None
    pains: Several[Pain] = ()
    next: Several[Link] = ()
    sends: Several[Send] = ()
    parts: Several[Touchpoint] = ()
    entry: bool | None = None
    exit: bool | None = None
    during: Several[Stage] = ()
    quote: Text | None = None
    backstage: Texts = ()
    opportunities: Texts = ()
    evidence: Texts = ()
    link: Text | None = None
    note: Text | None = None
    reviewed: Day | None = None
    collects: Texts = ()
    uses: Texts = ()
    first_impression: Text | None = None
    reminder: Text | None = None
    personal: Text | None = None
    service: Service | None = None
    loyalty: Loyalty | None = None
    ignore: Ignores = Field(default_factory=nothing)

    @cached_property
    def stage(self) -> Stage | None:
        """The stage it belongs to; None for an anytime touchpoint."""
        return None

    @cached_property
    def channel(self) -> Channel:
        """The channel it happens on."""
        raise NotRead

    @cached_property
    def in_phase(self) -> Phase | None:
        """The phase it belongs to, if any."""
        return None

    @property
    def parent(self) -> Touchpoint | None:
        """The touchpoint this is a part of; None for a touchpoint of its own."""
        return self.__dict__.get("parent")  # not kept where there is none: most touchpoints are no parts

    @cached_property
    def number(self) -> int | None:
        """Its number on the map, from 1 in the order of the file; None for a part."""
        return None

    @cached_property
    def key(self) -> str:
        """What identifies it in this inventory: its id, else its slug, made unique by channel and number."""
        return ""

    @property
    def anytime(self) -> bool:
        """Whether it is there throughout rather than at one stage."""
        return self.stage is None

    @property
    def responsible(self) -> str | None:
        """Its owner, else the owner of its channel."""
        return self.owner or self.channel.owner

    @property
    def control(self) -> Ownership:
        """Who controls it: its own `ownership`, else its channel's, else the brand."""
        return self.ownership or self.channel.ownership or "brand"

    @property
    def ours(self) -> bool:
        """Whether the brand or a partner of it controls the touchpoint."""
        return self.control in ("brand", "partner")

    @cached_property
    def asked(self) -> tuple[tuple[Post, Question | None], ...]:
        """The listening posts it names, each with its question if it names one."""
        return ()

    @property
    def links(self) -> Iterator[Link]:
        """Its ways on, then what is sent from it."""
        yield from self.next
        yield from self.sends
