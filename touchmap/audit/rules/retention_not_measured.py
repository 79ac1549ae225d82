"""TM507: a journey that does not measure how many customers stay."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM507", "retention-not-measured", Severity.NOTE, profile="strict", needs=POSTS)
def retention_not_measured(audit: Audit) -> Iterator[Hit]:
    """No listening post measures how many customers stay

    Scores say how customers feel at a moment; whether they stay shows only over time. Without that figure nobody can
    tell whether what is done to keep them works.

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

    Good:
        touchmap: 1
        journey:
          name: Buying a bike
          feedback: riders-who-stay
        feedback:
          checkout-survey: How easy was it to pay?
          riders-who-stay: {kind: usage, metric: crr, scope: journey}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey

    Fix: Measure how many customers stay: add a listening post with `metric: crr` and `scope: journey`, and name it
    under `feedback:` of the journey. The customer retention rate (CRR) is (customers at the end - new ones) ÷ customers
    at the start of a period; choose one that fits how often customers buy, such as a year.

    Source: An article on keeping customers (in Russian): the share of customers who stay over a period.
    """
    if not any(post.metric == "crr" for post in audit.inventory.feedback.values()):
        yield Hit(audit.inventory, "feedback", "No listening post measures how many customers stay")
