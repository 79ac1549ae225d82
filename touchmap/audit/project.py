"""Where the project begins that an inventory belongs to, and which files of it a source may name."""

from __future__ import annotations

import os
import re
import tomllib
from enum import Enum, auto
from pathlib import Path

_URL = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.IGNORECASE | re.ASCII)
_FILE_ENDINGS = (".csv", ".xlsx", ".json")
_MAX_LINKS = 40


class Location(Enum):
    """What a source is: an address or the name of a system, or a file that is there, missing or out of bounds."""

    ELSEWHERE = auto()
    THERE = auto()
    MISSING = auto()
    OUTSIDE = auto()


def project_folder(folder: Path) -> Path:
    """The folder of the project that `folder` belongs to, links resolved.

    The nearest one at or above it with a `touchmap.toml`, or a `pyproject.toml` that has `[tool.touchmap]`; else
    the nearest with a `.git`; else `folder` itself.
    """
    folder = folder.resolve()
    ways_up = (folder, *folder.parents)
    configured = (place for place in ways_up if _has_config(place))
    versioned = (place for place in ways_up if os.path.exists(place / ".git"))  # noqa: PTH110 - no error where it may not look
    return next(configured, None) or next(versioned, folder)


def locate(source: str, folder: Path, project: Path) -> Location:
    """What `source`, as an inventory in `folder` names it, is; nothing outside `project` is looked at.

    Both folders have their links resolved already. A URL is never fetched.
    """
    if _URL.match(source) or not ("/" in source or source.casefold().endswith(_FILE_ENDINGS)):
        return Location.ELSEWHERE
    try:
        return _follow(folder / source, project)
    except (OSError, ValueError):
        return Location.MISSING


def _follow(path: Path, project: Path) -> Location:
    """Walks along `path` step by step, so that a link out of the project is seen before anything behind it is."""
    waiting = list(reversed(path.parts[1:]))
    place = Path(path.anchor)
    links = 0
    while waiting:
        step = waiting.pop()
        if step == "..":
            place = place.parent
            continue
        place /= step
        if place == project or place in project.parents:
            continue
        if project not in place.parents:
            return Location.OUTSIDE
        if place.is_symlink():
            links += 1
            if links > _MAX_LINKS:
                return Location.MISSING
            target = Path(os.readlink(place))  # noqa: PTH115 - keeps the text as it is
            place = Path(target.anchor) if target.anchor else place.parent
            waiting.extend(reversed(target.parts[1:] if target.anchor else target.parts))
    if place != project and project not in place.parents:
        return Location.OUTSIDE
    return Location.THERE if place.is_file() else Location.MISSING


def _has_config(folder: Path) -> bool:
    if os.path.isfile(folder / "touchmap.toml"):  # noqa: PTH113 - no error where it may not look
        return True
    pyproject = folder / "pyproject.toml"
    try:
        tables = tomllib.loads(pyproject.read_text("utf-8")).get("tool") if pyproject.is_file() else None
    except (OSError, ValueError):
        return False
    return isinstance(tables, dict) and "touchmap" in tables
