"""TM501: a purchase after which nobody comes back to the customer."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, plays
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model import Touchpoint


@rule("TM501", "no-follow-up", Severity.NOTE, profile="strict", needs=ROLES)
def no_follow_up(audit: Audit) -> Iterator[Hit]:
    """Nothing follows up on the purchase

    What happens after a purchase counts when customers decide whether to come back. Whoever asks in time hears of a
    problem while it can still be mended.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment}
          post-purchase:
            showroom:
              - {name: Collect the bike, role: delivery}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment}
          post-purchase:
            showroom:
              - {name: Collect the bike, role: delivery}
            email:
              - {name: Answer the six-week mail, role: follow-up}

    Fix: Come back to customers some time after the purchase: add a touchpoint with `role: follow-up` to the stage
    `post-purchase`.

    Source: An article on keeping customers (in Russian): service does not end with the sale.
    """
    inventory = audit.inventory
    if not inventory.at("post-purchase") or any(_follows_up(touchpoint) for touchpoint in inventory.touchpoints):
        return
    name = quoted(inventory.stage_name("post-purchase"))
    yield Hit(inventory, ("stages", "post-purchase"), f"In {name} nothing follows up on the purchase")


def _follows_up(touchpoint: Touchpoint) -> bool:
    """Whether it comes back to the customer after the purchase; what is there throughout does so too."""
    late = touchpoint.stage == "post-purchase" or (
        touchpoint.anytime and (not touchpoint.during or "post-purchase" in touchpoint.during)
    )
    return late and plays(touchpoint, "follow-up")
