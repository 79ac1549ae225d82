"""TM406: help and complaints of which only the service team hears."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, listed, ours_with, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM406", "nobody-alerted", Severity.NOTE, profile="strict", needs=ROLES)
def nobody_alerted(audit: Audit) -> Iterator[Hit]:
    """Nothing says how other teams hear of problems

    Service is everybody's work. Where other teams are told at once what goes wrong, somebody who can mend it may hear
    of it before the next customer meets it.

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

    Fix: Let the other teams hear of open cases, and say how: `service: {alerts: …}` at a touchpoint for help or
    complaints.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 17: service is
    everybody's effort, and alerts reach the whole team.
    """
    cases = ours_with(audit, "help", "complaint")
    if cases and not any(serves(touchpoint, "alerts") for touchpoint in cases):
        message = f"Nothing says how other teams hear of what customers ask or complain about: {listed(cases)}"
        yield Hit(audit.inventory.journey, None, message)
