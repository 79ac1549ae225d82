"""Days as people write them in tables."""

from __future__ import annotations

import datetime
import re

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)


def day(text: str) -> datetime.date:
    """The day that `text` names: year first, or day.month.year, or with slashes where only one reading is a day.

    >>> day("2026-10-15") == day("15.10.2026") == day("10/15/2026") == datetime.date(2026, 10, 15)
    True

    Raises:
        ValueError: it is none, or might be two.
    """
    word = text.strip()
    try:
        if match := _YEAR_FIRST.fullmatch(word):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DOTS.fullmatch(word):
            return datetime.date(int(match[3]), int(match[2]), int(match[1]))
        if match := _SLASHES.fullmatch(word):
            first, second, year = int(match[1]), int(match[2]), int(match[3])
            if first <= 12 and second <= 12 and first != second:
                raise ValueError("might be two different days: write it as 2026-10-15")
            month, number = (first, second) if second > 12 or first == second else (second, first)
            return datetime.date(year, month, number)
    except ValueError as problem:
        if "might be" in str(problem):
            raise
    raise ValueError("is no day that is written as 2026-10-15")
