"""Where a key stands in a TOML text: tomllib gives values without places, so it is asked about parts of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from touchmap.audit.project import read_toml

_BUDGET = 600_000
"""How many letters are read in all."""
_MOST_CANDIDATES = 50
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class Places:
    """Finds keys in a text that can be read.

    The line: the first lines of the text are read, more and more of them, until the key is in them. The column: the
    word is replaced by another one, and if then the key is called so, it was the one. So TOML is read by its own parser
    alone, whatever quotes, dots and line ends there are. That takes time, which is fine for a text that is refused
    anyway, and is limited: beyond the limit the first line that looks right is taken.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._budget = _BUDGET

    def find(self, steps: Sequence[str]) -> tuple[int, int]:
        """Line and column, from 1, of the key that `steps` lead to from the top; 1, 1 if it cannot be found."""
        low, high = 0, len(self._lines)
        try:
            if not self._within(high, steps):
                return 1, 1
            while low < high:
                middle = (low + high) // 2
                if self._within(self._readable(middle), steps):
                    high = middle
                else:
                    low = middle + 1
            end = self._readable(low)
            first = max(low - 1, 0)
            return self._column(first, end, steps)
        except _TooLong:
            return self._guess(steps[-1])

    def _readable(self, end: int) -> int:
        """The smallest number of lines from `end` on that can be read: a value may go over several."""
        while end < len(self._lines) and self._read("\n".join(self._lines[:end])) is None:
            end += 1
        return end

    def _within(self, end: int, steps: Sequence[str]) -> bool:
        return _has(self._read("\n".join(self._lines[:end])), steps)

    def _column(self, first: int, end: int, steps: Sequence[str]) -> tuple[int, int]:
        before = "".join(f"{line}\n" for line in self._lines[:first])
        statement = "\n".join(self._lines[first:end])
        word = steps[-1]
        start = -1
        for _ in range(_MOST_CANDIDATES):
            start = statement.find(word, start + 1)
            if start < 0:
                break
            content = self._read(f"{before}{statement[:start]}q{word}q{statement[start + len(word) :]}")
            if not _has(content, steps) and _has(content, (*steps[:-1], f"q{word}q")):
                line = statement.count("\n", 0, start)
                return first + line + 1, start - (statement.rfind("\n", 0, start) + 1) + 1
        return first + 1, len(self._lines[first]) - len(self._lines[first].lstrip()) + 1

    def _read(self, text: str) -> dict[str, Any] | None:
        self._budget -= len(text) + 1
        if self._budget < 0:
            raise _TooLong
        try:
            return read_toml(text)
        except ValueError:
            return None

    def _guess(self, word: str) -> tuple[int, int]:
        pattern = re.compile(rf"""^[ \t]*(?:\[.*)?["']?{re.escape(word)}["']?[ \t]*[=.\]]""")
        for number, line in enumerate(self._lines, 1):
            if pattern.match(line):
                return number, line.index(word) + 1
        return 1, 1


def of_error(error: ValueError, text: str) -> tuple[str, int, int]:
    """What tomllib says is wrong with a text, with line and column from 1."""
    message = str(error)
    match = _PLACE.search(message)
    if match is None:
        return message, 1, 1
    lines = text.split("\n")
    line, column = (int(match["line"]), int(match["column"])) if match["line"] else (len(lines), len(lines[-1]) + 1)
    return message[: match.start()], line, column


def _has(content: dict[str, Any] | None, steps: Sequence[str]) -> bool:
    value: Any = content
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return value is not None


class _TooLong(Exception):
    """The text is so long, or so nested, that looking further would take too much time."""
