"""TM503: rewards that do not count where customers buy."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import LOYALTY, REWARDS, card, loyal, ours_with, plays, together
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.graph import before
from touchmap.model import Channel, Touchpoint
from touchmap.model.slug import slug


@rule("TM503", "rewards-not-everywhere", Severity.NOTE, profile="strict", needs=(LOYALTY, REWARDS))
def rewards_not_everywhere(audit: Audit) -> Iterator[Hit]:
    """Rewards are not declared for each channel that sells

    A voucher that is shown in one place and unknown at the till of another may lose the sale, and the pleasure in the
    programme with it. Rewards should be the same wherever customers order or pay.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment}
            showroom:
              - {name: Pay at the till, role: payment}
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty
                loyalty: {channels: website}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, role: payment}
            showroom:
              - {name: Pay at the till, role: payment}
          post-purchase:
            website:
              - name: Join the riders' club
                role: loyalty
                loyalty:
                  channels:
                    - website
                    - showroom

    Fix: Let rewards count wherever customers order or pay, and list these channels: `loyalty: {channels: …}`.

    Source: «Как убить игру в службу поддержки»: rewards should be the same in every channel.
    """
    blocks = [(one, one.loyalty) for one in loyal(audit.inventory) if one.loyalty is not None and one.loyalty.channels]
    home, first = blocks[0]
    count = {slug(word) for _, block in blocks for word in block.channels}
    missing = [channel for channel in _selling(audit) if not count & {slug(channel.key), slug(channel.name)}]
    if missing:
        where = together([quoted(channel.name) for channel in missing])
        message = f"The rewards of {named(card(home))} are not declared for {where}, where customers order or pay"
        yield Hit(first, "channels", message)


def _selling(audit: Audit) -> list[Channel]:
    """The channels on which customers order or pay, in the order of their names.

    An order is one that is linked and does not merely follow an order or payment on another channel: the mail that
    confirms it is no place to sell.
    """
    channels = {touchpoint.channel for touchpoint in ours_with(audit, "payment")}
    orders = [touchpoint for touchpoint in ours_with(audit, "order") if touchpoint.channel not in channels]
    if orders:
        beside = set(audit.unlinked)
        channels.update(one.channel for one in orders if one not in beside and not _confirms(audit, one))
    return sorted(channels, key=lambda channel: (channel.name, channel.key))


def _confirms(audit: Audit, touchpoint: Touchpoint) -> bool:
    return any(
        plays(other, "order", "payment") and other.channel is not touchpoint.channel
        for other in before(audit.graph, touchpoint)
    )
