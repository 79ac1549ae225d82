"""Text is as wide as the fonts say, and lines that are broken fit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import HOSTILE
from touchmap.draw.ink import clean
from touchmap.draw.measure import FAMILIES, FONTS, drawable, ems, width
from touchmap.draw.wrap import ELLIPSIS, graphemes, shorten, wrap


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
    assert ems("👍") == 1.3
    assert ems("比\u0301") == pytest.approx(1, abs=0.01)
    assert ems("e\u0301") == pytest.approx(ems("é"), abs=0.05)
    assert ems("\ud800") > 0


@given(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)), st.booleans())
def test_boxes_for_letters_that_no_font_has_take_no_more_room(text: str, bold: bool) -> None:
    shown = drawable(text)
    assert ems(shown, bold) <= ems(text, bold) + 0.001 or len(shown) == len(text)
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
        ("Donaudampfschifffahrt", 3, ("Donaudampfs", "chifffahrt")),
        ("self-checkout-terminals", 3, ("self-", "checkout-", "terminals")),
        ("在网站上比较两款自行车", 3, ("在网站上比较", "两款自行车")),
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
        whole = list(graphemes(line.strip()))
        assert width(line, 10, bold) <= room or len(whole) <= 1 or line == ELLIPSIS
    if not out[-1].endswith(ELLIPSIS):
        assert "".join("".join(out).split()) == "".join(clean(text).split())


@given(st.text(max_size=60), st.floats(5, 200))
def test_one_line_fits(text: str, room: float) -> None:
    short = shorten(text, 10, room)
    assert width(short, 10) <= room or short == ELLIPSIS
    assert short == clean(text) or short.endswith(ELLIPSIS)


def test_marks_stay_with_their_letters() -> None:
    for line in wrap("x" + "e\u0301" * 60, 10, 50, 4):
        assert not unicodedata.combining(line[0])
