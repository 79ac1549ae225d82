"""Figures, intervals and readings as text: in English, or spelt as another language does."""

from __future__ import annotations

import datetime

from touchmap.measures.figures import NEVER, Amount, Unit, possible
from touchmap.measures.reading import Reading
from touchmap.measures.spelling import ENGLISH, Spelling

NAMES = {
    "nps": "NPS",
    "csat": "CSAT",
    "ces": "CES",
    "rating": "rating",
    "frt": "first response time",
    "crr": "retention",
}
"""What a measure is called in a sentence."""
_LENGTHS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
_FINEST = 3


def amount(value: Amount, unit: Unit, digits: int = 1, spelling: Spelling = ENGLISH) -> str:
    """A figure with at most `digits` decimals: `4.9`, `58 %`, `1.5 h`."""
    if isinstance(value, datetime.timedelta):
        return _length(value, digits, spelling)
    told = spelling.number(_plain(value, digits))
    return spelling.percent.format(n=told) if unit == "%" else told


def value(reading: Reading, spelling: Spelling = ENGLISH) -> str:
    """The figure alone: `2.9`, `58 %`, `45 min`; `no answer for half of them` for a wait without an end.

    Shares and NPS are rounded to whole numbers, but never so far that a figure looks like the target it misses.
    """
    return _rounded(reading.value, reading, spelling) if reading.value is not None else ""


def target(reading: Reading, spelling: Spelling = ENGLISH) -> str:
    """The target as it was set: `5.5`, `80 %`, `4 h`."""
    return amount(reading.target, reading.unit, _FINEST, spelling) if reading.target is not None else ""


def interval(reading: Reading, spelling: Spelling = ENGLISH) -> str:
    """The ends of the interval: `50–66 %`, `-31 to 7`, `30 min to 2 h`; nothing where none is claimed."""
    low, high = reading.low, reading.high
    if low is None or high is None or low == NEVER:
        return ""
    first, last = _rounded(low, reading, spelling), _rounded(high, reading, spelling)
    if high == NEVER:
        return spelling.longer.format(low=first)
    if reading.unit == "%":
        first = first.removesuffix(spelling.percent.format(n=""))
        return spelling.shares.format(low=first, high=last)
    return spelling.range.format(low=first, high=last)


def with_interval(reading: Reading) -> str:
    """The figure and, where one is claimed, its interval: `58 % (50–66 %)`, `2.9`."""
    sure = interval(reading)
    return f"{value(reading)} ({sure})" if sure else value(reading)


def text(reading: Reading) -> str:
    """All that may be shown of a reading: `2.9 of 5.5, n 212`, `58 % (50–66 %) of 80 %, n 143`.

    Nothing where nothing was heard or the figure cannot be; `too few answers` where a figure would say nothing.
    """
    if not reading.shown:
        heard = reading.value is not None and possible(reading.post, reading.value)
        return "too few answers" if heard else ""
    told = with_interval(reading)
    told += f" of {target(reading)}" if reading.target is not None else ""
    told += f", 9 in 10: {amount(reading.p90, reading.unit)}" if reading.p90 not in (None, NEVER) else ""
    told += f", n {number(reading.n)}" if reading.n is not None else ""
    told += f", {number(reading.unanswered)} unanswered" if reading.unanswered else ""
    return f"{told}, thin" if reading.thin else told


def number(n: int) -> str:
    """A whole number with its thousands apart: `12,400`."""
    return f"{n:,}"


def _rounded(figure: Amount, reading: Reading, spelling: Spelling) -> str:
    coarsest = 0 if reading.unit == "%" or reading.metric == "nps" else 1
    told = ""
    for digits in range(coarsest, _FINEST + 1):
        told = amount(figure, reading.unit, digits, spelling)
        if figure == reading.target or told != target(reading, spelling):
            break
    return told


def _length(wait: datetime.timedelta, digits: int, spelling: Spelling) -> str:
    """A length of time in the largest unit that it fills."""
    if wait == NEVER:
        return spelling.never
    seconds = wait.total_seconds()
    size, unit = next((pair for pair in _LENGTHS if seconds >= pair[0]), _LENGTHS[-1])
    return spelling.lengths[unit].format(n=spelling.number(_plain(seconds / size, digits)))


def _plain(number: float, digits: int) -> str:
    """A number without needless decimals, and never `-0`."""
    told = f"{number:.{digits}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told == "-0" else told
