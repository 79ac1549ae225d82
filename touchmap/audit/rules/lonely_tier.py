"""TM505: a loyalty programme with a single tier."""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchmap.audit.practice import LOYALTY, card, loyal
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.model import Touchpoint
from touchmap.model.slug import slug

_BETWEEN = re.compile(r"[,;/|،؛→>]")


@rule("TM505", "lonely-tier", Severity.NOTE, profile="strict", needs=LOYALTY)
def lonely_tier(audit: Audit) -> Iterator[Hit]:
    """The loyalty programme has one tier only

    A tier tends to mean more to members who can see another one below it. A single tier for everybody sets nobody
    apart.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty
                loyalty: {tiers: Gold}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty
                loyalty:
                  tiers:
                    - Silver
                    - Gold

    Fix: Add a tier below it that members can see, or take the only one out: `loyalty: {tiers: …}` lists them all.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 19: a tier works when
    a lower one is visible.
    """
    programme = [one for one in loyal(audit.inventory) if one.loyalty is not None and one.loyalty.tiers]
    tiers = [tier for one in programme for tier in _tiers(one)]
    if len(set(map(slug, tiers))) == 1:
        message = f"{quoted(tiers[0])} is the only tier at {named(card(programme[0]))}: there is none below it"
        yield Hit(programme[0], ("loyalty", "tiers"), message)


def _tiers(touchpoint: Touchpoint) -> Iterator[str]:
    """The tiers that a touchpoint names; several may have been written as one text."""
    for text in touchpoint.loyalty.tiers if touchpoint.loyalty is not None else ():
        yield from filter(None, map(str.strip, _BETWEEN.split(text)))
