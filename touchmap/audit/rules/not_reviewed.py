"""TM604: an inventory that nobody has looked through for long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from touchmap.audit.practice import REVIEWED, to_come
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import Journey, Touchpoint


@rule("TM604", "not-reviewed", Severity.WARNING, profile="strict", needs=REVIEWED)
def not_reviewed(audit: Audit) -> Iterator[Hit]:
    """The day of the last review is too long ago, or still to come

    Touchpoints come and go. An old map sends people to mend what is long gone, and says nothing of what customers meet
    today. A day that is still to come is a slip, and hides how old the map is.

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

    Fix: Look through the journey with the owners of its touchpoints, and write down the day: `reviewed:` under
    `journey:`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): never lose sight of the journey as
    a whole.
    """
    yield from _to_come(audit)
    journey = audit.inventory.journey
    if journey.reviewed is not None:
        # Whoever has looked at each touchpoint since then has looked through the journey.
        since = min((one.reviewed or journey.reviewed for one in audit.inventory.touchpoints), default=journey.reviewed)
        last = max(since, journey.reviewed)
        age = _age(audit, last)
        if age is not None:
            message = f"The journey was last reviewed on {last}, {age} days ago"
            yield Hit(journey, "reviewed", message)
        return
    for touchpoint in audit.inventory.touchpoints:
        age = _age(audit, touchpoint.reviewed)
        if age is not None:
            message = f"Nobody has reviewed {named(touchpoint)} since {touchpoint.reviewed}, {age} days ago"
            yield Hit(touchpoint, "reviewed", message)


def _to_come(audit: Audit) -> Iterator[Hit]:
    """The journey and the touchpoints that are said to be reviewed on a day that is still to come."""
    everything: list[Journey | Touchpoint] = [audit.inventory.journey, *audit.inventory.touchpoints]
    for one in everything:
        if one.reviewed is not None and to_come(audit, one.reviewed):
            name = named(one) if isinstance(one, Touchpoint) else "The journey"
            message = f"{name} was last reviewed on {one.reviewed}, which lies in the future"
            yield Hit(one, "reviewed", message, advice="Correct the day: `reviewed: …`.")


def _age(audit: Audit, reviewed: datetime.date | None) -> int | None:
    """How many days ago that was, where it is longer ago than it should be."""
    days = 0 if reviewed is None else (audit.settings.day - reviewed).days
    return days if days > audit.settings.thresholds.review_days else None
