"""Text is as wide as the fonts say, and lines that are broken fit."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import HOSTILE
from touchmap.draw.letters import LONGEST, MOST_MARKS, MOST_STACKED, graphemes, shown
from touchmap.draw.measure import FAMILIES, FONTS, drawable, ems, width
from touchmap.draw.wrap import ELLIPSIS, shorten, wrap


def test_widths_are_those_of_the_fonts() -> None:
    """Advances in the fonts' own tables: Inter has 2048 units per em."""
    assert width("", 12) == 0
    assert ems("H") == 1522 / 2048
    assert width("HH", 10) == pytest.approx(2 * 10 * 1522 / 2048)
    assert ems("Pay online", bold=True) > ems("Pay online")
    assert ems("AV") < ems("A") + ems("V")


def test_letters_come_from_the_font_that_has_them() -> None:
    assert 0 < ems("سلام") < 4  # Vazirmatn, joined
    assert ems("比較") == 2  # neither: one em each
    assert ems("👍") == ems("⭐") == 1.4
    assert ems("比\u0301") == pytest.approx(1, abs=0.01)
    assert ems("e\u0301") == pytest.approx(ems("é"), abs=0.05)
    assert ems("\ud800") > 0


@given(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)), st.booleans())
def test_boxes_for_letters_that_no_font_has_take_no_more_room(text: str, bold: bool) -> None:
    found = drawable(text)
    kerning = 0.1 * (len(text) - len(found))  # between letters that only what is left out held apart
    assert ems(found, bold) <= ems(text, bold) + 0.001 + kerning or len(found) == len(text)
    assert drawable("Привіт, سلام é") == "Привіт, سلام é"
    assert drawable("比 👨\u200d👩 e\u0301") == "□ □\u200d□ e\u0301".replace("\u200d", drawable("\u200d"))


