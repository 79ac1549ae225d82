"""Which files and folders the configuration leaves out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Exclude:
    """Patterns as ruff and git write them, relative to `folder`, links resolved.

    One without a slash fits the name of any file or folder (`drafts`, `*.old.touchmap.yaml`); one with a slash the
    way from `folder` (`maps/2024`, `**/archive/*`), where `*` stays within one name and `**` stands for any number
    of folders. What stands in a folder that is left out is left out too.
    """

    folder: Path
    patterns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def __call__(self, folder: Path, name: str) -> bool:
        """Whether `name` in `folder`, links resolved, is left out."""
        if any(fnmatchcase(name, pattern) for pattern in self._names):
            return True
        if not self._ways:
            return False
        way = list(Path(os.path.relpath(folder / name, self.folder)).parts)
        return any(_fits(way, pattern) for pattern in self._ways)

    @cached_property
    def _tidy(self) -> list[str]:
        return [pattern.removeprefix("./").rstrip("/") for pattern in self.patterns]

    @cached_property
    def _names(self) -> list[str]:
        return [pattern for pattern in self._tidy if "/" not in pattern]

    @cached_property
    def _ways(self) -> list[list[str]]:
        return [pattern.strip("/").split("/") for pattern in self._tidy if "/" in pattern]


def _fits(way: list[str], pattern: list[str]) -> bool:
    """Whether the steps of a way fit those of a pattern; takes time as the product of both."""
    # What of the way may have been used up after each step of the pattern.
    used = {0}
    for step in pattern:
        if step == "**":
            used = set(range(min(used), len(way) + 1)) if used else used
        else:
            used = {end + 1 for end in used if end < len(way) and fnmatchcase(way[end], step)}
    return len(way) in used
