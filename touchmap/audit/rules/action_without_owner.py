"""TM603: an action that nobody has to do, or not by any date."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import PAINS, card
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity


@rule("TM603", "action-without-owner", Severity.WARNING, needs=PAINS)
def action_without_owner(audit: Audit) -> Iterator[Hit]:
    """Nobody is named to act on a pain, or no date is set

    An action without an owner is left to everybody and done by nobody; one without a date waits until there is nothing
    else to do. Meanwhile the next customer meets the same pain.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                pains:
                  - text: Waited 11 minutes on the phone
                    action: Offer a call-back button

    Good:
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
                    due: 2027-01-31

    Fix: Agree who does it and by when: `owner:` and `due:` beside the `action:`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): act on what you hear; the journey
    belongs to the whole company.
    """
    for touchpoint in audit.with_parts():
        for pain in touchpoint.pains:
            if pain.action is None or pain.status == "done" or (pain.owner and pain.due):
                continue
            missing = "owner" if pain.due else "due date" if pain.owner else "owner and no due date"
            message = f"The action {quoted(pain.action)} at {named(card(touchpoint))} has no {missing}"
            yield Hit(pain, "action", message)
