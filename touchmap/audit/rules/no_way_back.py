"""TM205: nothing leads from the time after the purchase to a next one."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.graph import before, reached


@rule("TM205", "no-way-back", Severity.NOTE, profile="strict", needs=LINKED)
def no_way_back(audit: Audit) -> Iterator[Hit]:
    """Nothing leads from one purchase to the next

    Customers who were content and would come back find no way on from here. They have to begin again as if you had
    never met.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Pay online
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
                next: Pay online
          purchase:
            website:
              - name: Pay online
                next: Collect the bike
          post-purchase:
            showroom:
              - name: Collect the bike
                next: Get an offer for the old bike
              - name: Get an offer for the old bike
                role: renewal

    Fix: Give customers a way to come back: link a touchpoint after the purchase to where they buy again, or list one
    with `role: renewal`.

    Source: An article on keeping customers (service measures, surveys, after-sale service): look at keeping customers,
    not only at winning them.
    """
    inventory, graph = audit.inventory, audit.graph
    bought = inventory.at("post-purchase")
    if not bought or not inventory.at("purchase"):
        return
    near = (
        touchpoint for touchpoint in inventory.anytime if not touchpoint.during or "post-purchase" in touchpoint.during
    )
    starts = [*bought, *near]
    # A renewal at which customers begin, or that is there throughout, needs no way to it.
    found = any(
        touchpoint.stage == "purchase"
        or (touchpoint.role == "renewal" and (touchpoint.anytime or touchpoint.entry or before(graph, touchpoint)))
        for touchpoint in reached(graph, starts)
    )
    if not found:
        again, last = inventory.stage_name("purchase"), inventory.stage_name("post-purchase")
        message = f"Nothing leads from {quoted(last)} back to {quoted(again)}, nor to a renewal"
        yield Hit(inventory, ("stages", "post-purchase"), message)
