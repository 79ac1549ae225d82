"""Other people's text is shown, never obeyed: markup, terminal escapes, marks that turn text around."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.report.sheets import sheet
from touchmap.audit.coverage import Coverage
from touchmap.audit.result import Result
from touchmap.finding import Finding, Place, Related, Severity
from touchmap.report import FORMATS, Sheet, Style
from touchmap.report.full import listing
from touchmap.report.ink import clean, clean_line
from touchmap.report.page import Word, crop, pad, words, wrap

EVIL = "\x1b]0;owned\x07 \x9b31m [bold red]x[/] :smile: \u202eabc\u2066 \ud800 \r\n\x00 `"
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NAMED = """
    touchmap: 1
    journey: "[link=http://evil]click[/link] \u202e hidden"
    channels:
      w: {name: "[red]Web", owner: "[/] :skull: owner"}
    feedback: {p: {kind: reviews}}
    stages:
      pre-purchase:
        w:
          - name: "[bold]Look[/bold] `here \u2066"
            moment_of_truth: true
"""


def evil(style: Style) -> Sheet:
    """A sheet in which every text is hostile."""
    place = Place(EVIL, 1, 2, 1, 5)
    finding = Finding(
        "TM010", EVIL, Severity.ERROR, EVIL, place, f"channels.{EVIL}", EVIL, 3, (Related(place, EVIL),), EVIL
    )
    return Sheet(Result((finding,), Coverage()), (), {EVIL: EVIL * 3}, style)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("style", [Style(), Style(unicode=False), Style(width=40)])
def test_no_control_character_gets_out(form: str, style: Style) -> None:
    written = FORMATS[form](evil(style))
    assert DANGEROUS.search(written) is None


@pytest.mark.parametrize("form", ["text", "full"])
def test_in_colour_only_our_own_escapes_get_out(form: str) -> None:
    written = FORMATS[form](evil(Style(colour=True)))
    assert DANGEROUS.search(re.sub(r"\x1b\[[0-9;]*m", "", written)) is None


@pytest.mark.parametrize("form", ["text", "full", "concise"])
@pytest.mark.parametrize("colour", [False, True])
def test_markup_is_text(form: str, colour: bool) -> None:
    written = FORMATS[form](sheet(NAMED, style=Style(colour=colour)))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written)
    assert "[bold]Look[/bold] `here" in shown
    assert DANGEROUS.search(shown) is None
    if form == "text":
        assert "[link=http://evil]click[/link]" in shown
        assert "[/] :skull: owner" in shown


def test_json_keeps_every_character() -> None:
    written = FORMATS["json"](evil(Style()))
    assert DANGEROUS.search(written) is None
    assert json.loads(written)["findings"][0]["message"] == EVIL


def test_json_without_unicode_is_ascii() -> None:
    written = FORMATS["json"](sheet(NAMED.replace("Look", "Дивитися"), style=Style(unicode=False)))
    assert written.isascii()
    assert "Дивитися" in json.loads(written)["findings"][-1]["message"]


def test_concise_is_one_line_per_finding() -> None:
    found = sheet(NAMED.replace("Look", "Look\\nfake.yaml:1:1: TM999 forged"))
    assert len(FORMATS["concise"](found).splitlines()) == len(found.result.findings)


def test_caret_stands_under_the_place() -> None:
    place = Place("f", 1, 5, 1, 8)
    finding = Finding("TM010", "n", Severity.ERROR, "m", place)
    shown = listing([finding], {"f": "漢字\t\u202eabc"}, Style())
    source, carets = shown.splitlines()[2:4]
    assert source == "    1 │ 漢字 \ufffdabc"
    assert cell_len(carets[: carets.index("^")]) == cell_len(source[: source.index("abc")])
    assert carets.count("^") == 3


def test_caret_in_a_very_long_line() -> None:
    place = Place("f", 1, 5001, 1, 5004)
    finding = Finding("TM010", "n", Severity.ERROR, "m", place)
    source, carets = listing([finding], {"f": "a" * 5000 + "bad" + "c" * 5000}, Style()).splitlines()[2:4]
    assert source[carets.index("^") :].startswith("bad")
    assert cell_len(source) <= 80


@pytest.mark.parametrize("line", [0, 9])
def test_place_outside_of_the_file_shows_no_line(line: int) -> None:
    finding = Finding("TM010", "n", Severity.ERROR, "m", Place("f", line, 1, line, 2))
    assert "│" not in listing([finding], {"f": "one\ntwo"}, Style())


@given(st.text(st.characters() | st.sampled_from("\u200d \n")))
def test_clean_is_one_safe_line(text: str) -> None:
    assert not re.search(r"[\n\r\t]", clean(text))
    assert DANGEROUS.search(clean(text)) is None
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_characters="\n")))
def test_clean_line_keeps_columns(text: str) -> None:
    assert len(clean_line(text)) == len(text)
    assert DANGEROUS.search(clean_line(text)) is None


@given(st.lists(st.builds(Word, st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1),
                          st.just(""), glue=st.booleans())), st.integers(16, 60))  # fmt: skip
def test_wrapping_keeps_letters_and_width(content: list[Word], width: int) -> None:
    lines = wrap(content, width)
    assert all(cell_len("".join(text for text, _ in line)) <= width for line in lines)
    assert "".join(text for line in lines for text, _ in line).replace(" ", "") == "".join(
        word.text for word in content
    )


@given(st.text(st.characters() | st.sampled_from("\u200d\ufe0f👨👩☀漢a ")), st.integers(1, 40))
def test_crop_and_pad_fit(text: str, width: int) -> None:
    assert cell_len(pad(crop(text, width), width)) == width


def test_backquoted_text_stays_together() -> None:
    assert [word.text for word in words("mark (`entry: true`), and `alone")] == [
        "mark", "(`entry: true`),", "and", "`alone",
    ]  # fmt: skip
