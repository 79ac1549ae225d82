"""TM604: an inventory that nobody has looked through for long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from touchmap.audit.practice import REVIEWED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM604", "not-reviewed", Severity.WARNING, profile="strict", needs=REVIEWED)
def not_reviewed(audit: Audit) -> Iterator[Hit]:
    """Nobody has looked through the journey for a long time

    Touchpoints come and go. An old map sends people to mend what no longer is, and is silent on what customers meet
    today.

    Bad:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey:
          name: Buying a bike
          reviewed: 2025-10-15
        stages:
          purchase:
            website:
              - Pay online

    Good:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey:
          name: Buying a bike
          reviewed: 2026-10-15
        stages:
          purchase:
            website:
              - Pay online

    Fix: Look through it with those who answer for it, and write down the day: `reviewed: …`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): never lose sight of the journey as
    a whole.
    """
    journey = audit.inventory.journey
    if journey.reviewed is not None:
        # Whoever has looked at each touchpoint since then has looked through the journey.
        since = min((one.reviewed or journey.reviewed for one in audit.inventory.touchpoints), default=journey.reviewed)
        last = max(since, journey.reviewed)
        age = _age(audit, last)
        if age is not None:
            message = f"The journey was last looked through on {last}, {age} days ago"
            yield Hit(journey, "reviewed", message)
        return
    for touchpoint in audit.inventory.touchpoints:
        age = _age(audit, touchpoint.reviewed)
        if age is not None:
            message = f"{named(touchpoint)} was last looked at on {touchpoint.reviewed}, {age} days ago"
            yield Hit(touchpoint, "reviewed", message)


def _age(audit: Audit, reviewed: datetime.date | None) -> int | None:
    """How many days ago that was, where it is longer ago than it should be."""
    days = 0 if reviewed is None else (audit.settings.day - reviewed).days
    return days if days > audit.settings.thresholds.review_days else None
