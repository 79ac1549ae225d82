"""Feedback coverage: at how many touchpoints is the customer asked how it went there."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from touchmap.model import STAGES, Inventory, Stage, Touchpoint

Standing = Literal["asked", "overall", "nobody", "waived", "not-ours"]
"""Asked here, covered by a wider survey only, asked by nobody; or not counted: waived, not under our control."""

ANYTIME = "anytime"
"""The name under which touchpoints that are there throughout are counted among the stages."""
NO_OWNER = ""
"""The name under which touchpoints without an owner are counted among the owners."""

_COUNTED = frozenset({"asked", "overall", "nobody"})


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the touchpoints: `total` eligible ones, `tracked` of them asked here, `overall_only` of them asked
    about by a wider survey only.
    """

    tracked: int = 0
    overall_only: int = 0
    total: int = 0

    @property
    def percent(self) -> float | None:
        """`tracked` of `total` in percent, floored to one decimal; None when nothing is eligible."""
        return self.tracked * 1000 // self.total / 10 if self.total else None

    @property
    def nobody(self) -> int:
        """At how many nobody asks at all."""
        return self.total - self.tracked - self.overall_only

    def __add__(self, other: Share) -> Share:
        return Share(self.tracked + other.tracked, self.overall_only + other.overall_only, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Coverage(Share):
    """The coverage of one or more inventories, as a whole and in parts.

    `stages` always has the three stages in their order, then "anytime" if there are such touchpoints; `channels`
    by the word that the file uses; `owners` by name, "" for none; `files` by the name of the file.
    """

    stages: Mapping[str, Share] = field(default_factory=dict)
    channels: Mapping[str, Share] = field(default_factory=dict)
    owners: Mapping[str, Share] = field(default_factory=dict)
    files: Mapping[str, Share] = field(default_factory=dict)


def standing(touchpoint: Touchpoint, inventory: Inventory) -> Standing:
    """Whether and how the customer is asked at `touchpoint`.

    A post of scope `touchpoint`, or a question of one, asks here. Covered by a wider survey only means that the
    journey names a post, that the touchpoint names one of scope `stage` or `journey`, or that another touchpoint
    of its stage names one of scope `stage`.
    """
    if not touchpoint.ours:
        return "not-ours"
    if touchpoint.waive is not None:
        return "waived"
    asked = touchpoint.asked
    if any(post.scope == "touchpoint" for post, _ in asked):
        return "asked"
    if asked or inventory.journey.feedback or touchpoint.stage in _surveyed_stages(inventory):
        return "overall"
    return "nobody"


@functools.lru_cache(maxsize=32)
def standings(inventory: Inventory) -> Mapping[Touchpoint, Standing]:
    """How the customer is asked at each touchpoint, in the order of the file."""
    return {touchpoint: standing(touchpoint, inventory) for touchpoint in inventory.touchpoints}


def counts(standing: Standing) -> bool:
    """Whether a touchpoint that stands so is eligible: ours, and not waived."""
    return standing in _COUNTED


def measure(inventories: Sequence[Inventory], among: Container[Touchpoint] | None = None) -> Coverage:
    """The coverage of all `inventories` together, or only of the touchpoints `among` theirs."""
    stages: dict[str, Share] = {stage: Share() for stage in STAGES}
    channels: dict[str, Share] = {}
    owners: dict[str, Share] = {}
    files: dict[str, Share] = {}
    for inventory in inventories:
        files.setdefault(inventory.path, Share())
        alike = Counter(
            (touchpoint.stage or ANYTIME, touchpoint.channel.key, touchpoint.responsible or NO_OWNER, stands)
            for touchpoint, stands in standings(inventory).items()
            if among is None or touchpoint in among
        )
        for (stage, channel, owner, stands), number in alike.items():
            share = Share(number * (stands == "asked"), number * (stands == "overall"), number * counts(stands))
            _add(stages, stage, share)
            _add(channels, channel, share)
            _add(files, inventory.path, share)
            if share.total:
                _add(owners, owner, share)
    whole = _sum(files.values())
    return Coverage(whole.tracked, whole.overall_only, whole.total, stages, channels, owners, files)


def _add(shares: dict[str, Share], key: str, share: Share) -> None:
    shares[key] = shares.get(key, Share()) + share


def _sum(shares: Iterable[Share]) -> Share:
    return functools.reduce(Share.__add__, shares, Share())


@functools.lru_cache(maxsize=32)
def _surveyed_stages(inventory: Inventory) -> frozenset[Stage]:
    """The stages in which a touchpoint names a post of scope `stage`."""
    return frozenset(
        touchpoint.stage
        for touchpoint in inventory.touchpoints
        if touchpoint.stage is not None and any(post.scope == "stage" for post, _ in touchpoint.asked)
    )
