"""Where templates are: in the package or the checkout, and in a folder of the user's own, which comes first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

DEFAULT = "retail"
LANGUAGE = "en"
_STRUCTURE = "touchmap.yaml"
_WORDS = ".toml"
_MONTHS = 4
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Unusable(Exception):
    """A template that is not there or cannot be used; the message says which and why, in one line."""


@dataclass(frozen=True)
class Template:
    """One template: a folder with the structure of an inventory, and a file of words for each language it comes in.

    Without files of words the structure is an inventory as it is.
    """

    name: str
    folder: Traversable

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are words in, in alphabetical order; none: the template is as it is."""
        found = (entry.name.removesuffix(_WORDS) for entry in self.folder.iterdir() if entry.name.endswith(_WORDS))
        return tuple(sorted(filter(_TAG.fullmatch, found)))

    def text(self, language: str | None = None, day: datetime.date | None = None) -> str:
        """The inventory in `language`; None: in English, or in the only language there is.

        What is to be done in it is due some months after `day`, which is today unless given.

        Raises:
            Unusable: it cannot be read, has no words in that language, or its words are not complete.
        """
        structure = _read(self.folder / _STRUCTURE)
        languages = self.languages
        if not languages:
            if language is not None:
                raise Unusable(
                    f'the template "{self.name}" has no files of words, such as {language}{_WORDS}: '
                    "it comes in one language only"
                )
            return structure
        if language is None and len(languages) == 1:
            language = languages[0]
        if (language or LANGUAGE) not in languages:
            raise Unusable(
                f'the template "{self.name}" has no words in "{language or LANGUAGE}", only in {", ".join(languages)}'
            )
        return self._filled(structure, language or LANGUAGE, day or datetime.datetime.now().astimezone().date())

    def _filled(self, structure: str, language: str, day: datetime.date) -> str:
        from touchmap.starter.fill import MissingWords, fill
        from touchmap.words import words_in

        own = _words(self.folder / f"{language}{_WORDS}")
        given = {"language": language, "due": _some_months_after(day).isoformat()}
        try:
            return fill(structure, {**words_in(language, "starter").entries, **own, **given})
        except MissingWords as missing:
            place = f"{self.folder / _STRUCTURE}:{missing.line}"
            raise Unusable(f'{place}: there are no words for "${missing.key}" in {language}{_WORDS}') from None


def names(own: Path | None = None) -> tuple[str, ...]:
    """The names of all templates, the default one first, the rest in alphabetical order.

    Raises:
        Unusable: `own`, the folder with the user's templates, cannot be read.
    """
    return tuple(sorted(templates(own), key=lambda name: (name != DEFAULT, name)))


def find(name: str, own: Path | None = None) -> Template:
    """The template `name`: the user's in the folder `own` before ours.

    Raises:
        Unusable: there is none, or `own` cannot be read.
    """
    found = templates(own)
    if name not in found:
        from touchmap.model.entry import did_you_mean

        guess = did_you_mean(name, found)
        raise Unusable(f'there is no template "{name}", only {", ".join(names(own))}{guess}')
    return found[name]


def templates(own: Path | None = None) -> Mapping[str, Template]:
    """All templates by their names; those in the folder `own` stand in for ours of the same name.

    Raises:
        Unusable: `own` cannot be read.
    """
    return _ours() if own is None else {**_ours(), **_below(own)}


@cache
def _ours() -> dict[str, Template]:
    """Our templates: beside the modules once the package is installed, at the top of a checkout before that."""
    packaged = resources.files("touchmap") / "_templates"
    home = packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "templates"
    return {template.name: template for template in _in(home)}


def _below(own: Path) -> dict[str, Template]:
    try:
        return {template.name: template for template in _in(own)}
    except OSError as error:
        raise Unusable(f"the folder of templates {own} cannot be read: {error.strerror}") from None


def _in(home: Traversable) -> Iterator[Template]:
    return (Template(entry.name, entry) for entry in home.iterdir() if (entry / _STRUCTURE).is_file())


def _some_months_after(day: datetime.date) -> datetime.date:
    """A date by which something can be done: a template with fixed dates would be overdue from some day on."""
    months = day.year * 12 + day.month - 1 + _MONTHS
    return datetime.date(months // 12, months % 12 + 1, 1)


def _read(file: Traversable) -> str:
    from touchmap.source import Unreadable, contents

    try:
        # What a user wrote may be anything: a folder, a pipe, as large as it likes.
        data = contents(str(file), "a file of a template") if isinstance(file, Path) else file.read_bytes()
        return data.decode("utf-8-sig")
    except Unreadable as problem:
        raise Unusable(str(problem)) from None
    except UnicodeDecodeError:
        raise Unusable(f"{file} is not UTF-8 text") from None


def _words(file: Traversable) -> dict[str, str]:
    """The words in a file by their whole names, such as `pay-online.handoff`."""
    import tomllib

    from touchmap.words import flat

    try:
        words: dict[str, Any] = dict(flat(tomllib.loads(_read(file))))
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{file} is not TOML: {error}") from None
    except RecursionError:
        raise Unusable(f"{file} is nested too deeply") from None
    for key, value in words.items():
        if not isinstance(value, str):
            raise Unusable(f'{file}: "{key}" should be a text in quotes')
    return words
