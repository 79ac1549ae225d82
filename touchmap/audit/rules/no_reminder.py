"""TM408: a journey that leaves nothing to be remembered by."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM408", "no-reminder", Severity.NOTE, profile="strict")
def no_reminder(audit: Audit) -> Iterator[Hit]:
    """No touchpoint is declared to remind customers of you

    After a contact nothing says when the next one comes. A small thing that comes at the right time keeps you in
    mind: the date of the next service, a present after a hard case.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            email:
              - name: Answer the six-week mail

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            email:
              - name: Answer the six-week mail
                reminder: Says when the next service is due

    Fix: Decide what brings you back to mind after the purchase, and write it down there: `reminder: …`.

    Source: An article on psychology in customer service (in Russian): the last impression, and what reminds
    customers of it.
    """
    if any(touchpoint.ours for touchpoint in audit.inventory.touchpoints) and not any(
        one.reminder for one in audit.with_parts()
    ):
        yield Hit(audit.inventory.journey, None, "Nowhere is it declared what reminds customers of you")
