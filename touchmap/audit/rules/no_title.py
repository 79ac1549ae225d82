"""TM506: a loyalty programme whose members have no name."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import LOYALTY, card, loyal
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM506", "no-title", Severity.NOTE, profile="strict", needs=LOYALTY)
def no_title(audit: Audit) -> Iterator[Hit]:
    """No name for loyalty members is declared

    A good name for good customers, used when you meet them, can tell them that they belong. "Member" and a number
    cannot.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty
                loyalty: {title: Everyday rider}

    Fix: Find a name that members like to be called, and write it down: `loyalty: {title: …}`.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 20: give good
    customers a positive name, and use it.
    """
    programme = loyal(audit.inventory)
    if not any(one.loyalty is not None and one.loyalty.title for one in programme):
        yield Hit(programme[0], "loyalty", f"At {named(card(programme[0]))} no name for members is declared")
