"""The blocks that touchpoints stand in: journey, people, phases, channels."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from touchmap.model.block import Block, Ignores
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
    feedback: Texts = []
    template: Text | None = None
    note: Text | None = None
    ignore: Ignores = {}
    _asked: tuple[Post, ...] = PrivateAttr(())

    @property
    def asked(self) -> tuple[Post, ...]:
        """The listening posts that ask about the journey as a whole."""
        return self._asked


class Person(Block):
    """Somebody else who acts on the journey."""

    name: Text


class Phase(Block):
    """A named part of a stage."""

    name: Text
    stage: Stage
    _key: str = PrivateAttr("")

    @property
    def key(self) -> str:
        """The word by which the file refers to this phase."""
        return self._key


class Channel(Block):
    """Where and how customers interact; it holds touchpoints."""

    name: Text
    kind: ChannelKind | None = None
    owner: Text | None = None
    ownership: Ownership | None = None
    monitored: Text | None = None
    note: Text | None = None
    ignore: Ignores = {}
    _key: str = PrivateAttr("")
    _declared: bool = PrivateAttr(True)

    @property
    def key(self) -> str:
        """The word by which the file refers to this channel."""
        return self._key

    @property
    def declared(self) -> bool:
        """Whether it stands under `channels:`, rather than only being used."""
        return self._declared
