"""TM302: a moment of truth at which nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import FEEDBACK, MOMENTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM302", "untracked-moment-of-truth", Severity.ERROR, needs=(MOMENTS, FEEDBACK))
def untracked_moment_of_truth(audit: Audit) -> Iterator[Hit]:
    """Nobody asks how it went at a moment of truth

    A moment of truth wins the customer or loses them. When something goes wrong here you want to be the first to hear
    of it, and from the customers who were there.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          yearly: {name: Yearly survey, scope: journey}
        stages:
          purchase:
            website:
              - name: Pay online
                moment_of_truth: true
                feedback: yearly

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
        stages:
          purchase:
            website:
              - name: Pay online
                moment_of_truth: true
                feedback: checkout-survey

    Fix: Ask how it went here before anywhere else: name a listening post with `feedback:` that asks about this
    touchpoint (`scope: touchpoint`) and not about the journey as a whole.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint.
    """
    for touchpoint, stands in audit.eligible.items():
        if not touchpoint.moment_of_truth or stands == "asked":
            continue
        message = f"{named(touchpoint)} is a moment of truth, and nobody asks there"
        if stands == "overall":
            message = f"{named(touchpoint)} is a moment of truth, and only a wider survey covers it"
        yield Hit(touchpoint, "feedback", message)
