"""Breaking text into lines that fit: at words, else inside a word, and an ellipsis where there is more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from touchmap.draw.letters import graphemes, shown
from touchmap.draw.measure import width

ELLIPSIS = "…"
_SPACE = re.compile("[^\\S\u00a0\u202f]+")  # all but those that do not break
_BREAK_AFTER = frozenset("-–—/\u200b")


@lru_cache(maxsize=1 << 16)
def wrap(text: str, size: float, room: float, lines: int = 1, bold: bool = False) -> tuple[str, ...]:
    """`text` in at most `lines` lines, each no wider than `room` points at `size` points.

    Words stay whole where they can; a word wider than a line is broken between two letters as a reader sees
    them, and a letter wider than that becomes an ellipsis. Where text is left over the last line ends in one, too.
    At least one line comes out; it may be empty.
    """
    out: list[str] = []
    line = ""
    for piece, spaced in _pieces(_SPACE.split(shown(text).strip()), size, room, bold):
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
    text = shown(text)
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


def _pieces(words: list[str], size: float, room: float, bold: bool) -> Iterator[tuple[str, bool]]:
    """What may stand on one line, and whether a space goes before it: words, and parts of words too wide."""
    for word in words:
        if width(word, size, bold) <= room:
            yield word, True
            continue
        piece, spaced = "", True
        for letter in graphemes(word):
            if width(letter, size, bold) > room:
                letter = ELLIPSIS
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
