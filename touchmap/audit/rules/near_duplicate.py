"""TM106: two touchpoints that look like one."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from touchmap.audit.order import rank
from touchmap.audit.rule import Also, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import Inventory, Touchpoint
from touchmap.model.slug import slug

_SIMILAR = 0.9
_LETTERS = 8
_ALL_PAIRS = 200
_NEIGHBOURS = 20
_LONGEST = 200
_MOST_COMPARISONS = 20_000
"""Letter by letter, which takes a second or two; an inventory that needs more was not written by people."""
_DIGITS = re.compile(r"\d+")


@rule("TM106", "near-duplicate", Severity.WARNING)
def near_duplicate(audit: Audit) -> Iterator[Hit]:
    """Two touchpoints on one channel look like the same one

    A meeting that is listed twice counts twice in every figure, and each of two teams may think that the other one
    looks after it. The finding names the one whose name comes later in the alphabet.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Pay with a credit card
              - Pay with credit card

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Pay with a credit card
              - Pay by bank transfer

    Fix: Merge the two, or name them so that a customer could tell them apart.

    Source: Inventory practice: one meeting is one entry.
    """
    twins: dict[Touchpoint, Touchpoint] = {}
    groups = _groups(audit.inventory, twins)
    pairs = (pair for names in groups for pair in _pairs([_Name(*name) for name in names]))
    undecided = ((one, other) for one, other in pairs if other.touchpoint not in twins)
    for one, other in itertools.islice(undecided, _MOST_COMPARISONS):
        if _similar(one, other):
            twins[other.touchpoint] = one.touchpoint
    for touchpoint, twin in twins.items():
        message = f"{named(touchpoint)} looks like {named(twin)}: is it the same touchpoint?"
        yield Hit(touchpoint, "name", message, (Also(twin, "the other one stands here", "name"),))


def _groups(inventory: Inventory, twins: dict[Touchpoint, Touchpoint]) -> Iterator[list[tuple[str, Touchpoint]]]:
    """The names to compare with each other: of one stage and channel, with the same digits, long enough.

    Touchpoints with equal names are entered in `twins` at once. Groups and names come in the order of the alphabet.
    """
    same: dict[tuple[str, str, str], list[Touchpoint]] = defaultdict(list)
    for touchpoint in inventory.touchpoints:
        same[touchpoint.stage or "", touchpoint.channel.key, slug(touchpoint.name)].append(touchpoint)
    alike: dict[tuple[str, str, str], list[tuple[str, Touchpoint]]] = defaultdict(list)
    for (stage, channel, text), touchpoints in same.items():
        first, *others = sorted(touchpoints, key=rank) if len(touchpoints) > 1 else touchpoints
        twins.update(dict.fromkeys(others, first))
        if len(text) <= _LONGEST and sum(map(str.isalpha, text)) >= _LETTERS:
            alike[stage, channel, " ".join(_DIGITS.findall(text))].append((text, first))
    return (sorted(alike[key], key=itemgetter(0)) for key in sorted(alike) if len(alike[key]) > 1)


class _Name:
    """A name prepared for comparing: which letters and pairs of letters it has."""

    __slots__ = ("bits", "text", "touchpoint")

    def __init__(self, text: str, touchpoint: Touchpoint) -> None:
        self.text = text
        self.touchpoint = touchpoint
        self.bits = 0
        for first, second in itertools.pairwise(map(ord, text)):
            self.bits |= 1 << ((first * 31 + second) & 1023)


def _pairs(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """The pairs worth comparing, the one first that comes first in the alphabet, as `names` do.

    All of them, unless a channel has so many touchpoints in one stage that the pairs would take seconds: then
    each is paired with its neighbours by the beginning and by the end of the name.
    """
    if len(names) <= _ALL_PAIRS:
        orders, reach = [names], len(names)
    else:
        from_end = sorted(names, key=lambda name: name.text[::-1])
        orders, reach = [names, from_end], _NEIGHBOURS
    for order in orders:
        for index, one in enumerate(order):
            length, bits = len(one.text), one.bits
            for other in order[index + 1 : index + 1 + reach]:
                # At a similarity of 0.9 a tenth of the letters may stand in one of the names only, and each such
                # letter changes at most three of their pairs of letters: most comparisons end here.
                both = length + len(other.text)
                difference = (bits ^ other.bits).bit_count()
                if difference * 10 <= 3 * both and abs(both - 2 * length) * 10 <= both:
                    yield (one, other) if one.text < other.text else (other, one)


def _similar(one: _Name, other: _Name) -> bool:
    matcher = difflib.SequenceMatcher(None, one.text, other.text, autojunk=False)
    return matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR
