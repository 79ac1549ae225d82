"""What the rules on service and loyalty share: who helps, what is declared there, and what they need to look at."""

from __future__ import annotations

import datetime
import functools
import heapq
from collections.abc import Iterator, Sequence

from touchmap.audit.gates import ENTRIES, few_linked
from touchmap.audit.order import rank
from touchmap.audit.practice_words import ALWAYS, ANSWERED, BOTS, says
from touchmap.audit.rule import Gate
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.model import Inventory, Touchpoint
from touchmap.model.values import Role

_NAMED = 3


def within(touchpoint: Touchpoint) -> Iterator[Touchpoint]:
    """A touchpoint, then its parts: what one of them declares is declared for the whole."""
    yield touchpoint
    for part in touchpoint.parts:
        yield from within(part)


def plays(touchpoint: Touchpoint, *roles: Role) -> bool:
    """Whether a touchpoint or a part of it has one of `roles`."""
    return touchpoint.role in roles or (
        bool(touchpoint.parts) and any(plays(part, *roles) for part in touchpoint.parts)
    )


def ours_with(audit: Audit, *roles: Role) -> list[Touchpoint]:
    """The touchpoints of the brand or a partner that play one of `roles`, in the order of the file."""
    return [touchpoint for touchpoint in audit.inventory.touchpoints if plays(touchpoint, *roles) and touchpoint.ours]


def serves(touchpoint: Touchpoint, field: str) -> bool:
    """Whether a touchpoint or a part of it declares this field of `service`."""
    return any(one.service is not None and getattr(one.service, field) is not None for one in within(touchpoint))


def is_bot(touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint for help or complaints is a bot: its own name or that of its channel says so.

    Nothing else tells; on a channel that is declared as something else than digital it is no bot.
    """
    channel = touchpoint.channel
    return (
        plays(touchpoint, "help", "complaint")
        and channel.kind in ("digital", None)
        and any(says(name, BOTS) for name in (touchpoint.name, channel.name, channel.key))
    )


def at_fixed_hours(touchpoint: Touchpoint) -> bool:
    """Whether hours are declared for a touchpoint or a part of it, and help is not there at all of them."""
    hours = [one.service.hours for one in within(touchpoint) if one.service is not None and one.service.hours]
    return bool(hours) and not any(says(text, ALWAYS) for text in hours)


def is_answered(touchpoint: Touchpoint) -> bool:
    """Whether somebody answers here, so that customers may have to wait for it.

    Where people are on the other end (`kind: human`) they do; also where a first answer is measured. On a channel that
    is digital or of unknown kind fixed hours tell, or the name of the touchpoint or its channel: a chat, the phone, the
    mail. What customers read for themselves answers nobody, a bot at once, and people at a desk see who is waiting.
    """
    if touchpoint.channel.kind == "human" or any(post.metric == "frt" for post, _ in touchpoint.asked):
        return True
    if touchpoint.channel.kind not in ("digital", None) or is_bot(touchpoint):
        return False
    names = (touchpoint.name, touchpoint.channel.name, touchpoint.channel.key)
    return at_fixed_hours(touchpoint) or any(says(name, ANSWERED) for name in names)


@functools.lru_cache(maxsize=32)
def loyal(inventory: Inventory) -> Sequence[Touchpoint]:
    """Our touchpoints and parts that belong to a loyalty programme: those that say how it works come first, then
    those of the earlier stage; the order of the file does not matter.
    """
    everything = (one for touchpoint in inventory.touchpoints for one in within(touchpoint))
    found = (one for one in everything if one.ours and (one.role == "loyalty" or one.loyalty is not None))
    return sorted(found, key=lambda one: (one.loyalty is None, rank(one)))


def card(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint that holds a part; any other is its own."""
    while touchpoint.parent is not None:
        touchpoint = touchpoint.parent
    return touchpoint


def to_come(audit: Audit, day: datetime.date) -> bool:
    """Whether `day` lies in the future; a day more may be only another part of the world."""
    return (day - audit.settings.day).days > 1


def listed(touchpoints: Sequence[Touchpoint]) -> str:
    """Touchpoints with their numbers, the first three by `rank`: `"Call" (3), "Chat" (5), "Write" (4) and 2 more`."""
    names = [named(touchpoint) for touchpoint in heapq.nsmallest(_NAMED, touchpoints, key=rank)]
    more = len(touchpoints) - len(names)
    return together([*names, f"{more} more"] if more else names)


def together(names: Sequence[str]) -> str:
    """Some names in a sentence.

    >>> together(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _first_contact_known(audit: Audit) -> bool:
    """Where hardly anything is linked, every touchpoint would look like an entry unless one is marked."""
    marked = any(touchpoint.entry for touchpoint in audit.inventory.touchpoints)
    return marked or (few_linked(audit) is None and bool(audit.entries))


def _to_be(audit: Audit) -> bool:
    """Whether nobody has walked this way yet: then nobody can say what hurts there, and how it feels."""
    return audit.inventory.journey.state == "future"


FIRST_CONTACT = Gate(_first_contact_known, ENTRIES.reason, ENTRIES.lacks)
ROLES = Gate(
    lambda audit: any(one.role is not None for one in audit.with_parts()),
    "no touchpoint has a role: add `role:` to touchpoints, such as order, payment, help, complaint or loyalty",
)
KINDS = Gate(
    lambda audit: any(channel.kind is not None for channel in audit.inventory.channels.values()),
    "no channel says what kind it is: add `kind:` to channels (digital, physical, human or print)",
)
LOYALTY = Gate(
    lambda audit: bool(loyal(audit.inventory)),
    "no touchpoint of ours is about loyalty: add `role: loyalty` where regular customers are rewarded",
)
PAINS = Gate(
    lambda audit: _to_be(audit) or any(one.pains for one in audit.with_parts()),
    "no pain is written down: add `pains:` where something hurts",
    "pains",
    "write down where it hurts: `pains:`",
)
HOURS = Gate(
    lambda audit: any(serves(one, "hours") for one in audit.inventory.touchpoints) or not ours_with(audit, "help"),
    "nothing says when help is there: add `service: {hours: …}` to touchpoints for help",
)
REWARDS = Gate(
    lambda audit: any(one.loyalty is not None and one.loyalty.channels for one in loyal(audit.inventory)),
    "nothing says on which channels rewards count: add `loyalty: {channels: …}`",
)
REVIEWED = Gate(
    lambda audit: bool(audit.inventory.journey.reviewed or any(one.reviewed for one in audit.inventory.touchpoints)),
    "nothing says when the journey was last looked through: add `reviewed:` with a date to the journey",
)
EMOTIONS = Gate(
    lambda audit: _to_be(audit) or any(one.emotion is not None for one in audit.with_parts()),
    "no touchpoint says how it feels to customers: add `emotion:`, from -2 to 2",
)
BASIS = Gate(
    lambda audit: _to_be(audit) or any(one.basis is not None and one.emotion is not None for one in audit.with_parts()),
    "no emotion says how it is known: add `basis:` beside it (assumed, observed or measured)",
)
