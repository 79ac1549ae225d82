"""Which configuration holds for a command, and the project folder that its paths lie in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.terminal import CannotDo, say
from touchmap.source import STDIN

if TYPE_CHECKING:
    import datetime

    from touchmap.audit.settings import Profile, Settings
    from touchmap.config import Config

ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Take this configuration instead of the nearest touchmap.toml."),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Take no configuration, and no baseline but one named here.")
]


@dataclass(frozen=True)
class Project:
    """The configuration of a command, and its project folder, links resolved."""

    config: Config
    folder: Path


def configured(paths: Sequence[str], file: str | None, isolated: bool, stdin_name: str | None = None) -> Project:
    """The configuration for `paths`: `file`, none if `isolated`, else the nearest at or above them all.

    The nearest is looked for from the folder that all paths lie in, so that their order does not matter.

    Raises:
        CannotDo: it cannot be read, or something in it is wrong; each thing has been said.
    """
    from touchmap.audit.project import config_file, project_folder
    from touchmap.config import Config, WrongConfig, read

    if isolated and file is not None:
        raise CannotDo("--config and --isolated exclude each other")
    start = _common(paths, stdin_name)
    folder = project_folder(start)
    found = None if isolated else Path(file) if file is not None else config_file(start)
    if found is None:
        return Project(Config(), folder)
    try:
        return Project(read(found, shown(found) if file is None else file), folder)
    except WrongConfig as problem:
        for message in problem.messages[:-1]:
            say(message)
        raise CannotDo(problem.messages[-1]) from None


def settings(
    config: Config,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    profile: Profile | None = None,
    min_coverage: float | None = None,
    today: datetime.date | None = None,
) -> Settings:
    """What is asked of an audit: what the command line says, and where it says nothing (None) the configuration."""
    from touchmap.audit.settings import Settings

    return Settings(
        select=config.select if select is None else tuple(select),
        ignore=config.ignore if ignore is None else tuple(ignore),
        profile=profile or config.profile or "standard",
        min_coverage=config.min_coverage if min_coverage is None else min_coverage,
        severities=config.severity,
        today=today,
        thresholds=config.thresholds,
        templates=config.templates,
    )


def shown(path: Path) -> str:
    """A path as the user would write it: from the current folder, where that is no detour."""
    way = os.path.relpath(path)
    return str(path) if way.startswith(os.pardir) else way


def _common(paths: Sequence[str], stdin_name: str | None) -> Path:
    """The folder that all `paths` lie in; the current one for standard input without a name, or for no path."""
    names = [stdin_name or os.curdir if path == STDIN else path for path in paths] or [os.curdir]
    try:
        folders = [Path(name if os.path.isdir(name) else os.path.dirname(name)).resolve() for name in names]  # noqa: PTH112, PTH120 - no error, whatever it is
        return Path(os.path.commonpath(folders))
    except (OSError, ValueError):
        # Whatever is wrong with the name is said when it is read.
        return Path.cwd()
