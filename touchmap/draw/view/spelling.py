"""How the figures of measures are spelt on a map in one language."""

from __future__ import annotations

from functools import lru_cache

from touchmap.measures import Spelling
from touchmap.words import Words

_LENGTHS = ("day", "hour", "minute", "second")


@lru_cache(maxsize=8)
def spelling(words: Words) -> Spelling:
    """The spelling of figures in the language of `words`; a percent sign stands close by, as a card is narrow."""
    patterns = words.numbers.patterns
    return Spelling(
        number=words.numbers.localised,
        percent=patterns["percent"],
        lengths={unit: patterns[unit] for unit in _LENGTHS},
        range=patterns["range"],
        longer=patterns["longer"],
        never=patterns["never"],
    )
