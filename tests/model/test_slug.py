"""Slugs: which names are one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap.model.slug import slug

GREEK = "Ω"  # keeps a name off the way that is for plain letters only


@pytest.mark.parametrize(("name", "expected"), [
    ("Put it in the basket", "put-it-in-the-basket"),
    ("  Riders' club!  ", "riders-club"),
    ("Riders’ club", "riders-club"),
    ("ＰＡＹ ｏｎｌｉｎｅ", "pay-online"),
    ("Straße 5", "strasse-5"),
    ("Об'єкт №5", "обєкт-no5"),
    ("نیم\u200cفاصله", "نیمفاصله"),
    ("snake_case", "snake-case"),
    ("...", "..."),
    ("🚲", "🚲"),
])  # fmt: skip
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_plain_letters_are_treated_like_all_others(name: str) -> None:
    assert slug(f"{name} {GREEK}") == "-".join(part for part in (slug(name), "ω") if any(map(str.isalnum, part)))
