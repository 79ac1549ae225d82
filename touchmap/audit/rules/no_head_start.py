"""TM504: a loyalty programme that leaves the beginning to the customer."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import LOYALTY, card, loyal
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM504", "no-head-start", Severity.NOTE, profile="strict", needs=LOYALTY)
def no_head_start(audit: Audit) -> Iterator[Hit]:
    """No head start is declared for the loyalty programme

    A programme does nothing for members who never begin. In an experiment, a card of ten stamps with two already on it
    was filled more often than an empty card of eight, although as many stamps were left to collect.

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
                loyalty: {head_start: Two of the ten stamps come with the bike}

    Fix: Give new members the first steps for free, and write it down: `loyalty: {head_start: …}`.

    Source: Tips on customer retention and loyalty programmes (in Persian, after Help Scout), 18; J. Nunes and X.
    Drèze, Journal of Consumer Research (2006): endowed progress.
    """
    programme = loyal(audit.inventory)
    if not any(one.loyalty is not None and one.loyalty.head_start for one in programme):
        message = f"At {named(card(programme[0]))} no head start for new members is declared"
        yield Hit(programme[0], "loyalty", message)
