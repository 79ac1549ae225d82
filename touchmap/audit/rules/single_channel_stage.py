"""TM103: a stage on one channel only."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model import STAGES, Channel, Inventory, Stage


@rule("TM103", "single-channel-stage", Severity.NOTE, profile="strict")
def single_channel_stage(audit: Audit) -> Iterator[Hit]:
    """A whole stage happens on one channel

    The journey uses several channels, but this stage only one. Customers who came by another one have to switch here,
    and cannot go on while this one is closed or out of order.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site
          purchase:
            website:
              - Pay online
            showroom:
              - Pay at the till

    Fix: Offer a second channel in this stage, or list what already happens on one.

    Source: «Как убить игру в службу поддержки»: serve people where, when and how they want.
    """
    inventory = audit.inventory
    everywhere = {touchpoint.channel for touchpoint in inventory.touchpoints}
    if len(everywhere) < 2:
        return
    for stage in STAGES:
        used = _channels(inventory, stage)
        if len(used) == 1:
            (channel,) = used
            message = (
                f"Everything under {quoted(inventory.stage_name(stage))} happens on {quoted(channel.name)}; "
                f"the journey has {len(everywhere)} channels"
            )
            yield Hit(inventory, ("stages", stage), message)


def _channels(inventory: Inventory, stage: Stage) -> set[Channel]:
    """The channels on which customers meet the company in a stage; empty for a stage without touchpoints."""
    here = {touchpoint.channel for touchpoint in inventory.at(stage)}
    throughout = (touchpoint for touchpoint in inventory.anytime if not touchpoint.during or stage in touchpoint.during)
    return here | {touchpoint.channel for touchpoint in throughout} if here else here
