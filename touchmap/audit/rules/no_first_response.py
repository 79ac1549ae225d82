"""TM402: help that does not say how soon somebody answers."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, is_answered, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import Touchpoint


@rule("TM402", "no-first-response", Severity.NOTE, profile="strict", needs=ROLES)
def no_first_response(audit: Audit) -> Iterator[Hit]:
    """Nothing says how soon customers get a first answer

    Customers who ask for help want to hear soon that their question has arrived, even where solving it takes longer. If
    nobody has agreed on a time, nobody keeps it, and waiting costs trust. Judged are touchpoints where somebody
    answers: on the phone, in a chat, by mail. A help centre in which customers search for themselves is not.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                role: help

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                role: help
                service: {first_response: 2min}

    Fix: Agree how soon customers get a first answer, and write it down: `service: {first_response: …}`.

    Source: An article on keeping customers (in Russian): first response time, from the first contact to the first
    answer, solved or not.
    """
    for touchpoint in audit.inventory.touchpoints:
        if touchpoint.role != "help" or not touchpoint.ours or not is_answered(touchpoint):
            continue
        if not serves(touchpoint, "first_response") and not _target_set(touchpoint):
            message = f"Nothing says how soon customers get a first answer at {named(touchpoint)}"
            yield Hit(touchpoint, "service", message)


def _target_set(touchpoint: Touchpoint) -> bool:
    """Whether a listening post measures the first response there, against a target."""
    return any(
        post.metric == "frt" and (post.target is not None or (question is not None and question.target is not None))
        for post, question in touchpoint.asked
    )
