"""What every block of the format shares: strict fields, a place in the file, an identity."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from touchmap.source import Spot

Number = Annotated[float, Field(ge=-1e9, le=1e9)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Ignores = dict[str, str | None]
"""Rule code -> why its findings on this block are accepted."""


class Block(BaseModel):
    """Any block of an inventory; `spot` is where it stands in the file. Equal only to itself."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
    _spot: Spot = PrivateAttr()

    @property
    def spot(self) -> Spot:
        """The place of this block in its file."""
        return self._spot

    def settle(self, spot: Spot) -> None:
        """Tells this block where it stands; called once, when it has been read."""
        self._spot = spot

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
