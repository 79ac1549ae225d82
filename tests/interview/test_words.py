"""The words of the interview: counted as speakers do, and one for whatever there may be to do next."""

from __future__ import annotations

import pytest

from tests.interview.talks import LANGUAGES
from touchmap.audit.catalogue import catalogue
from touchmap.interview import words_of
from touchmap.words import count

ANSWERS = {
    "en": ["1 answer", "3 answers", "11 answers", "21 answers"],
    "uk": ["1 відповідь", "3 відповіді", "11 відповідей", "21 відповідь"],
    "ru": ["1 ответ", "3 ответа", "11 ответов", "21 ответ"],
    "fa": ["۱ پاسخ", "۳ پاسخ", "۱۱ پاسخ", "۲۱ پاسخ"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counting(language: str) -> None:
    assert [count(words_of(language), "count.answer", number) for number in (1, 3, 11, 21)] == ANSWERS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_there_is_to_do_is_about_rules_that_exist(language: str) -> None:
    known = {rule.code for rule in catalogue()}
    words = words_of(language)
    about = {code for key in words.entries if key.startswith("do.TM") for code in key.removeprefix("do.").split("-")}
    assert about <= known
    assert {"TM101", "TM301", "TM302", "TM601"} <= about


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_that_mean_something_are_the_same_in_every_language(language: str) -> None:
    keys = words_of(language)["keys"]
    assert "`<`" in keys
    assert "`.`" in keys
    assert "`?`" in keys or "`؟`" in keys
    if language in ("uk", "ru"):
        assert words_of(language)["word.back"] in keys  # their keyboards have no `<`
