"""TM101: a stage without touchpoints."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model import STAGES


@rule("TM101", "empty-stage", Severity.ERROR)
def empty_stage(audit: Audit) -> Iterator[Hit]:
    """A stage has no touchpoint

    Customers meet you before, during and after they buy. Where a stage has no touchpoint, that is rarely because
    nothing happens there; mostly nobody has looked yet. A map that is about one stage on purpose says so, in one line
    for the stages it leaves out.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models
          purchase:
            website:
              - Pay online
          post-purchase:
            showroom:
              - Collect the bike

    Fix: Walk through this stage as a customer would, and list each meeting with you. Ask at every step: where do I go
    now, and how do I get there? If this map leaves the stage out on purpose, say so under `journey:`, as in
    `ignore: {TM101: The order has a map of its own}`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): list every meeting by time, before,
    during and after the purchase.
    """
    filled = {touchpoint.stage for touchpoint in audit.inventory.touchpoints} - {None}
    advice = _ON_PURPOSE if len(filled) == 1 else ""
    for stage in STAGES:
        if stage not in filled:
            message = f"Nothing is listed under {quoted(audit.inventory.stage_name(stage))}"
            yield Hit(audit.inventory, ("stages", stage), message, advice=advice)


_ON_PURPOSE = (
    "List what customers meet there; or, if this map is about one stage on purpose, say so under `journey:`: "
    "`ignore: {TM101: why}`."
)
