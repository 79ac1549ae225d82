"""An inventory that is being put together from another format, in plain values as the file will hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from touchmap.model import Stage
from touchmap.model.slug import slug
from touchmap.source.write import scalar

LONGEST = 4000
"""How long a text of an inventory may be."""
_LONGEST_KEY = 40
_LONGEST_WORD = 150
_MOST_LETTERS = 1000
"""How long a key may be as YAML writes it: its parsers give up at 1,024."""


@dataclass(slots=True, eq=False)
class Step:
    """One touchpoint: `fields` are those of the file, all written out; `stage` None is any time.

    `phase` and `channel` are keys of the draft, `origin` is the line or row it comes from, `asides` what a person
    should know about it.
    """

    fields: dict[str, Any]
    stage: Stage | None
    phase: str | None
    channel: str
    origin: int = 0
    asides: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """All sections of an inventory in plain values.

    `asides` are remarks for the reader, by the place they belong to (such as `channels` or `phases.order`).
    """

    journey: dict[str, Any] = field(default_factory=dict)
    stage_names: dict[str, str] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    phases: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    feedback: dict[str, dict[str, Any]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    paths: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    asides: dict[str, str] = field(default_factory=dict)


def is_key(text: str) -> bool:
    """Whether `text` can be a key of the file as it is."""
    return 0 < len(text) <= _LONGEST_WORD or (bool(text) and len(scalar(text)) <= _MOST_LETTERS)


def new_key(name: str, taken: Iterable[str], otherwise: str) -> str:
    """A short word for something called `name` that is none of `taken`; `otherwise` where it has no letters."""
    word = slug(name)
    if not any(letter.isalnum() for letter in word):
        word = otherwise
    if len(word) > _LONGEST_KEY:
        word = word[: _LONGEST_KEY + 1].rpartition("-")[0] or word[:_LONGEST_KEY]
    return unused(word, taken)


def unused(word: str, taken: Iterable[str]) -> str:
    """`word`, with a number behind it where that is one of `taken`."""
    others = set(taken)
    number, free = 1, word
    while free in others:
        number += 1
        free = f"{word}-{number}"
    return free
