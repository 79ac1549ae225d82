"""`touchmap init`: begin an inventory from a template, in a language."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from touchmap import starter
from touchmap.cli.begin import begin
from touchmap.cli.configured import ConfigFile, Isolated, configured
from touchmap.cli.terminal import CannotDo, tell


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder to begin in; made if it is not there.")] = ".",
    template: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help=f"What to begin with: {', '.join(starter.names())}, or one of your own.",
            autocompletion=lambda: list(starter.names()),
        ),
    ] = starter.DEFAULT,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help=f"Language of its texts: {', '.join(starter.find(starter.DEFAULT).languages)}.  [default: en]",
            autocompletion=lambda: list(starter.find(starter.DEFAULT).languages),
        ),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Answer questions in the customer's shoes instead.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an inventory that is there already.")] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Write a commented touchmap.yaml to begin with, and beside it what lets your editor complete and check it."""
    if not folder:
        raise CannotDo("the name of the folder is empty")
    if interactive:
        if template != starter.DEFAULT:
            raise CannotDo("--interactive begins with your answers: leave out --template")
        from touchmap.cli.interview import interview

        interview(folder, language, force=force)
        return
    own = configured([folder], config, isolated).config.templates
    try:
        text = starter.find(template, own).text(language)
    except starter.Unusable as problem:
        raise CannotDo(str(problem)) from None
    path = begin(folder, text, language, force=force)
    where = "" if Path(folder).resolve() == Path.cwd() else f" {shlex.quote(folder)}"
    tell(
        f"Wrote {path}. Open it, change it into your own journey, then run:",
        f"  touchmap audit{where}",
        f"  touchmap render{where} -o {shlex.quote(str(path.with_suffix('.svg')))}",
    )
