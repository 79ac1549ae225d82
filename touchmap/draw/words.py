"""What the map says of findings, and the words of the map in the languages of `touchmap/words/`.

New words of the map go into EVERY file of `touchmap/words/` (en.toml, uk.toml, ru.toml, fa.toml), section [map],
with the same key; a test refuses a key that is missing somewhere. Give `say` whole numbers and floats as numbers,
names as they are: it spells the ones and isolates the others. Lists of parts (`a · b`) are made by `join`.
"""

from __future__ import annotations

from touchmap.words import Words, count, form, join, say, words_in

__all__ = ["ENGLISH", "LEADING", "SILENT", "Words", "badge", "count", "form", "join", "say"]

ENGLISH: Words = words_in("en")

LEADING = frozenset({"TM302"})
"""Findings whose badge stands first, as a card has room for one; behind them the gravest."""

SILENT = frozenset({"TM208", "TM301", "TM303", "TM311", "TM312", "TM316", "TM602", "TM603", "TM605", "TM606"})
"""Findings that the map shows without a badge: nobody asks (dashes, or words in a stage's header), a silent hand-off
(a hollow dot), a score short of its target or of few answers (the line on feedback), a pain without action or owner,
or whose date has passed (the list of pains, which gives the date and is the same on every day).
"""


def badge(code: str, name: str, words: Words = ENGLISH) -> str:
    """What the finding `code` says on a card; one that has no word of its own goes by its `name`, without hyphens."""
    return words.entries.get(f"badge.{code}") or name.replace("-", " ")
