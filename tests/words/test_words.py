"""Every language says everything, with everything filled in, and counts as its speakers do."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest

from touchmap.audit.discover import rules
from touchmap.draw.measure import width
from touchmap.draw.theme import theme
from touchmap.draw.words import SILENT
from touchmap.words import Words, count, form, join, languages, say, words_in

FILES = sorted(Path(__file__).parents[2].glob("touchmap/words/*.toml"))
LANGUAGES = sorted(languages())
OTHERS = [language for language in LANGUAGES if language != "en"]


def flat(table: dict[str, Any], before: str = "") -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in table.items():
        out |= flat(value, f"{before}{key}/") if isinstance(value, dict) else {before + key: value}
    return out


def entries(language: str) -> dict[str, str]:
    path = next(path for path in FILES if path.stem == language)
    return flat(tomllib.loads(path.read_text(encoding="utf-8")))


def filled(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_these_languages_are_there() -> None:
    assert LANGUAGES == ["en", "fa", "ru", "uk"] == [path.stem for path in FILES]


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_keys_in_the_same_order(language: str) -> None:
    assert list(entries(language)) == list(entries("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_values_are_filled_in(language: str) -> None:
    english = entries("en")
    for key, text in entries(language).items():
        assert filled(text) == filled(english[key]), (language, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_or_carries_needless_space(language: str) -> None:
    for key, text in entries(language).items():
        assert text, (language, key)
        assert text == text.strip() or key in ("language/comma", "numbers/thousands"), (language, key)
        assert "  " not in text, (language, key)


@pytest.mark.parametrize("language", OTHERS)
def test_words_are_in_the_script_of_the_language(language: str) -> None:
    """What is in Latin letters is the name of a measure or of this program, what stands in the file or is filled in."""
    known = re.compile(r"NPS|CSAT|CES|FRT|CRR|YAML|\bn\b|touchmap|`[^`]+`|{\w+}")
    for key, text in entries(language).items():
        if not key.startswith(("numbers/", "language/")):
            assert not re.search("[A-Za-z]", known.sub("", text)), (language, key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_many_forms_as_the_language_has(language: str) -> None:
    words = words_in(language)
    most = max(words.plural(number) for number in range(200)) + 1
    for key in words.entries:
        if key.startswith("count.") and key != "count.touchpoint-of":
            assert len(words[key].split("|")) == most, (language, key)
        else:
            assert "|" not in words[key], (language, key)


COUNTED = {
    "en": ["1 pain", "2 pains", "5 pains", "11 pains", "21 pains", "22 pains", "25 pains", "111 pains"],
    "uk": ["1 біль", "2 болі", "5 болів", "11 болів", "21 біль", "22 болі", "25 болів", "111 болів"],
    "ru": ["1 боль", "2 боли", "5 болей", "11 болей", "21 боль", "22 боли", "25 болей", "111 болей"],
    "fa": [f"{number} نقطهٔ درد" for number in ("۱", "۲", "۵", "۱۱", "۲۱", "۲۲", "۲۵", "۱۱۱")],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counting(language: str) -> None:
    words = words_in(language)
    assert [count(words, "count.pain", number) for number in (1, 2, 5, 11, 21, 22, 25, 111)] == COUNTED[language]


def test_the_form_alone() -> None:
    words = words_in("uk")
    assert [form(words, "count.channel", number) for number in (0, 1, 3, 12)] == [
        "каналів",
        "канал",
        "канали",
        "каналів",
    ]
    assert form(words_in("fa"), "count.channel", 7) == "کانال"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_badge_that_fits_a_card(language: str) -> None:
    words, sizes = words_in(language), theme("light").sizes
    shown = {rule.code for rule in rules()} - SILENT - {"TM020", "TM090"}
    assert {key.removeprefix("badge.") for key in words.entries if key.startswith("badge.")} == shown
    for code in shown:
        assert width(words[f"badge.{code}"], sizes.badge, True) <= 0.7 * sizes.card_width - 12, (language, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_every_card_fits(language: str) -> None:
    words, sizes = words_in(language), theme("light").sizes
    room = sizes.card_width - 2 * sizes.card_pad - 15
    for key in words.entries:
        if key.startswith(("standing.", "control.")):
            assert width(words[key], sizes.card_line, True) <= room, (language, key)
    for measure in ("NPS", "CSAT", "CES", "FRT"):
        for key in ("score.few", "score.unheard"):
            assert width(say(words, key, measure=measure), sizes.card_line, True) <= room, (language, key)
        score = say(words, "score", measure=measure, score=words.numbers.percent(91))
        target = say(words, "score.of", target=words.numbers.percent(85))
        both = width(score, sizes.card_small, True) + width(target, sizes.card_small) + 5
        assert both <= room, (language, score, target)


def test_values_are_never_read_as_patterns() -> None:
    assert say(words_in("en"), "goal", goal="{score} {0} {") == "Goal: {score} {0} {"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 of 5 asked here"),
        ("uk", "питають у 3 з 5"),
        ("ru", "спрашивают в 3 из 5"),
        ("fa", "در ۳ از ۵ می‌پرسیم"),
    ],
)
def test_numbers_in_sentences(language: str, text: str) -> None:
    assert say(words_in(language), "asked", tracked=3, total=5) == text


def test_arrows_point_where_one_reads_on() -> None:
    assert [say(words_in(tag), "jump.to", number=7, name="x")[0] for tag in ("en", "uk", "fa", "ar")] == list("→→←←")


def test_lists() -> None:
    english, persian = words_in("en"), words_in("fa")
    assert join(english, ["a", None, "", "b"]) == "a · b"
    assert join(english, ["a", "b"], english.comma) == "a, b"
    assert join(persian, ["الف", "ب"], persian.comma) == "الف، ب"
    assert join(persian, []) == "" == join(persian, [None])


def test_a_section_that_a_file_does_not_have_is_empty() -> None:
    nothing: Words = words_in("uk", "nowhere")
    assert "goal" not in nothing
    assert not nothing.entries
