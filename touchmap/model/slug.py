"""The slug of a name: how references match names in any script."""

from __future__ import annotations

import functools
import re
import unicodedata

_ASCII_WORD = re.compile("[a-z0-9]+")
_APOSTROPHES = frozenset("'`\u2018\u2019\u201b\u02bc\u02bb\u02b9\u02c8\u00b4\u2032\uff07")


@functools.lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The slug of `name`: NFKC and casefolded, letters, marks and digits kept, all else a hyphen.

    Apostrophes and zero-width characters are dropped, so that "riders' club" and "riders club" are one name. A
    name without any letter or digit (an emoji) is its own slug.
    """
    if name.isascii():  # the same as below, many times faster
        folded = name.lower()
        return "-".join(_ASCII_WORD.findall(folded.replace("'", "").replace("`", ""))) or folded.strip()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    words: list[str] = []
    word: list[str] = []
    for character in folded:
        category = unicodedata.category(character)
        if character in _APOSTROPHES or category == "Cf":
            continue
        if category[0] in "LM" or category[0] == "N":
            word.append(character)
        elif word:
            words.append("".join(word))
            word = []
    if word:
        words.append("".join(word))
    return "-".join(words) or folded.strip()
