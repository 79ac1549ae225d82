"""TM214: a journey on which nothing ever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.model import Touchpoint

_SAID = Gate(
    lambda audit: any(
        touchpoint.role or touchpoint.pains or touchpoint.emotion is not None for touchpoint in audit.with_parts()
    ),
    "no touchpoint says what it is for or how it feels to customers: add `role:`, `emotion:` or `pains:`",
)


@rule("TM214", "only-sunshine", Severity.NOTE, profile="strict", needs=_SAID)
def only_sunshine(audit: Audit) -> Iterator[Hit]:
    """On this journey nothing ever goes wrong

    Some customers complain, some cancel, and every journey has a place where it hurts. A map without any of this shows
    what was planned, not what customers meet.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment, emotion: 1}
          post-purchase:
            showroom:
              - {name: Collect the bike, role: delivery, emotion: 2}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment, emotion: 1}
          post-purchase:
            showroom:
              - {name: Collect the bike, role: delivery, emotion: 2}
              - {name: Complain about a fault, role: complaint}

    Fix: List where customers complain or cancel, and what hurts: `role: complaint`, `role: cancel`, `pains:`, or an
    `emotion:` below zero.

    Source: An article on keeping customers (service measures, surveys, after-sale service): unhappy customers tell the
    most; and Chase and Dasu, Harvard Business Review, 2001.
    """
    if not any(map(_clouded, audit.with_parts())):
        message = "No complaint, no cancellation, no pain and no bad feeling is listed anywhere"
        yield Hit(audit.inventory.journey, None, message)


def _clouded(touchpoint: Touchpoint) -> bool:
    return (
        touchpoint.role in ("complaint", "cancel")
        or bool(touchpoint.pains)
        or (touchpoint.emotion is not None and touchpoint.emotion < 0)
    )
