"""TM200: too few links to judge the journey."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import few_linked
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted
from touchmap.finding import Severity


@rule("TM200", "few-links", Severity.NOTE)
def few_links(audit: Audit) -> Iterator[Hit]:
    """Fewer than half of the touchpoints are linked

    Touchpoints alone are a list. Where customers get lost shows only when the inventory says where they go next; so
    dead ends and broken ways are looked for only when at least half of the touchpoints are linked.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models
          purchase:
            website:
              - Put it in the basket
              - Pay online

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Put it in the basket
          purchase:
            website:
              - name: Put it in the basket
                next: Pay online
              - Pay online

    Fix: Say where customers go next: add `next:` to the touchpoints, or write the usual ways through under
    `paths:`.

    Source: Our own practice: ways can only be checked where they are written down.
    """
    few = few_linked(audit)
    if few is not None:
        linked, total = few
        message = f"Only {linked} of {counted(total, 'touchpoint', 'touchpoints')} are linked with another one"
        if not linked:
            message = "No touchpoint says where customers go next"
        yield Hit(audit.inventory, "stages", message)
