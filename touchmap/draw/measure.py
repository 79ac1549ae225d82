"""How wide text is: shaped by HarfBuzz with the fonts that the map is drawn with.

Letters come from Inter, else from Vazirmatn (Arabic script). What neither has (Chinese, emoji, …) is drawn with
whatever a machine offers, so its width is a guess, and a generous one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz

from touchmap.words import FIRST_STRONG, MARKS, POP

FONTS = Path(str(files("touchmap") / "fonts"))
FAMILIES = ("Inter", "Vazirmatn")
"""In the order in which they are asked for a letter."""
MISSING = 1.0
"""The width of a letter that no font of ours has, in em: generous for what a reader's machine draws instead."""
MISSING_NARROW = 0.8
"""The same in scripts whose letters are narrower in every font that we know of."""
MISSING_FAR = 1.4
"""The same for emoji and other signs, and for all beyond U+FFFF: some machines draw them wider."""

_NARROW = re.compile("[\u0530-\u0b7f\u0c00-\u0cff\u0e00-\u10ff\u1200-\u17ff\ufb1d-\ufb4f]")
_STAND_INS = {MISSING_NARROW: "▪", MISSING: "□", MISSING_FAR: "□"}
"""What stands for such letters in a picture that cannot ask the reader's machine: none is wider than its letter."""
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})
_DIRECTING = MARKS | {FIRST_STRONG, POP}


def font_file(family: str, bold: bool) -> Path:
    """Where a font of ours is."""
    return FONTS / f"{family}-{'Bold' if bold else 'Regular'}.ttf"


class Font(NamedTuple):
    """A font as HarfBuzz knows it, the letters that it has, and how many of its units make one em."""

    shaper: Any
    letters: frozenset[str]
    units: int


def load(path: Path) -> Font:
    """The font in the file at `path`."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return Font(uharfbuzz.Font(face), frozenset(map(chr, face.unicodes)), face.upem)


@cache
def _load(family: str, bold: bool) -> Font:
    return load(font_file(family, bold))


@cache
def home(letter: str, bold: bool) -> str | None:
    """The family that draws `letter`; None: none of ours does."""
    return next((family for family in FAMILIES if letter in _load(family, bold).letters), None)


@cache
def _room(letter: str) -> float:
    if unicodedata.category(letter) in _INVISIBLE:
        return 0.0
    if letter > "\uffff" or unicodedata.category(letter) == "So":
        return MISSING_FAR
    return MISSING_NARROW if _NARROW.match(letter) else MISSING


def room(run: str) -> float:
    """The width in em that there is for letters which no font of ours has."""
    return sum(map(_room, run))


def shaped(text: str, font: Font) -> float:
    """The width in em of `text`, all in one font."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.shaper, buffer)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions)) / font.units


@lru_cache(maxsize=1 << 17)
def ems(text: str, bold: bool = False) -> float:
    """The width of one line of `text` in em, for a font size of 1."""
    text = text.encode(errors="replace").decode()  # HarfBuzz refuses halves of surrogate pairs
    if not text:
        return 0.0
    first = _load(FAMILIES[0], bold)
    if first.letters.issuperset(text):
        return shaped(text, first)
    total = 0.0
    for family, run in groupby(text, key=lambda letter: home(letter, bold)):
        letters = "".join(run)
        if family is None:
            total += room(letters)
        else:
            total += shaped(letters, _load(family, bold))
    return total


def missing(text: str) -> Iterator[str]:
    """The letters of `text` that no font of ours has."""
    if not _load(FAMILIES[0], False).letters.issuperset(text):
        yield from (letter for letter in text if letter not in _DIRECTING and home(letter, False) is None)


def boxed(run: str) -> str:
    """A box for each letter of `run`, in the room that it was given."""
    return "".join(_STAND_INS.get(_room(letter), "") for letter in run)


def drawable(text: str, stand_in: Callable[[str], str] = boxed) -> str:
    """`text` with what `stand_in` makes of each run of letters that no font of ours has."""
    if _load(FAMILIES[0], False).letters.issuperset(text):
        return text
    runs = groupby(text, key=lambda letter: letter in _DIRECTING or home(letter, False) is not None)
    return "".join("".join(run) if ours else stand_in("".join(run)) for ours, run in runs)


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of `text` in points at a font size of `size` points."""
    return ems(text, bold) * size
