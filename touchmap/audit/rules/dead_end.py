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
    """The way ends before or during the purchase

    Customers who want to go on, and are shown no way, have to find one for themselves or give up. Where the journey may
    well end, that is fine, as long as the inventory says so: with `exit: true`, or by a path that ends in the purchase.

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

    Fix: Show customers where to go from here: add `next:`, or say with `exit: true` that the journey may end here.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): put yourself in the customer's place,
    and ask where you go and how you get there.
    """
    graph = audit.graph
    ends = {path.steps[-1].target for path in audit.inventory.paths.values() if path.steps}
    for touchpoint in audit.inventory.touchpoints:
        if (
            touchpoint.stage in ("pre-purchase", "purchase")
            and touchpoint.ours
            and not touchpoint.exit
            and not (touchpoint.stage == "purchase" and touchpoint in ends)
            and touchpoint not in audit.unconnected
            and not goes_on(graph, touchpoint)
            and not sent(graph, touchpoint)
        ):
            yield Hit(touchpoint, None, f"The way ends at {named(touchpoint)}: nothing says what comes next")
