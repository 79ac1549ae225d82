"""Numbers, shares and days as readers of each language expect them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap.words import Numbers, words_in


def numbers(language: str) -> Numbers:
    return words_in(language).numbers


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("17", "12,400", "4.5", "-12", "56%", "2026-12-01")),
        ("uk", ("17", "12\u00a0400", "4,5", "−12", "56%", "01.12.2026")),
        ("ru", ("17", "12\u00a0400", "4,5", "−12", "56%", "01.12.2026")),
        ("fa", ("۱۷", "۱۲٬۴۰۰", "۴٫۵", "\u200e−۱۲", "۵۶\u200f٪", "۱۴۰۵/۰۹/۱۰")),
    ],
)
def test_spelling(language: str, expected: tuple[str, ...]) -> None:
    spelt = numbers(language)
    found = (
        spelt.whole(17), spelt.grouped(12400), spelt.decimal(4.5), spelt.localised("-12"), spelt.percent(56),
        spelt.date(datetime.date(2026, 12, 1)),
    )  # fmt: skip
    assert found == expected


@pytest.mark.parametrize(
    ("day", "persian"),
    [
        ("1979-02-11", "۱۳۵۷/۱۱/۲۲"),
        ("2000-01-01", "۱۳۷۸/۱۰/۱۱"),
        ("2017-03-20", "۱۳۹۵/۱۲/۳۰"),
        ("2017-03-21", "۱۳۹۶/۰۱/۰۱"),
        ("2024-03-19", "۱۴۰۲/۱۲/۲۹"),
        ("2024-03-20", "۱۴۰۳/۰۱/۰۱"),
        ("2025-03-20", "۱۴۰۳/۱۲/۳۰"),
        ("2025-03-21", "۱۴۰۴/۰۱/۰۱"),
        ("2026-09-22", "۱۴۰۵/۰۶/۳۱"),
        ("2026-09-23", "۱۴۰۵/۰۷/۰۱"),
        ("2029-03-20", "۱۴۰۸/۰۱/۰۱"),
    ],
)
def test_days_of_the_persian_calendar(day: str, persian: str) -> None:
    assert numbers("fa").date(datetime.date.fromisoformat(day)) == persian


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_each_persian_day_follows_the_one_before(day: datetime.date) -> None:
    """Either the next day of the month, or the first of the next one, and the year begins about 21 March."""
    digits = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    before, after = (
        tuple(map(int, numbers("fa").date(one).translate(digits).split("/")))
        for one in (day, day + datetime.timedelta(days=1))
    )
    assert after in ((*before[:2], before[2] + 1), (before[0], before[1] + 1, 1), (before[0] + 1, 1, 1))
    assert before[2] <= (31 if before[1] < 7 else 30)
    if after[1:] == (1, 1):
        assert before[1] == 12
        assert (day.month, day.day) in [(3, 19), (3, 20), (3, 21)]
