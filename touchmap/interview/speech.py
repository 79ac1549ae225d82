"""The interview's own words, ready for a terminal."""

from __future__ import annotations

from touchmap.words import FIRST_STRONG, POP, Words, say, words_in

_ISOLATES = str.maketrans("", "", FIRST_STRONG + POP)


def words_of(language: str) -> Words:
    """The words in which an interview is held."""
    return words_in(language, "interview")


def map_words(language: str) -> Words:
    """The words that the map of the inventory will have as well: kinds of channels and of listening posts, stages."""
    return words_in(language)


def said(words: Words, key: str, **values: object) -> str:
    """The entry `key` with `values` put in.

    Marks that fence a name in are left out: few terminals know them, and some show them as boxes.
    """
    return say(words, key, **values).translate(_ISOLATES)
