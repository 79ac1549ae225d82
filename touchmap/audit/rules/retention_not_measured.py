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

    Scores say how customers feel at a moment; whether they stay is seen only over time. Without that figure, what
    is done to keep them cannot be told from what is not.

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

    Fix: Measure how many customers stay over a year or a quarter: add a listening post with `metric: crr` and
    `scope: journey`.

    Source: An article on keeping customers (in Russian): the share of customers who stay over a period.
    """
    if not any(post.metric == "crr" for post in audit.inventory.feedback.values()):
        yield Hit(audit.inventory, "feedback", "No listening post measures how many customers stay")
