"""TM601: a touchpoint that nobody owns."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator

from touchmap.audit.begin import of_others
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.model import Inventory, Touchpoint

_NOT_OURS = "Say `ownership: external` if it is in the hands of others; else name who is responsible: `owner:`."


@rule("TM601", "no-owner", Severity.WARNING)
def no_owner(audit: Audit) -> Iterator[Hit]:
    """Nobody owns a touchpoint

    A problem that belongs to everybody is mended by nobody, and the next customer meets it again. Where no owner is
    named at all, this is said once for the whole journey.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, owner: web}
          showroom: {name: Showroom}
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, owner: web}
          showroom: {name: Showroom, owner: retail}
        stages:
          pre-purchase:
            website:
              - Compare two models
            showroom:
              - Try a bike on site

    Fix: Name who is responsible: a team or a person, as `owner:` of the touchpoint or of its channel.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): the journey belongs to the whole
    company.
    """
    unowned = [one for one in audit.inventory.touchpoints if one.ours and one.responsible is None]
    if len(unowned) > 1 and not _owned_anywhere(audit.inventory):
        message, advice = _for_all(audit.inventory, len(unowned)), _advice(audit.inventory)
        each = functools.partial(_hits, unowned)
        yield Hit(audit.inventory, "stages", message, advice=advice, instead_of=each)
    else:
        yield from _hits(unowned)


def _hits(unowned: Iterable[Touchpoint]) -> Iterator[Hit]:
    for touchpoint in unowned:
        advice = _NOT_OURS if of_others(touchpoint) else ""
        yield Hit(touchpoint, None, f"Nobody owns {named(touchpoint)}", advice=advice)


def _owned_anywhere(inventory: Inventory) -> bool:
    return any(channel.owner for channel in inventory.channels.values()) or any(
        touchpoint.owner for touchpoint in inventory.touchpoints
    )


def _for_all(inventory: Inventory, number: int) -> str:
    owner = inventory.journey.owner
    message = f"Nobody owns any of the {number} touchpoints"
    return f"{message}: {quoted(owner)}, the owner of the journey, looks after the list" if owner else message


def _advice(inventory: Inventory) -> str:
    """What to write, with a channel of this journey as the example."""
    cards = Counter(touchpoint.channel.key for touchpoint in inventory.touchpoints)
    example = min(cards, key=lambda key: (-cards[key], key))
    how = f"under `channels:`, as in `{example}: {{owner: Anna}}`"
    return f"Give each channel a person or a team who answers for it, {how}."
