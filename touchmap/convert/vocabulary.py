"""The words by which an import understands what others have written, of all languages at once: `words/*.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from touchmap.model.slug import slug
from touchmap.words.tags import FALLBACK, spoken

_FILES = files("touchmap") / "convert" / "words"
_ENDING = ".toml"
_ANY_END = "*"
_SAME = str.maketrans({"ё": "е", "ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "ٔ": None})
"""Letters that are written either way."""
_SCRIPTS = {"en": "Latn", "uk": "Cyrl", "ru": "Cyrl", "fa": "Arab"}


def folded(text: str) -> str:
    """`text` as it is compared: small letters, words parted by hyphens, without marks that some leave out.

    >>> folded("Touch-Point's  Name")
    'touch-points-name'
    """
    return slug(text.translate(_SAME).replace("\u200c", "")).translate(_SAME)


def known(section: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a section by what they stand for, those of all languages together, as they are compared."""
    return _known()[section]


def contains(words: str, patterns: Iterable[str]) -> int:
    """How long the longest of `patterns` is that stands in `words`, both as they are compared; 0: none does."""
    text = f"-{words}-"
    return max((len(pattern) for pattern in patterns if _needle(pattern) in text), default=0)


def is_answer(text: str, kind: str) -> bool:
    """Whether `text` means `yes`, `no` or, where somebody should be named, `nobody`."""
    return folded(text) in known("answers")[kind]


def said(language: str, key: str) -> str:
    """What an import writes into an inventory in `language` (a tag such as `uk-UA`)."""
    text: str = _read()[spoken(language, _SCRIPTS)]["said"][key]
    return text


def language_of(texts: Iterable[str]) -> str | None:
    """The language that the letters of `texts` speak for: `uk`, `ru` or `fa`; None where they do not say."""
    letters = "".join(texts).casefold()
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    latin = sum("a" <= letter <= "z" for letter in letters)
    if arabic > max(cyrillic, latin):
        return "fa" if any(letter in letters for letter in "پچژگکی") else None
    if cyrillic > latin:
        ukrainian = sum(letters.count(letter) for letter in "іїєґ")
        russian = sum(letters.count(letter) for letter in "ыэъё")
        return "uk" if ukrainian > russian else "ru" if russian else None
    return None


def _needle(pattern: str) -> str:
    return f"-{pattern.removesuffix(_ANY_END)}" + ("" if pattern.endswith(_ANY_END) else "-")


@functools.cache
def _known() -> dict[str, dict[str, tuple[str, ...]]]:
    sections: dict[str, dict[str, dict[str, None]]] = {}
    for file in _read().values():
        for section in ("columns", "stages", "stage-names", "answers"):
            for key, words in file[section].items():
                found = sections.setdefault(section, {}).setdefault(key, {})
                found |= dict.fromkeys(_compared(words))
    return {section: {key: tuple(found) for key, found in keys.items()} for section, keys in sections.items()}


def _compared(words: list[str]) -> Iterator[str]:
    for word in words:
        yield folded(word.removesuffix(_ANY_END)) + (_ANY_END if word.endswith(_ANY_END) else "")


@functools.cache
def _read() -> dict[str, dict[str, Any]]:
    """The files by language, English first."""
    names = sorted((file.name for file in _FILES.iterdir() if file.name.endswith(_ENDING)),
                   key=lambda name: (name != f"{FALLBACK}{_ENDING}", name))  # fmt: skip
    return {name.removesuffix(_ENDING): tomllib.loads((_FILES / name).read_text("utf-8")) for name in names}
