"""TM107: much before the purchase, little after it."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity


@rule("TM107", "lopsided-inventory", Severity.NOTE, profile="strict")
def lopsided_inventory(audit: Audit) -> Iterator[Hit]:
    """Far more is listed before the purchase than after it

    It is easy to know well how customers are won, and to look less closely at those who have bought. For the customer
    the time after the purchase is often the longest part of the journey.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            social:
              - See an advert
              - Read what riders say
            website:
              - Open the landing page
              - Compare two models
              - Choose a size
              - Ask in the chat
              - Find the showroom
            showroom:
              - Try a bike on site
          purchase:
            website:
              - Pay online
          post-purchase:
            showroom:
              - Collect the bike

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            social:
              - See an advert
              - Read what riders say
            website:
              - Open the landing page
              - Compare two models
              - Choose a size
              - Ask in the chat
          purchase:
            website:
              - Pay online
          post-purchase:
            showroom:
              - Collect the bike
              - Bring it to the first service
            email:
              - Answer the six-week mail

    Fix: Walk through the journey as somebody who has bought already, and list what happens then: delivery, use, help,
    complaint, coming back.

    Source: An article on keeping customers (service measures, surveys, after-sale service): look at keeping customers,
    not only at winning them.
    """
    inventory, limits = audit.inventory, audit.settings.thresholds
    before, afterwards = len(inventory.at("pre-purchase")), len(inventory.at("post-purchase"))
    # A stage without any touchpoint is said by TM101 already.
    if len(inventory.touchpoints) >= limits.lopsided_from and before > limits.lopsided_ratio * afterwards > 0:
        first, last = inventory.stage_name("pre-purchase"), inventory.stage_name("post-purchase")
        message = f"{before} touchpoints under {quoted(first)}, only {afterwards} under {quoted(last)}"
        yield Hit(inventory, ("stages", "post-purchase"), message)
