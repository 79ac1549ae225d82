"""Breaking text into lines that fit: at words, else inside a word, and an ellipsis where there is more."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from touchmap.draw.ink import clean
from touchmap.draw.measure import width

ELLIPSIS = "…"
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})
_BREAK_AFTER = frozenset("-–—/\u200b")
_LONGEST = 1000
"""Letters that are looked at; no sheet has room for more in one place."""


@lru_cache(maxsize=1 << 16)
def wrap(text: str, size: float, room: float, lines: int = 1, bold: bool = False) -> tuple[str, ...]:
    """`text` in at most `lines` lines, each no wider than `room` points at `size` points.

    Words stay whole where they can; a word wider than a line is broken between two letters as a reader sees
    them. Where text is left over the last line ends in an ellipsis. At least one line comes out; it may be empty.
    """
    out: list[str] = []
    line = ""
    for piece, spaced in _pieces(clean(text)[:_LONGEST].split(), size, room, bold):
        joined = f"{line} {piece}" if line and spaced else line + piece
        if not line or width(joined, size, bold) <= room:
            line = joined
        elif len(out) == lines - 1:
            return (*out, shorten(joined + ELLIPSIS, size, room, bold))
        else:
            out.append(line)
            line = piece
    return (*out, line)


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """`text` on one line, cut with an ellipsis so that it is no wider than `room` points."""
    text = clean(text)[:_LONGEST]
    if width(text, size, bold) <= room:
        return text
    letters = list(graphemes(text.removesuffix(ELLIPSIS)))
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if width("".join(letters[:middle]).rstrip() + ELLIPSIS, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return "".join(letters[:low]).rstrip() + ELLIPSIS


def graphemes(text: str) -> Iterator[str]:
    """The letters of `text` as a reader sees them: with their marks, joined emoji and flags in one piece."""
    cluster = ""
    for letter in text:
        if cluster and not _extends(cluster, letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _extends(cluster: str, letter: str) -> bool:
    if unicodedata.category(letter) in _MARKS or letter == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    if cluster[-1] == _JOINER:
        return not letter.isspace()
    flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
    return flag and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"


def _pieces(words: list[str], size: float, room: float, bold: bool) -> Iterator[tuple[str, bool]]:
    """What may stand on one line, and whether a space goes before it: words, and parts of words too wide."""
    for word in words:
        if width(word, size, bold) <= room:
            yield word, True
            continue
        piece, spaced = "", True
        for letter in graphemes(word):
            if piece and width(piece + letter, size, bold) > room:
                head, piece = _cut(piece)
                yield head, spaced
                spaced = False
            piece += letter
        yield piece, spaced


def _cut(piece: str) -> tuple[str, str]:
    """`piece` cut after its last hyphen or slash, if that is far enough along; else uncut."""
    for place in range(len(piece), len(piece) // 3, -1):
        if piece[place - 1] in _BREAK_AFTER:
            return piece[:place], piece[place:]
    return piece, ""
