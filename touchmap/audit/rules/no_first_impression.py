"""TM401: a first contact for which no first impression is declared."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import FIRST_CONTACT, within
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity


@rule("TM401", "no-first-impression", Severity.NOTE, profile="strict", needs=FIRST_CONTACT)
def no_first_impression(audit: Audit) -> Iterator[Hit]:
    """No first impression is declared at a first contact

    Later moments tend to be read in the light of the first one. Where customers come in, somebody should have decided
    what they meet first: a free offer, a problem solved with one click, the word of other customers.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            social:
              - name: See an advert
                entry: true

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            social:
              - name: See an advert
                entry: true
                first_impression: A free test ride, without an appointment

    Fix: Decide what the first impression should be, and write it down: `first_impression: …`.

    Source: An article on psychology in customer service (in Russian): the first contact colours the later ones.
    """
    for touchpoint in audit.entries:
        # Customers may well come back by an entry after the purchase; that is no first contact.
        first = touchpoint.ours and touchpoint.stage in ("pre-purchase", "purchase")
        if (
            first
            and touchpoint not in audit.unconnected
            and not any(one.first_impression for one in within(touchpoint))
        ):
            yield Hit(touchpoint, None, f"{named(touchpoint)} is a first contact, and no first impression is declared")
