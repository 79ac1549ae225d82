"""What somebody asks of an import, beyond the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from touchmap.convert.decode import harmless
from touchmap.convert.draft import LONGEST
from touchmap.convert.failure import CannotConvert
from touchmap.convert.stages import Told
from touchmap.model import Inventory

Actors = Literal["notes", "people", "channels"]
ACTORS: tuple[Actors, ...] = get_args(Actors)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asks of an import; None and nothing: touchmap finds out itself.

    `name` is that of the journey, `channel` is for what names none, `scale` the lowest and the highest score of the
    source. Of a table `columns` says which column holds a field, `only` which rows count (column, values), `sheet`
    which one, `fill` whether blank cells of stage, phase and channel mean the one above, `encoding` how its bytes are
    to be read; what the table does not have comes from `base`.
    """

    name: str | None = None
    language: str | None = None
    stages: Told = field(default_factory=Told)
    channel: str | None = None
    actors: Actors = "notes"
    scale: tuple[float, float] | None = None
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    only: Sequence[tuple[str, Sequence[str]]] = ()
    sheet: str | None = None
    fill: bool | None = None
    encoding: str | None = None
    base: Inventory | None = None


_ENDS = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(?:-|–|\.\.|to|:)\s*([-+]?\d+(?:\.\d+)?)\s*", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def ends(words: str | None) -> tuple[float, float] | None:
    """The lowest and the highest score that `--scale` names.

    Raises:
        CannotConvert: it cannot be understood.
    """
    if words is None:
        return None
    match = _ENDS.fullmatch(words)
    if match is None or not float(match[1]) < float(match[2]):
        raise CannotConvert(f"--scale {words} is not understood: write the lowest and the highest score, such as 1-10")
    return float(match[1]), float(match[2])


def tag(word: str | None) -> str | None:
    """The language that `--language` names.

    Raises:
        CannotConvert: it is no tag of a language.
    """
    if word is not None and not _TAG.fullmatch(word):
        raise CannotConvert(f"--language {word} is no language: write a tag such as en, uk, ru or fa")
    return word


def said(option: str, text: str | None) -> str | None:
    """A text that an inventory can hold.

    Raises:
        CannotConvert: it is empty or far too long.
    """
    if text is None:
        return None
    words = harmless(text).strip()
    if not words or len(words) > LONGEST:
        raise CannotConvert(f"{option} should be a text of at most {LONGEST:,} characters")
    return words
