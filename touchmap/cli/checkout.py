"""What a build server calls a file: its path from the root of the project that it has checked out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from touchmap.source import STDIN

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say which folder they have checked the project out to."""


def names_in_project(files: Iterable[str]) -> dict[str, str]:
    """For each of `files` below the root of the project its path from there.

    The root is the one that the build server names, else the current folder. A file that lies elsewhere is left out,
    so that it keeps the name that the user gave it.
    """
    here = Path.cwd()
    root = next((Path(place) for name in _ROOTS if (place := os.environ.get(name))), here)
    names = {}
    for file in files:
        # Links stay as they are: what counts is where the project has the file, not where it really lies.
        path = Path(os.path.normpath(here / file))
        if file != STDIN and path.is_relative_to(root):
            names[file] = path.relative_to(root).as_posix()
    return names
