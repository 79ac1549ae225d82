"""TM317: a touchpoint of others that nobody watches."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity


@rule("TM317", "unmonitored-external", Severity.NOTE)
def unmonitored_external(audit: Audit) -> Iterator[Hit]:
    """Nobody watches a touchpoint that others control

    What others say on review sites or in forums may decide whether customers come at all. You do not control it, but
    you can read it and answer.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          reviews: {name: Review sites, ownership: external}
        stages:
          pre-purchase:
            reviews:
              - Read what others say

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          reviews: {name: Review sites, ownership: external, monitored: Weekly look by customer care}
        stages:
          pre-purchase:
            reviews:
              - Read what others say

    Fix: Name somebody who looks there regularly, and write it on the channel: `monitored: Weekly look by customer
    care`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): list every place where customers
    meet you; Lemon and Verhoef, Journal of Marketing (2016): who controls a touchpoint.
    """
    for touchpoint in audit.inventory.touchpoints:
        watched = touchpoint.channel.monitored or touchpoint.asked or touchpoint.waive is not None
        if touchpoint.control == "external" and not watched:
            message = (
                f"Others control {named(touchpoint)}, and nobody is named who watches {quoted(touchpoint.channel.name)}"
            )
            yield Hit(touchpoint, "ownership", message)
