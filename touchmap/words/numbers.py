"""Numbers and dates as a language spells them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ENGLISH = "0123456789.,-"
_MONTHS_OF_31 = 6 * 31


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """How one language spells numbers: the section [numbers] of its file, whose patterns `patterns` has."""

    signs: Mapping[int, str]
    digits: Mapping[int, str]
    patterns: Mapping[str, str]

    def localised(self, english: str) -> str:
        """A number that was spelt the English way, such as `-1,234.5`, as this language spells it."""
        return english.translate(self.signs)

    def whole(self, number: int) -> str:
        """A whole number with nothing between its digits."""
        return self.localised(str(number))

    def grouped(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return self.localised(f"{number:,}")

    def decimal(self, number: float) -> str:
        """A number with the decimals that it needs, up to six digits of it."""
        return self.localised(f"{number:g}")

    def percent(self, number: float) -> str:
        """A share in percent, with its sign."""
        return self.patterns["percent"].format(n=self.decimal(number))

    def date(self, day: datetime.date) -> str:
        """A day, in the calendar that the language's readers live by."""
        year, month, number = _CALENDARS[self.patterns["calendar"]](day)
        return self.patterns["date"].format(year=year, month=month, day=number).translate(self.digits)


def numbers(section: Mapping[str, Any]) -> Numbers:
    """The numbers of a language from the section of its file."""
    signs = (*section["digits"], section["point"], section["thousands"], section["minus"])
    every = {ord(ours): theirs for ours, theirs in zip(_ENGLISH, signs, strict=True)}
    return Numbers(every, {ours: theirs for ours, theirs in every.items() if chr(ours).isdigit()}, section)


def _gregorian(day: datetime.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _persian(day: datetime.date) -> tuple[int, int, int]:
    """Year, month and day of the Solar Hijri calendar, by cycles of 33 years: right for the years 1178 to 1633."""
    cycles, days = divmod(day.toordinal() + 356_032, 12_053)
    year = 33 * cycles - 1595
    leaps, days = divmod(days, 1461)
    year += 4 * leaps
    if days > 365:
        more, days = divmod(days - 1, 365)
        year += more
    if days < _MONTHS_OF_31:
        return year, 1 + days // 31, 1 + days % 31
    days -= _MONTHS_OF_31
    return year, 7 + days // 30, 1 + days % 30


_CALENDARS = {"gregorian": _gregorian, "persian": _persian}
"""The calendars that a language's file may name."""
