"""touchmap's own words in several languages: one file per language beside this one, and how they are put together.

To add a language, add its file (copy `en.toml`); to add a word, add its key to every file.
"""

from touchmap.words.direction import FIRST_STRONG, LEFTWARD, MARKS, POP, RIGHTWARD, paired, runs_left, turned
from touchmap.words.numbers import Numbers
from touchmap.words.say import count, form, join, say
from touchmap.words.table import Words, flat, languages, words_in

__all__ = [
    "FIRST_STRONG",
    "LEFTWARD",
    "MARKS",
    "POP",
    "RIGHTWARD",
    "Numbers",
    "Words",
    "count",
    "flat",
    "form",
    "join",
    "languages",
    "paired",
    "runs_left",
    "say",
    "turned",
    "words_in",
]
