"""What people type, read kindly: texts made clean, numbers in any digits, the commands that are no answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from touchmap.interview.speech import said
from touchmap.words import Words

LONGEST = 4000
"""As long as a text of an inventory may be."""

Command = Literal["back", "help", "stop"]

# What keys such as the arrows send to a program that only reads lines, and other orders to a terminal.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-_])")
_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Marks that turn what stands around them, that fence things in or stand for no character at all.
_UNSAFE = re.compile("[\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
_EDGES = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_SEPARATORS = r"[\s,،;؛]+"
_NUMBER = r"\d+(?:\s*[-–—−]\s*\d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:{_SEPARATORS}{_NUMBER})*")
_THEIRS = re.compile(rf"({_NUMBER}(?:{_SEPARATORS}{_NUMBER})*)(?:{_SEPARATORS}|\s*[:=.)]\s*)(.*\S)")
_FEW_DIGITS = 9


class Refused(Exception):
    """An answer that cannot be taken; the message says why, in the language of the interview."""


def split(text: str) -> list[str]:
    """The lines of an answer: a terminal may hand over a list that was pasted as one."""
    return _BREAKS.split(text)


def lines(text: str, words: Words) -> list[str]:
    """The lines of an answer that was pasted, each made clean; those with nothing in them are left out.

    Raises:
        Refused: some of it could not be decoded.
    """
    return [line for line in (cleaned(part, words) for part in split(text)) if line]


def cleaned(text: str, words: Words) -> str:
    """An answer on one line, without anything that a terminal or a reader would obey; empty if nothing can be seen.

    Raises:
        Refused: some of it could not be decoded.
    """
    if _HALVES.search(text):
        raise Refused(said(words, "refused.letters"))
    text = _UNSAFE.sub("", _BREAKS.sub(" ", _ESCAPES.sub("", text)))
    text = "".join(" " if letter == "\t" else letter for letter in text if letter == "\t" or not _is_control(letter))
    text = " ".join(text.split()).strip(_EDGES).strip()
    if not any(unicodedata.category(letter) not in ("Cf", "Zs") for letter in text):
        return ""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def command(text: str, words: Words) -> Command | None:
    """The command that an answer is, if it is one: there is a key for each, and a word for those without a key."""
    word = text.strip().casefold()
    return next((name for name, spelt in _COMMANDS.items() if word in (*spelt, *_words(words, f"word.{name}"))), None)


_COMMANDS: dict[Command, tuple[str, ...]] = {"back": ("<", "‹"), "help": ("?", "؟"), "stop": (".",)}


def means(text: str, answer: Literal["yes", "no"], words: Words) -> bool:
    """Whether somebody just says yes or no, where another answer was asked for."""
    return text.casefold() in _words(words, f"word.{answer}")


def is_number(text: str) -> bool:
    """Whether an answer is a number and nothing else, in digits of any script."""
    return text.isdecimal()


def are_numbers(text: str) -> bool:
    """Whether an answer holds nothing but numbers."""
    return _NUMBERS.fullmatch(text) is not None


def number(text: str, most: int, words: Words, least: int = 1, refusal: str = "refused.range") -> int:
    """The number that `text` is.

    Raises:
        Refused: it is none from `least` to `most`; `refusal` is what is said about one that is too small or too large.
    """
    if not is_number(text):
        raise Refused(said(words, "refused.number", least=least, most=most))
    found = int(text) if len(text) <= _FEW_DIGITS else most + 1
    if not least <= found <= most:
        raise Refused(said(words, refusal, number=text[:_FEW_DIGITS], least=least, most=most))
    return found


def one_of(answer: str, keys: Sequence[str], names: Sequence[str], words: Words) -> int:
    """The place of what was chosen by its number, its name or the word that stands in the file; the first by default.

    Raises:
        Refused: it is none of them.
    """
    text = cleaned(answer, words)
    wanted = text.casefold()
    if not text:
        return 0
    for place, known in enumerate(zip(keys, names, strict=True)):
        if wanted in map(str.casefold, known):
            return place
    return number(text, len(keys), words) - 1


def numbers(text: str, most: int, words: Words) -> list[int]:
    """The numbers in `text`, such as `2 5 6-8`, in their order.

    Raises:
        Refused: there is something else in it, or a number that is none from 1 to `most`.
    """
    if not are_numbers(text):
        raise Refused(said(words, "refused.numbers", most=most))
    found: list[int] = []
    for one in re.finditer(_NUMBER, text):
        first, *last = (number(part, most, words) for part in re.findall(r"\d+", one[0]))
        end = last[0] if last else first
        found += range(first, end + 1) if first <= end else range(first, end - 1, -1)
    return found


def theirs(text: str, most: int, words: Words) -> tuple[list[int], str]:
    """Numbers and what is said about them, such as `5 Olena` or `5, 7: Olena`.

    Raises:
        Refused: it is nothing of the kind.
    """
    match = _THEIRS.fullmatch(text)
    if match is None:
        raise Refused(said(words, "refused.theirs", most=most))
    return numbers(match[1], most, words), match[2]


def _words(words: Words, key: str) -> list[str]:
    return [word.strip() for word in words[key].split("/")] if key in words else []


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cn") or letter == "\ufffd"
