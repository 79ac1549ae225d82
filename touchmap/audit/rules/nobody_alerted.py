"""TM406: help and complaints of which only the service team hears."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, listed, ours_with, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM406", "nobody-alerted", Severity.NOTE, profile="strict", needs=ROLES)
def nobody_alerted(audit: Audit) -> Iterator[Hit]:
    """Only the service team hears of what customers ask and complain about

    Service is the work of everybody. Where the rest of the team is told at once what goes wrong, somebody who can
    mend it hears of it before the next customer does.

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
                service: {alerts: Web and logistics see open cases}

    Fix: Let the rest of the team hear of open cases, and say how: `service: {alerts: …}` at help or complaints.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 17: service is
    everybody's effort, and alerts reach the whole team.
    """
    cases = ours_with(audit, "help", "complaint")
    if cases and not any(serves(touchpoint, "alerts") for touchpoint in cases):
        message = f"No alert to the rest of the team is declared where customers ask or complain: {listed(cases)}"
        yield Hit(audit.inventory.journey, None, message)
