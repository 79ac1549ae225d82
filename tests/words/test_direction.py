"""Names of both directions on one line: each reads as its own letters do, and none turns another around."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap.words import FIRST_STRONG, LEFTWARD, POP, RIGHTWARD, join, paired, runs_left, say, turned, words_in

PERSIAN, ENGLISH = words_in("fa"), words_in("en")


@pytest.mark.parametrize(
    ("text", "in_persian", "in_english"),
    [
        ("Pay online!", False, False),
        ("خرید iPhone 15 (آنلاین)", True, True),
        ("Order №5 — سفارش", True, False),
        ("iPhone را بخر", True, False),
        ("+98 21 1234 5678", False, False),
        ("Порівняти", False, False),
        ("—", False, False),
        ("", False, False),
    ],
)
def test_which_way_a_name_runs(text: str, in_persian: bool, in_english: bool) -> None:
    assert (runs_left(text, True), runs_left(text, False)) == (in_persian, in_english)


def test_a_sentence_runs_as_its_language_does() -> None:
    assert runs_left(say(PERSIAN, "goal", goal="Ride to work!"), True)
    assert runs_left(join(PERSIAN, ["web", "CRM"]), True)
    assert not runs_left(say(ENGLISH, "goal", goal="سفارش"), False)
    assert not runs_left(join(ENGLISH, ["سفارش", "web"]), False)


def test_what_need_not_be_isolated_is_not() -> None:
    assert say(ENGLISH, "goal", goal="Їхати (2 km)!") == "Goal: Їхати (2 km)!"
    assert say(PERSIAN, "goal", goal="رسیدن") == "هدف: رسیدن"


def test_what_is_put_in_is_kept_together() -> None:
    assert say(PERSIAN, "goal", goal="Ride!") == f"هدف: {FIRST_STRONG}{RIGHTWARD}Ride!{POP}"
    assert say(ENGLISH, "goal", goal="برو!") == f"Goal: {FIRST_STRONG}{LEFTWARD}برو!{POP}"
    assert say(PERSIAN, "goal", goal="با iPhone!") == f"هدف: {LEFTWARD}با iPhone!{LEFTWARD}"
    assert say(ENGLISH, "goal", goal="Go (برو)") == f"Goal: {RIGHTWARD}Go (برو){RIGHTWARD}"


@pytest.mark.parametrize("name", [f"a{POP}b", f"a{FIRST_STRONG}b", f"{POP}ا{FIRST_STRONG}"])
def test_a_name_cannot_break_out(name: str) -> None:
    for words in (PERSIAN, ENGLISH):
        text = say(words, "goal", goal=name)
        assert paired(text) == text
        assert "\ufffd" in text


@given(st.text(alphabet=f"aا1 ({FIRST_STRONG}{POP}", max_size=12), st.booleans())
def test_isolates_always_end(name: str, leftward: bool) -> None:
    text = say(PERSIAN if leftward else ENGLISH, "way.carries", when=name, handoff=name)
    assert paired(text) == text
    assert depth(text) >= 0


@pytest.mark.parametrize(
    ("text", "leftward", "expected"),
    [
        ("Pay", False, "Pay"),
        ("Pay).", True, f"{LEFTWARD}Pay)."),
        ("پرداخت", True, "پرداخت"),
        ("پرداخت", False, f"{RIGHTWARD}پرداخت"),
        ("Order سفارش", True, f"{LEFTWARD}Order سفارش"),
        ("۱۲", True, f"{LEFTWARD}۱۲"),
    ],
)
def test_a_mark_where_the_first_letter_says_otherwise(text: str, leftward: bool, expected: str) -> None:
    assert turned(text, leftward) == expected


def depth(text: str) -> int:
    """How deep isolates are nested at most; -1 where one ends that never began."""
    now = most = 0
    for letter in text:
        now += (letter == FIRST_STRONG) - (letter == POP)
        if now < 0:
            return -1
        most = max(most, now)
    return most
