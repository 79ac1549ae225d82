"""TM502: a journey in which regular customers get nothing for staying."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM502", "no-loyalty", Severity.NOTE, profile="strict", needs=ROLES)
def no_loyalty(audit: Audit) -> Iterator[Hit]:
    """No touchpoint is there for regular customers

    Customers who come back know you already, and should find something that is meant for them. A journey that is only
    about winning customers has nothing to offer to those who stay.

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
            website:
              - {name: "Join the riders' club", role: loyalty}

    Fix: Offer something to customers who come back, and list where they meet it: a touchpoint with `role: loyalty`.

    Source: An article on keeping customers (in Russian): offer something to regulars; Tips on customer retention
    and loyalty programmes (in Persian, after Help Scout).
    """
    # Where nothing at all is listed after the purchase, TM101 says so.
    if audit.inventory.at("post-purchase") and not any(
        one.role == "loyalty" or one.loyalty is not None for one in audit.with_parts()
    ):
        yield Hit(audit.inventory.journey, None, "No touchpoint is there for regular customers")
