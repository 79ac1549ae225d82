"""Where the project begins that an inventory belongs to, and which files of it a source may name."""

from __future__ import annotations

import os
import re
import tomllib
from enum import Enum, auto
from pathlib import Path
from typing import Any

_URL = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.IGNORECASE | re.ASCII)
_FILE_ENDINGS = (".csv", ".xlsx", ".json")
_MAX_LINKS = 40
OWN_FILE, SHARED_FILE = "touchmap.toml", "pyproject.toml"
"""Where a configuration may stand: in a file of its own, or under `[tool.touchmap]`."""
MAX_CONFIG_BYTES = 1_000_000
_MAX_DOTS = 200


def read_toml(text: str) -> dict[str, Any]:
    """The values in a TOML text.

    Raises:
        ValueError: it is none, or one that is only meant to keep a computer busy.
    """
    if len(text) > MAX_CONFIG_BYTES:
        raise ValueError(f"it is larger than {MAX_CONFIG_BYTES // 1_000_000} MB")
    for line in text.split("\n"):
        # The time that tomllib takes for a dotted name grows with the square of its length.
        if line.count(".") > _MAX_DOTS and not line.lstrip().startswith("#"):
            raise ValueError(f"a line in it has more than {_MAX_DOTS} dots")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


class Location(Enum):
    """What a source is: an address or the name of a system, or a file that is there, missing or out of bounds."""

    ELSEWHERE = auto()
    THERE = auto()
    MISSING = auto()
    OUTSIDE = auto()


def project_folder(folder: Path) -> Path:
    """The folder of the project that `folder` belongs to, links resolved.

    The nearest one at or above it with a configuration: a `touchmap.toml`, or a `pyproject.toml` that has
    `[tool.touchmap]`; else the nearest with a `.git`; else `folder` itself.
    """
    folder = folder.resolve()
    ways_up = (folder, *folder.parents)
    configured = (place for place in ways_up if _has_config(place))
    versioned = (place for place in ways_up if os.path.exists(place / ".git"))  # noqa: PTH110 - no error where it may not look
    return next(configured, None) or next(versioned, folder)


def config_file(folder: Path) -> Path | None:
    """The configuration that holds for `folder`: the nearest one at or above it, links resolved."""
    folder = folder.resolve()
    place = next((place for place in (folder, *folder.parents) if _has_config(place)), None)
    if place is None:
        return None
    return place / OWN_FILE if os.path.isfile(place / OWN_FILE) else place / SHARED_FILE  # noqa: PTH113 - as above


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
    if os.path.isfile(folder / OWN_FILE):  # noqa: PTH113 - no error where it may not look
        return True
    try:
        data = _shared(folder / SHARED_FILE)
    except OSError:
        return False
    if b"touchmap" not in data:
        return False
    try:
        tables = read_toml(data.decode("utf-8-sig")).get("tool")
    except ValueError:
        # Whoever reads it as the configuration says what is wrong with it; it may be ours, and it ends the project.
        return b"tool.touchmap" in data
    return isinstance(tables, dict) and "touchmap" in tables


def _shared(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(MAX_CONFIG_BYTES + 1)
