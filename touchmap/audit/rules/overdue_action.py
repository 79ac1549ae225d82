"""TM606: an action that should have been done by now."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import PAINS, card
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity


@rule("TM606", "overdue-action", Severity.WARNING, needs=PAINS)
def overdue_action(audit: Audit) -> Iterator[Hit]:
    """An action is overdue

    Somebody promised to mend it by a day that has passed, and customers still meet the pain. A date that nobody keeps
    teaches everybody that the other dates do not count either.

    Bad:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                pains:
                  - text: Waited 11 minutes on the phone
                    action: Offer a call-back button
                    owner: care
                    due: 2026-10-31

    Good:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                pains:
                  - text: Waited 11 minutes on the phone
                    action: Offer a call-back button
                    owner: care
                    due: 2026-10-31
                    status: done

    Fix: Finish it and write `status: done`, or agree with its owner on a new date: `due:`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): analyse what you hear, and act on
    it.
    """
    today = audit.settings.day
    for touchpoint in audit.with_parts():
        for pain in touchpoint.pains:
            if pain.action is None or pain.status == "done" or pain.due is None or pain.due >= today:
                continue
            action = f"The action {quoted(pain.action)} at {named(card(touchpoint))}"
            yield Hit(pain, "due", f"{action} was due on {pain.due} and is not done")
