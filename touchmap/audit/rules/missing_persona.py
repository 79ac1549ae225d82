"""TM108: a journey that says nothing of whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM108", "missing-persona", Severity.NOTE)
def missing_persona(audit: Audit) -> Iterator[Hit]:
    """The journey does not say whose it is

    A first-time buyer and a regular customer meet the same company in different places. Without a persona (the kind of
    customer whose journey this is) everybody who reads the map thinks of a different one.

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

    Fix: Say in a few words whose journey it is: add `persona:` under `journey:`, such as `persona: First-time
    commuter`.

    Source: Journey-mapping practice: one map, one kind of customer.
    """
    if audit.inventory.journey.persona is None:
        yield Hit(audit.inventory.journey, None, "The journey names no persona: whose journey is it?")
