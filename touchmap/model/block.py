"""What every block of the format shares: strict fields, a place in the file, an identity."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from touchmap.source import Spot

Number = Annotated[float, Field(ge=-1e9, le=1e9)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Ignores = dict[str, str | None]
"""Rule code -> why its findings on this block are accepted."""


def nothing() -> dict[str, Any]:
    """What a block of entries holds when it is not there; pydantic looks into `dict` itself for 5 ms."""
    return {}


class NotRead(AttributeError):
    """Asked of a block that was made by hand and not read from a file."""


class Block(BaseModel):
    """Any block of an inventory; `spot` is where it stands in the file. Equal only to itself."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    @cached_property
    def spot(self) -> Spot:
        """The place of this block in its file."""
        raise NotRead

    def learn(self, **facts: object) -> None:
        """Fills in what a block does not say itself: its place, and what it refers to.

        These are cached properties that are given their value here; a plain attribute of the instance is read ten
        times faster than one that pydantic keeps as private, and rules read them by the hundred thousand.
        """
        self.__dict__.update(facts)

    __eq__ = object.__eq__
    __hash__ = object.__hash__
