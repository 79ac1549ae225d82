"""TM407: a journey in which nobody is addressed personally."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM407", "nothing-personal", Severity.NOTE, profile="strict")
def nothing_personal(audit: Audit) -> Iterator[Hit]:
    """Nothing says where customers are addressed personally

    A name that is used at the right moment shows that somebody knows who is there. The moments that matter are those at
    which a customer decides: on coming back, on subscribing, on putting something into the basket.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            email:
              - name: Read the order confirmation

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            email:
              - name: Read the order confirmation
                personal: Addresses the rider by name

    Fix: Choose a moment at which customers are addressed by name, and write it down there: `personal: …`. Use only a
    name that they have given you.

    Source: An article on psychology in customer service (in Russian): use the name at the moments that matter.
    """
    if any(touchpoint.ours for touchpoint in audit.inventory.touchpoints) and not any(
        one.personal for one in audit.with_parts()
    ):
        yield Hit(audit.inventory.journey, None, "No touchpoint says that customers are addressed personally")
