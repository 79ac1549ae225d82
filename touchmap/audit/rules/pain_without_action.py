"""TM602: a pain against which nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import PAINS, card
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity


@rule("TM602", "pain-without-action", Severity.WARNING, needs=PAINS)
def pain_without_action(audit: Audit) -> Iterator[Hit]:
    """Nothing is planned against a pain

    A pain is something that hurts customers at a touchpoint. One that is written down and left alone goes on hurting,
    and everybody who reads the map sees that nothing is done about it.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Call support
                pains:
                  - Waited 11 minutes on the phone

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

    Fix: Decide what to do about it, and write it down: `action:` with an `owner:` and a `due:` date.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): analyse what you hear, and act on
    it.
    """
    for touchpoint in audit.with_parts():
        for pain in touchpoint.pains:
            if pain.action is None and pain.status != "done":
                yield Hit(pain, None, f"Nothing is planned against {quoted(pain.text)} at {named(card(touchpoint))}")
