"""One path through the journey that the map brings out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.view.selection import Selection, matching, unknown
from touchmap.model import Inventory, Touchpoint


@dataclass(frozen=True, slots=True)
class Thread:
    """The touchpoints of the path called `name`, and the ways between neighbours; without a name there is none."""

    name: str = ""
    touchpoints: frozenset[Touchpoint] = frozenset()
    ways: frozenset[tuple[Touchpoint, Touchpoint]] = field(default_factory=frozenset)

    def leaves_out(self, touchpoint: Touchpoint) -> bool:
        """Whether a path is brought out, and this touchpoint is not on it."""
        return bool(self.name) and touchpoint not in self.touchpoints


def thread(inventory: Inventory, name: str | None, shown: Selection) -> Thread:
    """The path called `name`; None asks for none.

    Raises DrawingFailed where there is no such path, or nothing of it is `shown`.
    """
    if name is None:
        return Thread()
    names = {key: key for key in inventory.paths}
    found = matching(name, names)
    if not found:
        raise DrawingFailed(unknown(name, names, "path", "paths"))
    key = next(key for key in names if key in found)
    stops = list(_stops(inventory, key))
    if not set(stops) & set(shown.touchpoints):
        raise DrawingFailed(f'The path "{key}" has no touchpoint in this part of the map.')
    return Thread(key, frozenset(stops), frozenset(pairwise(stops)))


def _stops(inventory: Inventory, key: str) -> Iterator[Touchpoint]:
    """The touchpoints of a path, one after another; a stay at one of them, from part to part, is one stop."""
    previous: Touchpoint | None = None
    for step in inventory.paths[key].steps:
        if step.target is not None and step.target is not previous:
            yield step.target
            previous = step.target
