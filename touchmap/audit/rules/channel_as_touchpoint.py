"""TM105: a channel's name where a touchpoint belongs."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model.slug import slug


@rule("TM105", "channel-as-touchpoint", Severity.WARNING)
def channel_as_touchpoint(audit: Audit) -> Iterator[Hit]:
    """A touchpoint has the same name as its channel

    A channel is where and how customers interact; a touchpoint is one precise meeting there. "Website" hides all the
    moments on it, and nobody can ask customers how "Website" went.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Website

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - Compare two models

    Fix: Say what the customer does there, in their own words: "Open a product page", "Ask in the chat".

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): a channel is not yet a touchpoint.
    """
    for touchpoint in audit.inventory.touchpoints:
        channel = touchpoint.channel
        if slug(touchpoint.name) in (slug(channel.key), slug(channel.name)):
            message = f"{named(touchpoint)} says on which channel customers are, not what they do there"
            yield Hit(touchpoint, "name", message)
