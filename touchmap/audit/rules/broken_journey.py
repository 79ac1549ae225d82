"""TM204: no way through the whole journey."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import ENTRIES, LINKED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.graph import reached
from touchmap.model import STAGES


@rule("TM204", "broken-journey", Severity.ERROR, needs=(LINKED, ENTRIES))
def broken_journey(audit: Audit) -> Iterator[Hit]:
    """No way leads through the whole journey

    Each touchpoint may be good in itself, and still no way leads from the first contact through the purchase to the
    time after it. Customers live through the journey as a whole, not through its parts.

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
                exit: true
          post-purchase:
            showroom:
              - name: Collect the bike
                next: Book the first service
              - Book the first service

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
                next: Book the first service
              - Book the first service

    Fix: Close the gap between the first contact and the time after the purchase: link the touchpoints with `next:`
    until one way leads all the way through.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): never lose sight of the journey as
    a whole.
    """
    inventory = audit.inventory
    if not all(inventory.at(stage) for stage in STAGES):
        return
    _, purchase, afterwards = map(inventory.stage_name, STAGES)
    bought = [touchpoint for touchpoint in reached(audit.graph, audit.entries) if touchpoint.stage == "purchase"]
    if not bought:
        yield Hit(inventory.journey, None, f"No way leads from an entry to {quoted(purchase)}")
    elif all(touchpoint.stage != "post-purchase" for touchpoint in reached(audit.graph, bought)):
        yield Hit(inventory.journey, None, f"No way leads from {quoted(purchase)} on to {quoted(afterwards)}")