@pytest.mark.parametrize("family", FAMILIES)
def test_fonts_come_with_their_licence(family: str) -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8").upper()
    assert {path.name for path in FONTS.glob(f"{family}-*.ttf")} == {f"{family}-Regular.ttf", f"{family}-Bold.ttf"}


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("Pay", 3, ("Pay",)),
        ("", 3, ("",)),
        ("  Compare   two models ", 3, ("Compare two", "models")),
        ("Compare two models of bikes and more", 2, ("Compare two", "models of b…")),
        ("Donaudampfschifffahrt", 3, ("Donaudampf-", "schifffahrt")),
        ("Abonnement\u00adkündigung", 3, ("Abonnement-", "kündigung")),
        ("Abo\u00adende", 3, ("Aboende",)),
        ("Kundenzufriedenheit", 3, ("Kundenzu-", "friedenheit")),
        ("Неперевершеність", 3, ("Неперевер-", "шеність")),
        ("Ηλεκτροεγκεφαλογράφημα", 3, ("Ηλεκτροεγ-", "κεφαλογρά-", "φημα")),
        ("someone@example-shop.com", 3, ("someone@", "example-", "shop.com")),
        ("X1234567890123", 3, ("X1234567890", "123")),
        ("self-checkout-terminals", 3, ("self-", "checkout-", "terminals")),
        ("在网站上比较两款自行车", 3, ("在网站上比较", "两款自行车")),
        ("在 Web 上比较两款车", 3, ("在 Web 上比", "较两款车")),
        ("在网站上比较。两款（自行）车", 3, ("在网站上比", "较。两款（自", "行）车")),
        ("เปรียบเทียบจักรยาน", 3, ("เปรียบ", "เทียบจักร", "ยาน")),
        ("one\u200btwo", 3, ("one\u200btwo",)),
        ("onetwothree\u200bfourfive", 3, ("onetwothree\u200b", "fourfive")),
        ("Comes back 7\u00a0d\u00a0later", 3, ("Comes back", "7\u00a0d\u00a0later")),
    ],
)
def test_lines(text: str, lines: int, expected: tuple[str, ...]) -> None:
    assert wrap(text, 12, 80, lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
        ("🇺🇦🇮🇷", ["🇺🇦", "🇮🇷"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("", []),
        ("a" + "\u0301" * 400 + "b", ["a\u0301\u0301", "b"]),
        ("\u0301" * 3900 + "x", ["\u0301\u0301", "x"]),
        ("a" + "\u0301\u0323" * 9, ["a\u0301\u0323\u0301\u0323"]),
        ("क" + "\u093e" * 900 + "x", ["क" + "\u093e" * 4, "x"]),
        ("a" + "\u200d" * 9 + "b", ["a\u200db"]),
        ("👨\u200d" * 6 + "x", ["👨\u200d" * 4, "👨\u200d👨\u200dx"]),
        ("👍" + "🏽" * 400, ["👍" + "🏽" * 4]),
        ("ẫ", ["ẫ"]),
    ],
)
def test_graphemes(text: str, expected: list[str]) -> None:
    assert list(graphemes(text)) == expected


@given(st.one_of(st.text(max_size=80), st.sampled_from(HOSTILE)), st.integers(1, 4), st.floats(20, 200), st.booleans())
@example("\ud800", 1, 20.0, False)
def test_lines_fit_and_lose_nothing(text: str, lines: int, room: float, bold: bool) -> None:
    out = wrap(text, 10, room, lines, bold)
    assert 1 <= len(out) <= lines
    for line in out:
        assert width(line, 10, bold) <= room
    if ELLIPSIS not in "".join(out):
        assert letters("".join(out)) == letters(shown(text))


def letters(text: str) -> str:
    """`text` without spaces and all else that a line break may add or take away."""
    return re.sub("[\\s\u00ad\u200b\u2068\u2069-]", "", text)


@given(st.text(max_size=60), st.floats(5, 200))
def test_one_line_fits(text: str, room: float) -> None:
    short = shorten(text, 10, room)
    assert width(short, 10) <= room or short == ELLIPSIS
    assert short == shown(text) or short.endswith(ELLIPSIS)


def test_isolated_pieces_end_on_each_line_and_go_on_with_the_next() -> None:
    text = "الف \u2068\u200eone two three\u2069 ب"
    assert wrap(text, 10, 45, 4) == (
        "الف \u2068\u200eone\u2069",
        "\u2068\u200etwo three\u2069",
        "ب",
    )
    assert shorten(text, 10, 45) == "الف \u2068\u200eone…\u2069"


def test_the_first_line_may_have_less_room() -> None:
    assert wrap("Compare two models", 12, 80, 3) == ("Compare two", "models")
    assert wrap("Compare two models", 12, 80, 3, first=60) == ("Compare", "two models")
    assert wrap("Donaudampfschiff", 12, 80, 3, first=50) == ("Donau-", "dampf-", "schiff")
    assert wrap("Compare two models", 12, 80, 1, first=40) == ("Com…",)


def test_signs_that_only_direct_are_drawn_too() -> None:
    text = "الف \u2068\u200eone\u2069\u200f"
    assert drawable(text) == text
    assert ems(text) == pytest.approx(ems("الف one"), abs=0.01)


def test_marks_stay_with_their_letters() -> None:
    for line in wrap("x" + "e\u0301" * 60, 10, 50, 4):
        assert not unicodedata.combining(line[0])


_HEAPS = st.lists(
    st.tuples(
        st.sampled_from(["👨\u200d", "👩🏽\u200d", "\u0301", "\u0323", "a", "क\u093e", "🇺🇦", "🇺", "\u200d", "\ufdfd",
                         "W", "\u064b", "س", "比", "-", " ", "\u00a0", "\u0e49", "🏽", "\u20dd", "𒐫", "\u2e3b"]),
        st.integers(1, 2000),
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: "".join(letter * times for letter, times in parts))  # fmt: skip
"""Texts that nobody writes but somebody will paste: long runs of what joins, stacks or is wide."""


@given(_HEAPS, st.integers(1, 4), st.floats(20, 200), st.booleans())
def test_no_run_of_letters_is_wider_than_its_line(text: str, lines: int, room: float, bold: bool) -> None:
    assert all(width(line, 10, bold) <= room for line in wrap(text, 10, room, lines, bold))


@given(st.one_of(_HEAPS, st.text(max_size=60)))
def test_what_is_shown_has_no_heaps(text: str) -> None:
    found = shown(text)
    assert len(found) <= LONGEST
    assert shown(found) == found
    for letter in graphemes(found):
        marks = [mark for mark in letter[1:] if unicodedata.combining(mark) == 230]
        assert len(marks) <= MOST_STACKED
        assert sum(unicodedata.category(mark) in ("Mn", "Mc", "Me") for mark in letter[1:]) <= MOST_MARKS * 6
