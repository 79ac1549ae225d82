"""The words of one language, read from its file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from importlib.resources import files
from typing import Any

from touchmap.words.numbers import Numbers, numbers
from touchmap.words.tags import leftward, spoken

_FILES = files("touchmap") / "words"
_ENDING = ".toml"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one section of one language's file, by their keys.

    `tag` is the language asked for, which may differ from the `language` of the words where we have none of that;
    `leftward` says whether it runs from right to left, `comma` what stands between the parts of a list. `plural` has
    the place of the form for so many.
    """

    tag: str
    language: str
    leftward: bool
    comma: str
    entries: Mapping[str, str]
    numbers: Numbers
    plural: Callable[[int], int]

    @property
    def onward(self) -> str:
        """An arrow in the direction of reading."""
        return "←" if self.leftward else "→"

    def __getitem__(self, key: str) -> str:
        return self.entries[key]

    def __contains__(self, key: str) -> bool:
        return key in self.entries


@lru_cache(maxsize=64)
def words_in(tag: str, section: str = "map") -> Words:
    """The words for the language `tag` (BCP 47, such as `uk-UA`): English ones where we have none of it."""
    language = spoken(tag, languages())
    file = _read(language)
    return Words(
        tag=tag,
        language=language,
        leftward=leftward(tag),
        comma=file["language"]["comma"],
        entries=dict(flat(file.get(section, {}))),
        numbers=numbers(file["numbers"]),
        plural=c2py(file["language"]["plural"]),
    )


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """The languages that there are words of, and the script that each is written in."""
    names = sorted(file.name.removesuffix(_ENDING) for file in _FILES.iterdir() if file.name.endswith(_ENDING))
    return {name: _read(name)["language"]["script"] for name in names}


@lru_cache(maxsize=16)
def _read(language: str) -> dict[str, Any]:
    return tomllib.loads((_FILES / f"{language}{_ENDING}").read_text(encoding="utf-8"))


def flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Entries of tables within tables by their whole name, such as `badge.TM203`."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield before + key, value
