"""TM601: a touchpoint that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import OWNERS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM601", "no-owner", Severity.WARNING, needs=OWNERS)
def no_owner(audit: Audit) -> Iterator[Hit]:
    """Nobody owns a touchpoint

    What everybody is responsible for nobody repairs. A customer who meets a problem here meets it again.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, owner: web}
          showroom: {name: Showroom}
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, owner: web}
          showroom: {name: Showroom, owner: retail}
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site

    Fix: Find somebody who answers for it: `owner:` of the touchpoint or of its channel, a team or a person.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): the journey belongs to the whole
    company.
    """
    for touchpoint in audit.inventory.touchpoints:
        if touchpoint.ours and touchpoint.responsible is None:
            yield Hit(touchpoint, None, f"Nobody owns {named(touchpoint)}")
