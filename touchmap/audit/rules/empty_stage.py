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

    Customers meet you before, during and after they buy. A stage without touchpoints is rarely one in which
    nothing happens; it is one at which nobody has looked.

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

    Fix: Walk the way as a customer would and list every place where they meet you in this stage.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): list every meeting by time, before,
    during and after the purchase.
    """
    filled = {touchpoint.stage for touchpoint in audit.inventory.touchpoints}
    for stage in STAGES:
        if stage not in filled:
            message = f"Nothing is listed under {quoted(audit.inventory.stage_name(stage))}"
            yield Hit(audit.inventory, ("stages", stage), message)
