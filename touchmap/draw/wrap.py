"""Breaking text into lines that fit: at words, else inside a word, and an ellipsis where there is more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from touchmap.draw.breaks import pieces, unbroken
from touchmap.draw.letters import graphemes, shown
from touchmap.draw.measure import width
from touchmap.words import FIRST_STRONG, MARKS, POP

ELLIPSIS = "…"


@lru_cache(maxsize=1 << 16)
def wrap(
    text: str, size: float, room: float, lines: int = 1, bold: bool = False, first: float | None = None
) -> tuple[str, ...]:
    """`text` in at most `lines` lines, each no wider than `room` points at `size` points; the first, than `first`.

    Words stay whole where they can; a word wider than a line is broken between two letters as a reader sees
    them, and a letter wider than that becomes an ellipsis. Where text is left over the last line ends in one, too.
    At least one line comes out; it may be empty.
    """

    def fits(text: str, room: float = room) -> bool:
        return width(text, size, bold) <= room

    first = room if first is None else first
    out: list[str] = []
    line = ""
    for piece, before, ending, tail in pieces(shown(text).strip(), fits, partial(fits, room=first)):
        here = room if out else first
        if not fits(piece, room if line else here):
            piece = ELLIPSIS
        joined = line + before + piece
        if not line or (not ending and fits(joined + tail, here)):
            line = joined if line else piece
        elif len(out) == lines - 1:
            out.append(shorten(joined + ELLIPSIS, size, here, bold))
            return _closed(out)
        else:
            out.append(line + ending)
            line = piece
    out.append(line)
    return _closed(out)


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
    (cut,) = _closed(["".join(letters[:low]).rstrip() + ELLIPSIS])
    return cut


def widest(text: str, size: float, bold: bool = False) -> float:
    """The width of the widest part of `text` that stays in one piece where there is room."""
    return max((width(part, size, bold) for part in unbroken(shown(text))), default=0.0)


def _closed(lines: list[str]) -> tuple[str, ...]:
    """Lines whose isolated pieces each end on the line that they begin on, and go on with the next."""
    if not any(FIRST_STRONG in line or POP in line for line in lines):
        return tuple(lines)
    out: list[str] = []
    still_open: list[str] = []
    for line in lines:
        text = "".join(still_open) + line
        still_open = list(_open(text))
        out.append(text + POP * len(still_open))
    return tuple(out)


def _open(text: str) -> Iterable[str]:
    """How the isolated pieces begin that `text` does not end; a mark behind their sign says how they run."""
    found: list[str] = []
    for place, letter in enumerate(text):
        if letter == FIRST_STRONG:
            mark = text[place + 1 : place + 2]
            found.append(letter + (mark if mark in MARKS else ""))
        elif letter == POP and found:
            found.pop()
    return found
