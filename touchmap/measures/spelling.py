"""How figures are spelt: what differs between one reader's language and another's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

_ENGLISH_LENGTHS = {"day": "{n} d", "hour": "{n} h", "minute": "{n} min", "second": "{n} s"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Patterns for figures; `number` turns `-1,234.5` into what the language writes."""

    number: Callable[[str], str] = str
    percent: str = "{n} %"
    lengths: dict[str, str] = field(default_factory=_ENGLISH_LENGTHS.copy)
    range: str = "{low} to {high}"
    shares: str = "{low}–{high}"
    longer: str = "{low} or longer"
    never: str = "no answer for half of them"


ENGLISH = Spelling()
"""As the reports spell."""
