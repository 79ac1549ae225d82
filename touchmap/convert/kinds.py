"""The kinds of values that fields of an inventory take: how the file writes each, and how a cell of a table does.

A kind has three ways: `plain` from the model to the file, `cell` from the file to a cell, `read` from the text of a
cell back to the file. What `read` cannot understand it says by raising ValueError with the end of a sentence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from touchmap.convert.cells import entry, joined, parted, quoted, split, unquoted
from touchmap.convert.days import day
from touchmap.convert.draft import is_key
from touchmap.convert.vocabulary import folded, is_answer
from touchmap.model.entry import did_you_mean

Cell = str | float | datetime.date
"""What stands in a cell: a text, a number, a day."""


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value; `choices` are the words that it may be, where it is one of a few."""

    plain: Callable[[Any], Any]
    cell: Callable[[Any], Cell]
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()


def _number(text: str) -> float:
    """A number as people write it: with a point or a comma, with the minus of a typesetter."""
    word = text.strip().replace("\u2212", "-").replace("\u00a0", "").replace("\u202f", "")
    if word.count(",") == 1 and "." not in word:
        word = word.replace(",", ".")
    try:
        number = Decimal(word)
    except InvalidOperation:
        raise ValueError("is no number") from None
    if not number.is_finite() or abs(number) > 10**12:
        raise ValueError("is no number that can be used")
    return int(number) if number == number.to_integral_value() else float(number)


def _count(text: str) -> int:
    number = _number(text)
    if not isinstance(number, int):
        raise ValueError("is no whole number")
    return number


def _flag(text: str) -> bool:
    for kind, value in (("yes", True), ("no", False)):
        if is_answer(text, kind):
            return value
    raise ValueError("is neither yes nor no")


_UNITS = {"w": 604800, "d": 86400, "h": 3600, "min": 60}
_LENGTH = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?\s?(?:min|m|h|d|w)", re.ASCII)


def length(span: datetime.timedelta) -> str:
    """A length of time in the largest unit that says it exactly.

    >>> length(datetime.timedelta(days=14)), length(datetime.timedelta(hours=36)), length(datetime.timedelta())
    ('2w', '36h', '0min')
    """
    seconds = Fraction(span // datetime.timedelta(microseconds=1), 10**6)
    for unit, size in _UNITS.items():
        amount = seconds / size
        if amount >= 1 and amount.denominator == 1 and amount < 10**6:
            return f"{amount}{unit}"
    for unit, size in reversed(_UNITS.items()):
        thousandths = seconds / size * 1000
        if thousandths.denominator == 1 and thousandths < 10**9:
            return f"{float(thousandths) / 1000:.3f}".rstrip("0").rstrip(".") + unit
    return f"{round(float(seconds) / 60, 3)}min"


def _length(text: str) -> str:
    word = text.strip()
    if not _LENGTH.fullmatch(word):
        raise ValueError("is no length of time such as 30min, 4h, 2d or 1w")
    return word.replace(",", ".")


def percent(share: float) -> str:
    """A share as the file writes it: `30%`."""
    return f"{share:.6f}".rstrip("0").rstrip(".") + "%"


def _percent(text: str) -> str:
    share = _number(text.strip().removesuffix("%"))
    if not 0 <= share <= 100:
        raise ValueError("is no share between 0% and 100%")
    return percent(share)


def _amount(value: float | datetime.timedelta) -> float | str:
    return length(value) if isinstance(value, datetime.timedelta) else short(value)


def short(number: float) -> float:  # noqa: D103
    return int(number) if number == int(number) else number


def _read_amount(text: str) -> float | str:
    word = text.strip()
    if _LENGTH.fullmatch(word):
        return _length(word)
    return _percent(word) if word.endswith("%") else _number(word)


def _read_rhythm(text: str) -> str:
    return "contact" if folded(text) == "contact" else _length(text)


def _read_day(text: str) -> datetime.date:
    return day(text)


def _texts(text: str) -> list[str]:
    return [unquoted(item, in_list=True) for item in split(text)]


def _pair(text: str) -> list[float]:
    numbers = re.split(r"\s+(?:to|\.\.|–|—|-)\s+|\s*[–—;]\s*|\n", text.strip())
    if len(numbers) != 2:
        raise ValueError("is not two numbers such as 1 to 5")
    return [_number(number) for number in numbers]


def _reasons(text: str) -> dict[str, str | None]:
    """`TM301: why`, a line each."""
    found: dict[str, str | None] = {}
    for item in split(text):
        code, reason = parted(item)
        if not is_key(code):
            raise ValueError("names no rule")
        # An empty text stands in quotes, so nothing at all is no reason.
        found[code] = reason if reason or item.endswith('""') else None
    return found


def choice(*words: str) -> Kind:
    """One of a few words."""

    def read(text: str) -> str:
        word = folded(text)
        for known in words:
            if folded(known) == word:
                return known
        raise ValueError(f"is none of {', '.join(words)}{did_you_mean(text, words)}")

    return Kind(_same, _same, read, words)


def several(kind: Kind) -> Kind:
    """A list of values of one kind, a line each."""
    return Kind(
        lambda values: [kind.plain(value) for value in values],
        lambda values: joined([str(kind.cell(value)) for value in values]),
        lambda text: [kind.read(item) for item in split(text)],
    )


TEXT = Kind(_same, lambda text: quoted(text), unquoted)
TEXTS = Kind(list, lambda texts: joined([quoted(text, in_list=True) for text in texts]), _texts)
NUMBER = Kind(short, _same, _number)
COUNT = Kind(_same, _same, _count)
FLAG = Kind(_same, lambda value: "yes" if value else "no", _flag)
DAY = Kind(_same, _same, _read_day)
LENGTH = Kind(length, _same, _length)
PERCENT = Kind(percent, _same, _percent)
AMOUNT = Kind(_amount, _same, _read_amount)
RHYTHM = Kind(lambda value: value if value == "contact" else length(value), _same, _read_rhythm)
PAIR = Kind(lambda pair: [short(number) for number in pair], lambda pair: " to ".join(map(_spelt, pair)), _pair)
REASONS = Kind(
    dict,
    lambda reasons: joined(
        entry(code, why) if why is not None else entry(code, "")[:-3] for code, why in reasons.items()
    ),
    _reasons,
)


def _spelt(number: float) -> str:
    return format(Decimal(repr(number)), "f")
