"""Our fonts inside a picture: just the letters that it shows, so that it looks the same wherever it is opened.

The fonts stay as they are drawn with, uncompressed: packing them would give other bytes with another zlib.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable

import uharfbuzz

from touchmap.draw.measure import FAMILIES, font_file, home
from touchmap.draw.shapes import Sheet, texts

_WEIGHTS = {False: 400, True: 700}
_FEATURES = frozenset(
    {"calt", "ccmp", "clig", "curs", "fina", "init", "isol", "kern", "liga", "locl", "mark", "medi", "mkmk", "rclt",
     "rlig"}
)  # fmt: skip
"""What every program applies unasked, as our measure does."""
_NAMES = frozenset({0, 1, 2, 13, 14})
"""Entries of a font's name table that stay: copyright, family, style, licence and where to read it."""
_DROPPED = frozenset({"DSIG", "STAT", "gasp", "prep"})


def font_faces(sheet: Sheet) -> str:
    """CSS that brings the fonts of all texts on `sheet` along; empty where none of its letters is in our fonts."""
    return faces((text.text, text.bold) for text in texts(sheet))


def faces(written: Iterable[tuple[str, bool]]) -> str:
    """The same for any texts, each plain or bold."""
    letters: dict[tuple[str, bool], set[str]] = {}
    for text, bold in written:
        for letter in set(text):
            family = home(letter, bold)
            if family is not None:
                letters.setdefault((family, bold), set()).add(letter)
    return "".join(_face(*key, letters[key]) for key in sorted(letters, key=lambda key: (FAMILIES.index(key[0]), key)))


def _face(family: str, bold: bool, letters: Iterable[str]) -> str:
    data = base64.b64encode(subset(family, bold, letters)).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{_WEIGHTS[bold]};'
        f'src:url("data:font/ttf;base64,{data}") format("truetype")}}\n'
    )


def subset(family: str, bold: bool, letters: Iterable[str]) -> bytes:
    """The font file of `family` with nothing but `letters`, and all shapes that they take."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_file(family, bold))))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    for kept, those in ((wanted.layout_feature_tag_set, map(_tag, _FEATURES)), (wanted.name_id_set, _NAMES)):
        kept.clear()
        kept.update(those)
    wanted.drop_table_tag_set.update(map(_tag, _DROPPED))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
