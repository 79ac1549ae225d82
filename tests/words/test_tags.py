"""Which language a map speaks, and which way it runs."""

from __future__ import annotations

import pytest

from touchmap.words import words_in


@pytest.mark.parametrize(
    ("tag", "language", "leftward"),
    [
        ("en", "en", False),
        ("EN-gb", "en", False),
        ("uk-UA", "uk", False),
        ("ru", "ru", False),
        ("fa-IR", "fa", True),
        ("fa-Arab-AF", "fa", True),
        ("pt", "en", False),
        ("zh-Hant-TW", "en", False),
        ("ar", "en", True),
        ("he-IL", "en", True),
        ("ur", "en", True),
        ("az-Arab", "en", True),
        ("ks-Deva", "en", False),
        ("fa-Latn", "en", False),
        ("uk-Latn", "en", False),
        ("sr-Latn-RS", "en", False),
        ("tlh", "en", False),
    ],
)
def test_languages(tag: str, language: str, leftward: bool) -> None:
    words = words_in(tag)
    assert (words.language, words.leftward, words.tag) == (language, leftward, tag)
