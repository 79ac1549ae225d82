"""The answers of an interview on disk, so that none is lost when it is stopped."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from touchmap.cli.outputs import make_folder, write_file
from touchmap.cli.terminal import CannotDo
from touchmap.interview import Refused, Session, begin
from touchmap.source import Unreadable, contents

NAME = ".touchmap-interview.json"
_VERSION = 1
_MOST = 10_000
"""More answers than a person could give, which would take very long to hear again."""
_ANEW = "Remove that file to begin anew."


class Kept:
    """The file that holds the answers of the interview in one folder, while it is under way."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.path = Path(folder, NAME)

    @property
    def there(self) -> bool:
        """Whether an interview has been stopped here."""
        return os.path.lexists(self.path)

    def save(self, session: Session) -> None:
        """Writes all answers so far, whole or not at all.

        Raises:
            CannotDo: they cannot be written.
        """
        start = session.start
        content = {
            "version": _VERSION,
            "language": start.language,
            "suggested": start.suggested,
            "answers": list(session.answers),
        }
        make_folder(self._folder)
        text = json.dumps(content, ensure_ascii=False, indent=0)
        write_file(str(self.path), f"{text}\n".encode(), overwrite=True)

    def load(self, language: str) -> Session:
        """The interview as it was stopped; `language` is the one asked for now, empty for any.

        Raises:
            CannotDo: the file cannot be read or is not ours, or it was begun in another language.
        """
        try:
            session = _session(json.loads(contents(str(self.path), "the answers of an interview")))
        except Unreadable as problem:
            raise CannotDo(str(problem)) from None
        except (ValueError, TypeError, KeyError, RecursionError, Refused):
            raise CannotDo(f"{self.path} holds no answers that can be read. {_ANEW}") from None
        begun = session.state.language
        if language and begun and language != begun:
            raise CannotDo(f"the interview stopped in {self.path} is in {begun}, not {language}. {_ANEW}")
        return session

    def remove(self) -> None:
        """Removes the file, if it is there."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotDo(f"{self.path} cannot be removed: {error.strerror}") from None


def _session(content: dict[str, Any]) -> Session:
    answers, language, suggested = content["answers"], content["language"], content["suggested"]
    if (
        content["version"] != _VERSION
        or not isinstance(answers, list)
        or not all(isinstance(one, str) for one in answers)
    ):
        raise ValueError
    if not isinstance(language, str) or not isinstance(suggested, str):
        raise TypeError
    return begin(language, suggested).hearing(answers)
