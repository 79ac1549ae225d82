"""TM201: a touchpoint beside the journey."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.begin import for_help
from touchmap.audit.gates import LINKED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity

_ANYTIME = (
    "Move it to `anytime:`, beside `stages:`, if customers may come at any time; else say with `next:` when they do."
)


@rule("TM201", "unconnected", Severity.WARNING, needs=LINKED)
def unconnected(audit: Audit) -> Iterator[Hit]:
    """Nothing leads to a touchpoint or on from it

    Either customers get there in a way that nobody has written down, or they never do, and the work put into it reaches
    nobody.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Pay online
            showroom:
              - Try a bike on site
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Try a bike on site
            showroom:
              - name: Try a bike on site
                next: Pay online
          purchase:
            website:
              - Pay online

    Fix: Find out how customers get here and where they go next: say it with `next:`, mark it with `entry: true` or
    `exit: true`, or move it to `anytime:` if it is there throughout.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): put yourself in the customer's place,
    and ask where you go and how you get there.
    """
    for touchpoint in audit.unconnected:
        message, advice = f"Nothing leads to {named(touchpoint)} or on from it", ""
        if for_help(touchpoint):
            message, advice = f"{message}; `anytime:` is the place for what is there throughout", _ANYTIME
        yield Hit(touchpoint, None, message, advice=advice)
