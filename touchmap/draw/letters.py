"""Letters as a reader sees them: with their marks, joined emoji and flags in one piece, and never endless."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from touchmap.draw.ink import clean

MOST_MARKS = 4
"""Marks on one letter that are drawn; no script that is written needs more, and heaps of them cover what is around."""
MOST_STACKED = 2
"""Of these, marks on top of each other, above or below a letter; ẫ has two."""
MOST_JOINED = 4
"""Emoji that are joined into one, as a family is; what is joined on beyond that begins a new letter."""
LONGEST = 1000
"""Code points of one text that are drawn; no sheet has room for more in one place."""

_READ = 20_000  # code points that are looked at
_STACKED = frozenset({220, 230})  # combining classes: below and above
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})


def shown(text: str) -> str:
    """`text` as it may be drawn: cleaned, on one line, without heaps of marks, and not longer than any place needs."""
    if not text.isascii():
        text = "".join(graphemes(text[:_READ]))
    return clean(text)[:LONGEST]


def graphemes(text: str) -> Iterator[str]:
    """The letters of `text`; marks beyond MOST_MARKS on one letter are left out, and joiners that join nothing."""
    cluster = ""
    for letter in text:
        if _is_mark(letter) and cluster:
            if _has_room(cluster, letter):
                cluster += letter
            continue
        if cluster and not _joins(cluster, letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _is_mark(letter: str) -> bool:
    return letter == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff" or unicodedata.category(letter) in _MARKS


def _has_room(cluster: str, mark: str) -> bool:
    """Whether one more mark is drawn on the last letter of `cluster`."""
    if mark == _JOINER:
        return cluster[-1] != _JOINER
    marks = ""
    for letter in reversed(cluster):
        if not _is_mark(letter):
            break
        marks += letter
    side = unicodedata.combining(mark)
    stacked = sum(unicodedata.combining(letter) == side for letter in marks) if side in _STACKED else 0
    return len(marks) < MOST_MARKS and stacked < MOST_STACKED


def _joins(cluster: str, letter: str) -> bool:
    """Whether `letter`, which is no mark, still belongs to `cluster`: after a joiner, or to end a flag."""
    if cluster[-1] == _JOINER:
        return not letter.isspace() and cluster.count(_JOINER) < MOST_JOINED
    flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
    return flag and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
