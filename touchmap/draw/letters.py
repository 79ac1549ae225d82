"""Letters as a reader sees them: with their marks, joined emoji and flags in one piece, and never endless."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from touchmap.draw.ink import clean

MOST_MARKS = 4
"""Marks on one letter that are drawn; no script that is written needs more, and heaps of them cover what is around."""
MOST_JOINED = 4
"""Emoji that are joined into one, as a family is; what is joined on beyond that begins a new letter."""
LONGEST = 1000
"""Code points of one text that are drawn; no sheet has room for more in one place."""

_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})


def shown(text: str) -> str:
    """`text` as it may be drawn: cleaned, on one line, without heaps of marks, and not longer than any place needs."""
    text = clean(text)[: LONGEST * MOST_MARKS]
    return text[:LONGEST] if text.isascii() else "".join(graphemes(text))[:LONGEST]


def graphemes(text: str) -> Iterator[str]:
    """The letters of `text`; marks beyond MOST_MARKS on one letter are left out, and joiners that join nothing."""
    cluster, marks = "", 0
    for letter in text:
        if _is_mark(letter) and cluster:
            marks += 1
            if marks <= MOST_MARKS and not (letter == _JOINER == cluster[-1]):
                cluster += letter
            continue
        if cluster and not _joins(cluster, letter):
            yield cluster
            cluster = ""
        cluster += letter
        marks = 0
    if cluster:
        yield cluster


def _is_mark(letter: str) -> bool:
    return (
        letter == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff" or unicodedata.category(letter) in _MARKS
    )  # fmt: skip


def _joins(cluster: str, letter: str) -> bool:
    """Whether `letter`, which is no mark, still belongs to `cluster`: after a joiner, or to end a flag."""
    if cluster[-1] == _JOINER:
        return not letter.isspace() and cluster.count(_JOINER) < MOST_JOINED
    flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
    return flag and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
