"""Fonts of this machine, for letters that ours do not have: Chinese, emoji and the like in PNG and PDF.

A picture that cannot ask its reader's machine borrows from the one that draws it, and only where it must: all other
maps are drawn with our own fonts alone and come out the same everywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz

from touchmap.draw.measure import Font, boxed, load, room, shaped

_ENDINGS = (".ttf", ".otf", ".ttc")
_MOST_FILES = 5000
_PLAIN = ("italic", "oblique", "bold", "black", "light", "thin", "condensed", "serif", "mono")
"""Parts of file names of fonts that are borrowed only where no plainer one has as many letters."""
_EMPTY = ("lastresort", "unifont")
"""Fonts that have a sign for every letter, and hardly a letter worth the name."""


class Borrowed:
    """Fonts of this machine that are borrowed for a picture; `lacking` are letters that not even these have."""

    def __init__(self, fonts: Mapping[Path, Font], lacking: frozenset[str]) -> None:
        self.files, self.lacking = tuple(fonts), lacking
        self._fonts = tuple(fonts.values())

    def spelt(self, run: str) -> str:
        """`run` with boxes for letters that no font has, or that take more room than they were given."""
        return "".join(self._piece(font, "".join(letters)) for font, letters in groupby(run, key=self._font))

    def _font(self, letter: str) -> Font | None:
        return next((font for font in self._fonts if letter in font.letters), None)

    @staticmethod
    def _piece(font: Font | None, letters: str) -> str:
        return boxed(letters) if font is None or shaped(letters, font) > room(letters) else letters


@lru_cache(maxsize=16)
def borrow(wanted: frozenset[str]) -> Borrowed:
    """The fewest fonts of this machine that have as many of the `wanted` letters as it can draw."""
    fonts = [(found, path) for path in _files() if (found := _found(path, wanted))] if wanted else []
    chosen: dict[Path, Font] = {}
    got: frozenset[str] = frozenset()
    while fonts:
        found, path = min(fonts, key=lambda font: (-len(font[0]), _oddity(font[1]), font[1]))
        chosen[path] = load(path)
        got |= found
        fonts = [(rest, other) for every, other in fonts if (rest := every - got)]
    return Borrowed(chosen, wanted - got)


def _found(path: Path, wanted: frozenset[str]) -> frozenset[str]:
    """Which of `wanted` the font in the file at `path` has."""
    try:
        unicodes = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes
    except uharfbuzz.HarfBuzzError:  # not a font, or not to be read
        return frozenset()
    return frozenset(letter for letter in wanted if ord(letter) in unicodes)


def _oddity(path: Path) -> int:
    return sum(part in path.name.lower() for part in _PLAIN)


@cache
def _files() -> tuple[Path, ...]:
    """The font files of this machine, in an order that does not change."""
    found = sorted({path for folder in _folders() for path in _below(folder)})
    return tuple(path for path in found if not any(word in path.name.lower() for word in _EMPTY))[:_MOST_FILES]


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _folders() -> list[Path]:
    """Where this machine keeps its fonts."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - no error where there is none
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), home / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path(shared, "fonts"), home / ".fonts"]
