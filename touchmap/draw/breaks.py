"""Where a line may end: at spaces, between the signs of scripts that have none, and inside a word that is too wide.

A small part of Unicode Standard Annex 14, as far as names on cards need it. Words of alphabets that hyphenate are
broken where a syllable probably begins, which needs no dictionary and reads well in most of these languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from touchmap.draw.letters import graphemes

HYPHEN = "-"
SOFT_HYPHEN = "\u00ad"
ANYWHERE = "\u200b"
"""The space without a width, which only says that a line may end there."""

_SPACE = re.compile("[^\\S\u00a0\u202f]+")  # all but those that do not break
_AFTER_ANYWHERE = re.compile(f"(?<={ANYWHERE})")
_UNSPACED = re.compile(
    "[\u2e80-\u312f\u3190-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
"""Han, kana and their punctuation: a line may end after each."""
_NEVER_FIRST = frozenset(
    "!),.:;?]}%’”»›…、。〃々〉》」』】〕〗〙〟！），．：；？］｝｠％‰°"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ・"
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6\u060c\u061b\u061f"
)
"""Signs that no line begins with: closing brackets, small kana, vowels that stand behind in Thai and Lao."""
_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao that stand before what they belong to, so that a syllable begins there."""
_NEVER_LAST = frozenset("([{‘“«‹〈《「『【〔〖〘〝（［｛｟＄￥#№") | _LEADING
"""Signs that no line ends with."""
_AFTER = frozenset("-–—/\\@._?&=:;,|+~")
"""Signs inside a word, an address or a number after which it is broken first."""
_VOWELS = frozenset("aeiouyæøœıəаеёиоуыэюяіїєўѣѫαεηιουω")
_UNDIVIDED = frozenset(
    {"ch", "ck", "gh", "ph", "qu", "rh", "sh", "th", "cz", "sz", "dz", "rz", "zh", "kh", "дз", "дж"}
    | {first + second for first in "bcdfgkptv" for second in "lr"}
    | {first + second for first in "бвгґдкптфх" for second in "лр"}
    | {first + second for first in "βγδθκπτφχ" for second in "λρ"}
)
"""Consonants that begin a syllable together."""
_NO_ONSET = frozenset("ьъ’'ʼ")
_HYPHENATED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
_SHORTEST = 2  # letters of a word that may stand alone before a hyphen, and one more after it


class Piece(NamedTuple):
    """What stays on one line: `before` goes before it on a line, `ending` ends the line before if it begins one,
    `tail` is the ending that this line will have behind it.
    """

    text: str
    before: str = ""
    ending: str = ""
    tail: str = ""


def pieces(text: str, fits: Callable[[str], bool], first: Callable[[str], bool]) -> Iterator[Piece]:
    """`text` in pieces that `fits` holds of, and `first` of the one that it begins with.

    One letter that it does not hold of comes out as it is.
    """
    before, here = "", first
    for word in _SPACE.split(text):
        for part in _parts(word):
            whole = part.replace(SOFT_HYPHEN, "")
            if here(whole):
                yield Piece(whole, before)
            else:
                yield from _broken(part, before, here)
            before, here = "", fits
        before = " "


def unbroken(text: str) -> Iterator[str]:
    """The parts of `text` that stay in one piece where there is room."""
    return (part.replace(SOFT_HYPHEN, "") for word in _SPACE.split(text) for part in _parts(word))


def _parts(word: str) -> Iterator[str]:
    """`word` between the places at which a line may always end."""
    for run in _AFTER_ANYWHERE.split(word):
        if run.isascii() or not _UNSPACED.search(run):
            yield run
            continue
        part = ""
        for letter in graphemes(run):
            if part and (_UNSPACED.match(letter) or _UNSPACED.match(part[-1])) and _divides(part, letter):
                yield part
                part = ""
            part += letter
        yield part


def _divides(before: str, after: str) -> bool:
    """Whether a line may end between two pieces of one word."""
    return after[:1] not in _NEVER_FIRST and before[-1:] not in _NEVER_LAST


def _broken(word: str, before: str, fits: Callable[[str], bool]) -> Iterator[Piece]:
    """A word that is too wide, as much of it on each line as fits."""
    letters = list(graphemes(word))
    ending = ""
    while letters:
        most = _most(letters, fits)
        end, next_ending = (most, "") if most == len(letters) else _end(letters, most, fits)
        yield Piece("".join(letters[:end]).replace(SOFT_HYPHEN, ""), before, ending, next_ending)
        letters, before, ending = letters[end:], "", next_ending


def _most(letters: list[str], fits: Callable[[str], bool]) -> int:
    """How many of `letters` fit on one line, at least one."""
    low, high = 1, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if fits("".join(letters[:middle]).replace(SOFT_HYPHEN, "")):
            low = middle
        else:
            high = middle - 1
    return low


def _end(letters: list[str], most: int, fits: Callable[[str], bool]) -> tuple[int, str]:
    """After how many of `letters`, at most `most`, a line best ends, and what is then added to it."""
    least = max(1, most // 3)
    for end in range(most, least, -1):
        if letters[end - 1] in _AFTER and letters[end] not in _AFTER:
            return end, ""
    if all(map(_hyphenates, letters)):
        room = next((end for end in range(most, 0, -1) if fits("".join(letters[:end]) + HYPHEN)), 0)
        for end in range(room, least, -1):
            if letters[end - 1] == SOFT_HYPHEN:
                return end, HYPHEN
        for end in range(room, max(least, _SHORTEST - 1), -1):
            if _begins_syllable(letters, end):
                return end, HYPHEN
        if room > _SHORTEST:
            return room, HYPHEN
    places = [end for end in range(most, least, -1) if _divides(letters[end - 1], letters[end])]
    return next((end for end in places if letters[end] in _LEADING), places[0] if places else most), ""


def _begins_syllable(letters: list[str], at: int) -> bool:
    """Whether a syllable probably begins at `letters[at]`: consonants that belong together, then a vowel."""
    if len(letters) - at <= _SHORTEST or not any(map(_is_vowel, letters[:at])):
        return False
    pair = "".join(letters[at - 1 : at + 1]).lower()
    if _is_vowel(letters[at]) or letters[at] in _NO_ONSET or pair in _UNDIVIDED:
        return False
    if "".join(letters[at - 1 : at + 2]).lower() == "sch":
        return False
    after = "".join(letters[at : at + 3]).lower()
    onset = 3 if after == "sch" else 2 if after[:2] in _UNDIVIDED else 1
    return at + onset < len(letters) and _is_vowel(letters[at + onset])


@lru_cache(maxsize=1024)
def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.lower())[:1] in _VOWELS


@lru_cache(maxsize=4096)
def _hyphenates(letter: str) -> bool:
    """Whether `letter` is of an alphabet whose words are broken with a hyphen."""
    return letter == SOFT_HYPHEN or (
        letter[0] in _NO_ONSET or (letter[0].isalpha() and unicodedata.name(letter[0], "").startswith(_HYPHENATED))
    )
