"""What customers tell, and what has to be known, at which touchpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from touchmap.audit.subject import Audit
from touchmap.audit.ways import whole
from touchmap.model import Touchpoint
from touchmap.model.slug import slug


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a touchpoint `collects` or `uses`: `touchpoint` is what stands on the map, `holder` this or the
    part of it that says so, `index` the position in its list.
    """

    touchpoint: Touchpoint
    holder: Touchpoint
    index: int
    text: str

    @property
    def thing(self) -> str:
        """The same for "Order number" and "order-number"."""
        return slug(self.text)

    @property
    def who(self) -> str | None:
        """Who acts here; None is the customer."""
        return self.holder.who or self.touchpoint.who


def told(audit: Audit, field: Literal["collects", "uses"]) -> list[Told]:
    """Everything that the touchpoints and their parts collect, or use, in the order of the file."""
    return [
        Told(whole(holder), holder, index, text)
        for holder in audit.with_parts()
        for index, text in enumerate(getattr(holder, field))
    ]
