"""TM110: several steps in one name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.vocabulary import AND_THEN
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model.slug import slug

_SIGNS = re.compile(r"[-=]>|[→⇒➔➜➝➞⟶⟹➡←⬅⟵]|[;؛](?=\s)|；")
"""Arrows, also those of languages written from right to left, and semicolons that are followed by a space."""
_AND_THEN = re.compile(rf"(?<!now)-(?:{'|'.join(sorted(AND_THEN))})-")
"""Between two other words; who does something "now and then" does one thing."""


@rule("TM110", "several-in-one", Severity.NOTE)
def several_in_one(audit: Audit) -> Iterator[Hit]:
    """One touchpoint lists several steps

    One step may go well and the next one badly. Where they share a card on the map, nobody can say which one it was, or
    ask about it.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Open the basket -> pay -> read the confirmation

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - name: Open the basket
                next: Pay online
              - name: Pay online
                next: Read the confirmation
              - Read the confirmation

    Fix: Make a touchpoint of each step and join them with `next:`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): a touchpoint is one precise moment.
    """
    for touchpoint in audit.inventory.touchpoints:
        if _steps(touchpoint.name) > 1:
            yield Hit(touchpoint, "name", f"{named(touchpoint)} lists several steps in one name")


def _steps(name: str) -> int:
    """How many steps a name lists: pieces with letters or digits in them."""
    pieces = 1
    if _SIGNS.search(name):
        pieces = sum(1 for piece in _SIGNS.split(name) if any(map(str.isalnum, piece)))
    return pieces + (_AND_THEN.search(slug(name)) is not None)
