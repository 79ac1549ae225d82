"""TM405: a complaint whose cause nobody removes."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM405", "cause-stays", Severity.NOTE, profile="strict", needs=ROLES)
def cause_stays(audit: Audit) -> Iterator[Hit]:
    """Nobody is named to remove the cause of complaints

    An apology and a refund settle one case; as long as the cause stays, it makes the next one. The same mistake is
    harder to explain the second time.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Complain about a fault
                role: complaint

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            phone:
              - name: Complain about a fault
                role: complaint
                service: {root_cause: Product development gets each fault with the model number}

    Fix: Decide who removes the cause once a case is settled, and write it down: `service: {root_cause: …}`.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 16: remove the cause,
    do not only settle the case.
    """
    for touchpoint in audit.inventory.touchpoints:
        if touchpoint.role == "complaint" and touchpoint.ours and not serves(touchpoint, "root_cause"):
            message = f"At {named(touchpoint)} nobody is named to remove the cause of complaints"
            yield Hit(touchpoint, "service", message)
