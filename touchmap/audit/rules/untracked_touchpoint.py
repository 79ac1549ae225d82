"""TM301: a touchpoint at which nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import FEEDBACK
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM301", "untracked-touchpoint", Severity.WARNING, needs=FEEDBACK)
def untracked_touchpoint(audit: Audit) -> Iterator[Hit]:
    """Nobody asks how it went at a touchpoint

    A touchpoint at which nobody asks can go wrong for months. A survey about the whole journey says that
    something is wrong, but not where.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
            showroom:
              - Pay at the till

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
          till-survey: How was it at the till?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Fix: Ask how it went: name a listening post with `feedback:`, or say why none is needed with `feedback: {waive:
    …}`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint.
    """
    for touchpoint, stands in audit.eligible.items():
        if touchpoint.moment_of_truth or stands == "asked":
            continue
        message = f"Nobody asks how it went at {named(touchpoint)}"
        if stands == "overall":
            message = f"Only a wider survey covers {named(touchpoint)}: nobody asks how it went there"
        yield Hit(touchpoint, "feedback", message)
