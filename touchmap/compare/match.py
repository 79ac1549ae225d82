"""Which touchpoint of one inventory is which of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from touchmap.model import Inventory, Touchpoint
from touchmap.model.slug import slug

SIMILAR = 0.6
"""How alike two names must be to be the same touchpoint under another name, from 0 to 1: difflib's own measure of a
close match."""
_MOST_PAIRS = 20_000
"""How many pairs of names are compared in one place; where there are more, only equal names count."""

Matched = dict[Touchpoint, Touchpoint]


class _Place(NamedTuple):
    stage: str | None
    channel: str


def match(old: Inventory, new: Inventory) -> Matched:
    """The touchpoints of `old` that are still there, each with what it is in `new`.

    The same id is the same touchpoint. Else the same name in the same place (stage and channel) is, then the same
    name elsewhere, nearest first, then a similar name in the same place. Each touchpoint has at most one partner.
    """
    pairs = _Pairs(old, new)
    pairs.take(lambda touchpoint: touchpoint.id)
    pairs.take(lambda touchpoint: (_place(touchpoint), slug(touchpoint.name)))
    pairs.take(lambda touchpoint: (touchpoint.channel.key, slug(touchpoint.name)))
    pairs.take(lambda touchpoint: (touchpoint.stage, slug(touchpoint.name)))
    pairs.take(lambda touchpoint: slug(touchpoint.name))
    pairs.take_similar()
    return {touchpoint: pairs.found[touchpoint] for touchpoint in old.touchpoints if touchpoint in pairs.found}


class _Pairs:
    """The partners that are found, and what has none yet, in the order of the files."""

    def __init__(self, old: Inventory, new: Inventory) -> None:
        self.found: Matched = {}
        self._old = list(old.touchpoints)
        self._new = list(new.touchpoints)

    def take(self, mark: Callable[[Touchpoint], Hashable]) -> None:
        """Pairs what bears the same mark, the first with the first; None is no mark."""
        new = _by(self._new, mark)
        for key, touchpoints in _by(self._old, mark).items():
            self._pair(zip(touchpoints, new.get(key, ()), strict=False))

    def take_similar(self) -> None:
        """Pairs what has similar names in the same place, the most alike first; another id is another touchpoint."""
        new = _by(self._new, _place)
        for place, touchpoints in _by(self._old, _place).items():
            others = new.get(place, ())
            if len(touchpoints) * len(others) > _MOST_PAIRS:
                continue
            alike = [
                (-likeness, left.number or 0, right.number or 0, left, right)
                for left in touchpoints
                for right in others
                if not (left.id and right.id) and (likeness := _likeness(left.name, right.name)) >= SIMILAR
            ]
            for *_, left, right in sorted(alike, key=lambda pair: pair[:3]):
                self._pair([(left, right)])

    def _pair(self, pairs: Iterable[tuple[Touchpoint, Touchpoint]]) -> None:
        taken = set(self.found.values())
        for left, right in pairs:
            if left not in self.found and right not in taken:
                self.found[left] = right
                taken.add(right)
        self._old = [touchpoint for touchpoint in self._old if touchpoint not in self.found]
        self._new = [touchpoint for touchpoint in self._new if touchpoint not in taken]


def _place(touchpoint: Touchpoint) -> _Place:
    return _Place(touchpoint.stage, touchpoint.channel.key)


def _by(touchpoints: Iterable[Touchpoint], mark: Callable[[Touchpoint], Hashable]) -> dict[Hashable, list[Touchpoint]]:
    groups: dict[Hashable, list[Touchpoint]] = defaultdict(list)
    for touchpoint in touchpoints:
        if (key := mark(touchpoint)) is not None:
            groups[key].append(touchpoint)
    return groups


def _likeness(left: str, right: str) -> float:
    matcher = SequenceMatcher(None, left.casefold()[:200], right.casefold()[:200], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0
