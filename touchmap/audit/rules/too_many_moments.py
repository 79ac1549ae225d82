"""TM318: moments of truth that are too many, or missing."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM318", "too-many-moments", Severity.NOTE, profile="strict")
def too_many_moments(audit: Audit) -> Iterator[Hit]:
    """Too many touchpoints are moments of truth, or none is

    A moment of truth wins the customer or loses them. Where many touchpoints are marked, nobody knows where to begin;
    where none is, the dull and the decisive get the same care.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Put it in the basket, moment_of_truth: true}
              - {name: Pay online, moment_of_truth: true}
              - Read the confirmation

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Put it in the basket
              - {name: Pay online, moment_of_truth: true}
              - Read the confirmation

    Fix: Mark only the few touchpoints after which customers stay or leave: `moment_of_truth: true`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask at every key touchpoint, which
    means knowing which ones are key.
    """
    total = len(audit.inventory.touchpoints)
    moments = sum(touchpoint.moment_of_truth for touchpoint in audit.inventory.touchpoints)
    journey = audit.inventory.journey
    if total and not moments:
        yield Hit(journey, None, "No touchpoint is marked as a moment of truth")
    elif moments > 1 and moments * 100 > audit.settings.thresholds.moments_share * total:
        yield Hit(journey, None, f"{moments} of {total} touchpoints are moments of truth: too many to all come first")
