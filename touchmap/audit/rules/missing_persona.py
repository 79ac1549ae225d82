"""TM108: a journey that says nothing of whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM108", "missing-persona", Severity.NOTE)
def missing_persona(audit: Audit) -> Iterator[Hit]:
    """The journey does not say whose it is

    A first-time buyer and a regular meet the same company in different places. Without a persona everybody who
    reads the map thinks of another customer.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey:
          name: Buying a bike
          persona: First-time commuter
        stages:
          purchase:
            website:
              - Pay online

    Fix: Say whose journey it is: `persona:` of the journey, who walks this way in a few words.

    Source: Journey-mapping practice: one map, one kind of customer.
    """
    if audit.inventory.journey.persona is None:
        yield Hit(audit.inventory.journey, None, "The journey does not say who walks it")
