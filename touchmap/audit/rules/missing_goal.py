"""TM109: a journey that says nothing of what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM109", "missing-goal", Severity.NOTE)
def missing_goal(audit: Audit) -> Iterator[Hit]:
    """The journey does not say what the customer wants

    Whether a touchpoint helps can only be judged by what the customer wants to achieve. Without that goal the map shows
    what the company does, and not whether it serves anybody.

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
          goal: Ride to work within a week
        stages:
          purchase:
            website:
              - Pay online

    Fix: Say what the customer wants to achieve: add `goal:` under `journey:`, such as `goal: Ride to work within a
    week`.

    Source: Journey-mapping practice: a journey is judged by what the customer wants from it.
    """
    if audit.inventory.journey.goal is None:
        yield Hit(audit.inventory.journey, None, "The journey names no goal: what does the customer want to achieve?")
