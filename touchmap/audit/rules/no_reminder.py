"""TM408: a journey that leaves nothing to be remembered by."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM408", "no-reminder", Severity.NOTE, profile="strict")
def no_reminder(audit: Audit) -> Iterator[Hit]:
    """Nothing says what reminds customers of you

    After a purchase nothing says when customers meet you again. A small thing at the right time can keep you in mind:
    the date of the next service, a little present after a difficult case.

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

    Fix: Decide what reminds customers of you after the purchase, and write it down there: `reminder: …`.

    Source: An article on psychology in customer service (in Russian): the last impression, and what reminds
    customers of it.
    """
    if any(touchpoint.ours for touchpoint in audit.inventory.touchpoints) and not any(
        one.reminder for one in audit.with_parts()
    ):
        yield Hit(audit.inventory.journey, None, "No touchpoint says what reminds customers of you")
