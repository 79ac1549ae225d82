"""TM203: a touchpoint from which nothing leads on."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.graph import goes_on, sent


@rule("TM203", "dead-end", Severity.ERROR, needs=LINKED)
def dead_end(audit: Audit) -> Iterator[Hit]:
    """The way ends before the purchase is done

    A customer who wants to go on and is shown no way on has to find one alone. That the journey may end here is
    fine where it is said.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - Pay online
                  - Try a bike on site
            showroom:
              - Try a bike on site
          purchase:
            website:
              - name: Pay online
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - Pay online
                  - Try a bike on site
            showroom:
              - name: Try a bike on site
                next: Pay online
          purchase:
            website:
              - name: Pay online
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike

    Fix: Show customers where to go from here: name it with `next:`, or say with `exit: true` that they may well
    leave.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask as the customer where you go
    and how you get there.
    """
    graph = audit.graph
    for touchpoint in audit.inventory.touchpoints:
        if (
            touchpoint.stage in ("pre-purchase", "purchase")
            and touchpoint.ours
            and not touchpoint.exit
            and touchpoint not in audit.unconnected
            and not goes_on(graph, touchpoint)
            and not sent(graph, touchpoint)
        ):
            yield Hit(touchpoint, None, f"The way ends at {named(touchpoint)}: nothing says what comes next")
