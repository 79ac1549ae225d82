"""What one question looks like, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchmap.words import Words

Row = tuple[str, str]
"""A number, spelt as the language does, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question.

    `topic` tells questions apart: one that was asked before need not be asked in full again. `head` says how far we
    are, `text` asks, `rows` are the touchpoints spoken of with their numbers, `choices` what can be picked by number.
    `about` is what just this answer is about, `mark` what stands before it; an empty answer takes `default`, if it
    takes anything. `help` is shown for `?`.
    """

    topic: str
    head: str
    text: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    choices: tuple[Row, ...] = ()
    about: str = ""
    mark: str = ""
    default: str = ""
    help: str = ""


def numbered(words: Words, labels: Iterable[str], first: int = 1) -> tuple[Row, ...]:
    """Labels with their numbers, from `first` on."""
    return tuple((words.numbers.whole(number), label) for number, label in enumerate(labels, first))
