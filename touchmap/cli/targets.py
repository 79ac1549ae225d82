"""Where the results of a command go that makes one file of each inventory."""

from __future__ import annotations

import os
from pathlib import Path

from touchmap.source import STDIN


def is_folder(output: str) -> bool:
    """Whether `output` names a folder, by its end or because there is one."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112 - no error, however long the name


def below(files: list[str], folder: str, ending: str) -> dict[str, str]:
    """A place in `folder` for the result of each file; files from several folders keep these below it."""
    homes = {file: Path("map.yaml" if file == STDIN else file).resolve() for file in files}
    top = os.path.commonpath([home.parent for home in homes.values()]) if homes else ""
    return {file: str(Path(folder, home.relative_to(top)).with_suffix(ending)) for file, home in homes.items()}
