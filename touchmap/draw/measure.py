"""How wide text is: shaped by HarfBuzz with the fonts that the map is drawn with.

Letters come from Inter, else from Vazirmatn (Arabic script). What neither has (Chinese, emoji, …) is drawn with
whatever the reader's machine offers, so it counts as one em, which is generous.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz

FONTS = Path(str(files("touchmap") / "fonts"))
FAMILIES = ("Inter", "Vazirmatn")
"""In the order in which they are asked for a letter."""
MISSING = 1.0
"""The width of a letter that no font of ours has, in em: generous for what a reader's machine draws instead."""
MISSING_FAR = 1.3
"""The same beyond U+FFFF, where emoji are, which some machines draw wider."""
STAND_IN = "□"
"""What stands for such a letter in a picture that cannot ask the reader's machine; narrower than MISSING."""

_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})


class _Font(NamedTuple):
    shaper: Any
    letters: frozenset[str]
    units: int


@cache
def _load(family: str, bold: bool) -> _Font:
    path = FONTS / f"{family}-{'Bold' if bold else 'Regular'}.ttf"
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return _Font(uharfbuzz.Font(face), frozenset(map(chr, face.unicodes)), face.upem)


@cache
def _home(letter: str, bold: bool) -> str | None:
    """The family that draws `letter`; None: none of ours does."""
    return next((family for family in FAMILIES if letter in _load(family, bold).letters), None)


def _shaped(text: str, font: _Font) -> float:
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
        return _shaped(text, first)
    total = 0.0
    for family, run in groupby(text, key=lambda letter: _home(letter, bold)):
        letters = "".join(run)
        if family is None:
            total += sum(
                MISSING if letter <= "\uffff" else MISSING_FAR
                for letter in letters
                if unicodedata.category(letter) not in _INVISIBLE
            )
        else:
            total += _shaped(letters, _load(family, bold))
    return total


def drawable(text: str) -> str:
    """`text` with a box for each letter that no font of ours has."""
    if _load(FAMILIES[0], False).letters.issuperset(text):
        return text
    return "".join(
        letter if _home(letter, False) else "" if unicodedata.category(letter) in _INVISIBLE else STAND_IN
        for letter in text
    )


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of `text` in points at a font size of `size` points."""
    return ems(text, bold) * size
