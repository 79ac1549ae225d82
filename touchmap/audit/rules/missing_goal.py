"""TM109: a journey that says nothing of what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM109", "missing-goal", Severity.NOTE)
def missing_goal(audit: Audit) -> Iterator[Hit]:
    """The journey does not say what the customer wants

    Whether a touchpoint helps can only be told from what the customer is after. Without a goal the map shows what
    the company does.

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

    Fix: Say what the customer wants: `goal:` of the journey, what they want to have reached at its end.

    Source: Journey-mapping practice: the way is judged by where the customer wants to get.
    """
    if audit.inventory.journey.goal is None:
        yield Hit(audit.inventory.journey, None, "The journey does not say what the customer wants to reach")
