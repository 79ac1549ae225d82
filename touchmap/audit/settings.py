"""What the user asks of an audit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from touchmap.finding import Severity

Profile = Literal["starter", "standard", "strict"]
PROFILES: tuple[Profile, ...] = ("starter", "standard", "strict")
"""From the fewest rules to all of them; each holds the rules of those before it."""


@dataclass(frozen=True)
class Settings:
    """What the user asks of an audit.

    `select` and `ignore` take codes (TM301), beginnings of codes (TM3) and names; `severities` gives rules,
    named in the same way, another severity. `min_coverage` is in percent. `today` is for rules that look at
    dates; None is the day of the run.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "standard"
    min_coverage: float | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    today: datetime.date | None = None
