"""What the user asks of an audit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from touchmap.finding import Severity

Profile = Literal["starter", "standard", "strict"]
PROFILES: tuple[Profile, ...] = ("starter", "standard", "strict")
"""From the fewest rules to all of them; each holds the rules of those before it."""
_MOST = 1_000_000


def _number(default: float, about: str, *, least: float, most: float = _MOST) -> Any:
    return field(default=default, metadata={"about": about, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers by which rules judge; each may be set in the configuration.

    The metadata of each field say what it is `about`, and its `least` and `most`.
    """

    lopsided_from: int = _number(
        10, "TM107: how many touchpoints an inventory has before its balance is judged.", least=1
    )
    lopsided_ratio: float = _number(
        3.0, "TM107: how many times more touchpoints before the purchase than after it are too many.", least=1
    )
    wall: int = _number(40, "TM112: how many touchpoints one map on a wall can hold.", least=1)
    help_steps: int = _number(3, "TM209: within how many steps help should be reached.", least=0)
    blind_steps: int = _number(
        3, "TM213: how many touchpoints in a row at which nobody asks are a blind stretch.", least=1
    )
    surveys: int = _number(3, "TM309: how many different surveys one way through the journey may have.", least=1)
    touchpoints_per_question: int = _number(3, "TM315: how many touchpoints one question may stand for.", least=1)
    thin: int = _number(30, "TM316: how many answers are enough to be judged.", least=1)
    few: int = _number(5, "TM316: under how many answers no figure is shown at all.", least=1)
    moments_share: float = _number(
        25.0, "TM318: how many percent of the touchpoints may be moments of truth.", least=0, most=100
    )
    early_share: float = _number(
        20.0,
        "TM301, TM303: under how many percent of the touchpoints asked about a journey counts as just begun.",
        least=0,
        most=100,
    )
    review_days: int = _number(180, "TM604: after how many days an inventory should be looked through again.", least=1)


@dataclass(frozen=True)
class Settings:
    """What the user asks of an audit.

    `select` and `ignore` take codes (TM301), beginnings of codes (TM3) and names; `severities` gives rules,
    named in the same way, another severity. `min_coverage` is in percent. `today` is for rules that look at
    dates; None is the day of the run. `templates` is the folder with templates of the user's own.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "standard"
    min_coverage: float | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    today: datetime.date | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    templates: Path | None = None

    @property
    def day(self) -> datetime.date:
        """The day against which dates are judged."""
        return self.today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
