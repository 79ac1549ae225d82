"""`touchmap init`: begin an inventory from a template."""

from __future__ import annotations

import shlex
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap import starter
from touchmap.cli.inputs import NAME
from touchmap.cli.outputs import make_folder, write_file
from touchmap.cli.terminal import CannotDo, tell

if TYPE_CHECKING:
    Template = str
else:
    Template = StrEnum("Template", {name: name for name in starter.names()})


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder to begin in; made if it is not there.")] = ".",
    template: Annotated[Template, typer.Option(help="What to begin with.")] = starter.DEFAULT,
    force: Annotated[bool, typer.Option("--force", help="Replace an inventory that is there already.")] = False,
) -> None:
    """Write a commented touchmap.yaml to begin with."""
    if not folder:
        raise CannotDo("the name of the folder is empty")
    path = Path(folder, NAME)
    make_folder(folder)
    write_file(str(path), starter.template(str(template)), overwrite=force)
    where = "" if Path(folder).resolve() == Path.cwd() else f" {shlex.quote(folder)}"
    tell(
        f"Wrote {path}. Open it, change it into your own journey, then run:",
        f"  touchmap audit{where}",
        f"  touchmap render{where} -o {shlex.quote(str(path.with_suffix('.svg')))}",
    )
