"""Which way a text runs, and how a piece of it is kept from turning what stands around it.

Left to themselves, pieces of both directions on one line change places (Unicode Standard Annex 9). A piece that is
put into a sentence is therefore isolated: FIRST_STRONG before it, POP behind it.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import bidirectional

FIRST_STRONG = "\u2068"
"""Opens a piece that runs as its first letter does."""
POP = "\u2069"
"""Ends such a piece."""
LEFTWARD, RIGHTWARD = "\u200f", "\u200e"
"""Letters without a shape that only say how a text runs: right-to-left mark, left-to-right mark."""
MARKS = frozenset({LEFTWARD, RIGHTWARD})

_RIGHT = frozenset({"R", "AL"})
_PERSIAN = frozenset("۰۱۲۳۴۵۶۷۸۹٫٬")


@lru_cache(maxsize=1 << 14)
def runs_left(text: str, leftward: bool) -> bool:
    """Whether `text` by itself runs from right to left; `leftward` says whether the language around it does.

    A line with pieces put into it runs as the language does. A name in a language that runs to the left runs there
    too as soon as one letter of it does (it may begin with a brand in Latin letters); elsewhere its first letter
    decides. Figures alone, such as telephone numbers, run to the right everywhere.
    """
    if text.isascii():
        return False
    if FIRST_STRONG in text:
        return leftward
    for letter in text:
        kind = bidirectional(letter)
        if kind in _RIGHT:
            return True
        if kind == "L" and not leftward:
            return False
    return False


def turned(text: str, leftward: bool) -> str:
    """`text` so that it runs as `leftward` says also where its first letter is asked, as Pango does."""
    if text.isascii() and not leftward:
        return text
    first = next((kind for letter in text if (kind := bidirectional(letter)) == "L" or kind in _RIGHT), "")
    if FIRST_STRONG not in text and (first in _RIGHT) == leftward:
        return text
    return (LEFTWARD if leftward else RIGHTWARD) + text


def isolated(text: str, leftward: bool) -> str:
    """`text` so that it can be put into a sentence that runs to the left or not, and neither turns the other."""
    if not leftward and text.isascii():  # as most are
        return text
    inner = paired(text)
    if not _mixes(inner, leftward):
        return inner
    own = runs_left(inner, leftward)
    mark = LEFTWARD if own else RIGHTWARD
    if own == leftward:  # then marks at both ends are enough, and older Pangos lose brackets two isolates deep
        return f"{mark}{inner}{mark}"
    return f"{FIRST_STRONG}{mark}{inner}{POP}"


def paired(text: str, replacement: str = "\ufffd") -> str:
    """`text` with each FIRST_STRONG that is not ended, and each POP that ends none, replaced."""
    if FIRST_STRONG not in text and POP not in text:
        return text
    letters, open_at = list(text), []
    for place, letter in enumerate(letters):
        if letter == FIRST_STRONG:
            open_at.append(place)
        elif letter == POP and open_at:
            open_at.pop()
        elif letter == POP:
            letters[place] = replacement
    for place in open_at:
        letters[place] = replacement
    return "".join(letters)


def _mixes(text: str, leftward: bool) -> bool:
    """Whether anything in `text` could turn what stands around it, or be turned."""
    if not leftward:
        return not text.isascii() and any(bidirectional(letter) in ("R", "AL", "AN") for letter in text)
    return any(bidirectional(letter) in ("L", "EN", "AN") and letter not in _PERSIAN for letter in text)
