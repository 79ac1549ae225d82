"""The channels that an interview offers from the beginning, and what a channel is until it is written down."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from touchmap.model.values import ChannelKind
from touchmap.words import Words


@dataclass(frozen=True, slots=True)
class Channel:
    """Where a touchpoint is; `ownership` is empty where it is ours, `settled` says that we have asked who owns it."""

    key: str
    name: str
    kind: ChannelKind = "digital"
    ownership: Literal["", "customer", "external"] = ""
    owner: str = ""
    settled: bool = False

    @property
    def ours(self) -> bool:
        """Whether it is under our control."""
        return not self.ownership


_USUAL = (
    Channel("website", ""),
    Channel("shop", "", "physical"),
    Channel("phone", "", "human"),
    Channel("email", ""),
    Channel("chat", "", "human"),
    Channel("social-media", ""),
    Channel("search-and-maps", "", ownership="external"),
    Channel("review-sites", "", ownership="external"),
    Channel("friends", "", "human", "external"),
    Channel("home", "", "physical", "customer"),
    Channel("courier", "", "human"),
    Channel("print", "", "print"),
)
"""The order is the same in every language: people remember numbers."""


def usual(words: Words) -> tuple[Channel, ...]:
    """The channels that nearly every company has, called what a language calls them."""
    return tuple(dataclasses.replace(one, name=words[f"channel.{one.key}"]) for one in _USUAL)
