"""The words that `explain` knows: each found in any spelling, each with an example that can be read."""

from __future__ import annotations

import pytest

from touchmap import source
from touchmap.audit.glossary import TERMS, Term, term
from touchmap.audit.selection import known
from touchmap.model.slug import slug

EVERY_TERM = pytest.mark.parametrize("one", TERMS, ids=lambda one: one.word)


@EVERY_TERM
def test_it_is_found_by_each_of_its_words(one: Term) -> None:
    for word in (one.word, *one.also):
        assert term(word) is one
        assert term(f" {word.upper()} ") is one


@EVERY_TERM
def test_its_example_is_yaml(one: Term) -> None:
    document = source.parse(one.example.encode(), "example.yaml")
    assert document.findings == []
    assert document.value


def test_no_word_means_two_things_or_a_rule() -> None:
    words = [slug(word) for one in TERMS for word in (one.word, *one.also)]
    assert len(words) == len(set(words))
    assert not {slug(one.name) for one in known(())} & set(words)


@pytest.mark.parametrize("word", ["", "TM301", "listening", "no such thing"])
def test_other_words(word: str) -> None:
    assert term(word) is None
