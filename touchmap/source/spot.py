"""Where a value stands in its file, and what to call that place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from touchmap.finding import Place

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PLAIN_KEY = re.compile(r"[\w-]+")


def split_lines(text: str) -> list[str]:
    """`text` in lines, as YAML counts them."""
    return _LINE_END.split(text)


class Point(Protocol):
    """A position in a text, counted from 0."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


class Spot:
    """Where a value stands: the stretch of its key (or of itself in a list), its address, its entries.

    Lines and columns count from 0 here and from 1 in the `Place` that `place()` gives.
    """

    __slots__ = ("broken", "children", "column", "end_column", "end_line", "key", "line", "parent")

    def __init__(self, parent: Spot | None, key: str | int, start: Point, end: Point) -> None:
        self.parent = parent
        self.key = key
        self.line, self.column = start.line, start.column
        self.end_line, self.end_column = end.line, end.column
        self.children = NO_CHILDREN
        self.broken = False

    def standing_for(self, children: Mapping[str | int, Spot]) -> Spot:
        """This place for a value written in a short form: the same address, with other entries."""
        spot = Spot.__new__(Spot)
        spot.parent, spot.key, spot.broken = self.parent, self.key, self.broken
        spot.line, spot.column, spot.end_line, spot.end_column = (
            self.line, self.column, self.end_line, self.end_column,
        )  # fmt: skip
        spot.children = children
        return spot

    def find(self, steps: Iterable[str | int]) -> Spot:
        """The spot that `steps` lead to, skipping steps that are unknown: the closest one there is."""
        spot = self
        for step in steps:
            spot = spot.children.get(step, spot)
        return spot

    def place(self, field: str | None = None) -> Place:
        """The place of this entry, or of its `field` where that is written down."""
        spot = self.children.get(field, self) if field is not None else self
        return Place(spot.file, spot.line + 1, spot.column + 1, spot.end_line + 1, spot.end_column + 1)

    def address(self, field: str | None = None) -> str:
        """The symbolic place, such as `stages.purchase.website[0].owner`."""
        spot = self.children.get(field, self) if field is not None else self
        text = "".join(written(key) for key in spot.steps())
        return text.removeprefix(".")

    def steps(self) -> tuple[str | int, ...]:
        """The keys and list positions that lead here from the top of the file."""
        steps: list[str | int] = []
        spot = self
        while spot.parent is not None:
            steps.append(spot.key)
            spot = spot.parent
        return tuple(reversed(steps))

    @property
    def file(self) -> str:
        """The file as the user named it."""
        spot = self
        while spot.parent is not None:
            spot = spot.parent
        return str(spot.key)

    @property
    def reported(self) -> bool:
        """Whether this stands in something that was already found unreadable."""
        spot: Spot | None = self
        while spot is not None:
            if spot.broken:
                return True
            spot = spot.parent
        return False


NO_CHILDREN: Mapping[str | int, Spot] = MappingProxyType({})
"""What most values have: one for all, since there are as many spots as values."""


def written(key: str | int) -> str:
    """One step of an address, with what parts it from the step before."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if _PLAIN_KEY.fullmatch(key) else f'."{key}"'
