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
    """Where it leads: the id or the name of a touchpoint; channel/name where two channels share the name."""
    when: Text | None = None
    """In which case customers go this way."""
    share: Percent | None = None
    """How many of them do, such as 30%."""
    wait: Duration | None = None
    """How much later, such as 2d."""
    handoff: Text | None = None
    """What is carried over, so that the customer need not say it again."""

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
    """What hurts."""
    action: Text | None = None
    """What is done about it."""
    owner: Text | None = None
    """Who does it."""
    due: Day | None = None
    """By when."""
    status: Literal["open", "doing", "done"] = "open"
    """How far that has come."""


class Service(Block):
    """How help is given at a touchpoint."""

    first_response: Duration | None = None
    """Within which time a customer gets the first answer."""
    hours: Text | None = None
    """When help is there."""
    human: Text | None = None
    """How a customer reaches a human being."""
    root_cause: Text | None = None
    """How the cause of a problem is found and removed."""
    alerts: Text | None = None
    """How the whole team learns of a problem."""


class Loyalty(Block):
    """What a loyalty programme does for its members."""

    head_start: Text | None = None
    """What new members are given to begin with."""
    tiers: Texts = ()
    """The levels of membership, the lowest first."""
    channels: Texts = ()
    """The channels on which rewards can be used."""
    title: Text | None = None
    """What good customers are called."""


class Touchpoint(Block):
    """One precise meeting of a customer with the company, on one channel, in one stage."""

    name: Text
    """One precise meeting, named as the customer would say it."""
    id: Annotated[str, Field(max_length=200)] | None = None
    """A short word for it that stays when the name changes."""
    phase: Text | None = None
    """The phase it belongs to, where it does not stand below one."""
    owner: Text | None = None
    """Who answers for it, if not the owner of its channel."""
    ownership: Ownership | None = None
    """Who controls it, if not whoever controls its channel."""
    need: Text | None = None
    """What the customer wants here; the same need on two channels is two touchpoints."""
    role: Role | None = None
    """Its part in a common journey."""
    who: Text | None = None
    """Who acts here, if not the customer: one of the people."""
    feedback: Texts = ()
    """The listening posts that ask here, by name; or why nobody needs to ask: {waive: reason}."""
    waive: Text | None = None
    """Why nobody needs to ask here; written as `feedback: {waive: reason}`."""
    moment_of_truth: bool = False
    """Whether it makes or breaks the journey."""
    emotion: Annotated[float, Field(ge=-2, le=2)] | None = None
    """How it feels, from -2 (frustrated) to 2 (delighted)."""
    basis: Literal["assumed", "observed", "measured"] | None = None
    """What that rests on: a guess, a look, or a measurement."""
    pains: Several[Pain] = ()
    """What hurts here, and what is done about it."""
    next: Several[Link] = ()
    """Where customers go from here."""
    sends: Several[Send] = ()
    """What the company sends from here: a side branch."""
    parts: Several[Touchpoint] = ()
    """What it consists of; parts are no steps of their own and are not counted."""
    entry: bool | None = None
    """Whether customers come in here."""
    exit: bool | None = None
    """Whether customers may well leave here."""
    during: Several[Stage] = ()
    """For an anytime touchpoint: the stages in which it is there; all where nothing is said."""
    quote: Text | None = None
    """What a customer says about it."""
    backstage: Texts = ()
    """What happens behind it, unseen by the customer."""
    opportunities: Texts = ()
    """Ideas for something better."""
    evidence: Texts = ()
    """Where this is known from: addresses, files."""
    link: Text | None = None
    """An address that the map links to."""
    note: Text | None = None
    """Anything else."""
    reviewed: Day | None = None
    """When somebody last looked at this touchpoint."""
    collects: Texts = ()
    """What the customer tells here, such as name."""
    uses: Texts = ()
    """What must be known here already, such as order-number."""
    first_impression: Text | None = None
    """What makes the first contact a good one."""
    reminder: Text | None = None
    """What reminds the customer afterwards."""
    personal: Text | None = None
    """What makes it personal."""
    service: Service | None = None
    """How help is given here."""
    loyalty: Loyalty | None = None
    """What a loyalty programme does for its members."""
    ignore: Ignores = Field(default_factory=nothing)
    """Findings that are accepted here: the code of a rule, and why."""

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
