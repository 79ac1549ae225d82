"""`touchmap show`: the journey as a table in the terminal, or who must do what by when."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.configured import ConfigFile, Isolated, configured, settings
from touchmap.cli.exits import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.outputs import STDOUT, print_text, refuse_inputs, write_file
from touchmap.cli.parameters import Paths, Today
from touchmap.cli.terminal import stderr_style, stdout_style, tell, tell_text

if TYPE_CHECKING:
    from touchmap.audit.settings import Settings

_MARK = "\ufeff"
"""Spreadsheet programs need it to read a CSV file as UTF-8."""


class ShowFormat(StrEnum):
    """The forms in which a journey is shown."""

    text = "text"
    csv = "csv"
    json = "json"


def show(
    paths: Paths = None,
    actions: Annotated[
        bool, typer.Option("--actions", help="List pains and findings with owner, due date and state.")
    ] = False,
    format: Annotated[ShowFormat, typer.Option("--format", "-f", help="Form of the output.")] = ShowFormat.text,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
    today: Today = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Show touchpoints by stage and channel, or what is to be done.

    Exit code: 0 shown, 1 an inventory has mistakes, 2 the job could not be done.
    """
    project = configured(paths or (), config, isolated)
    inputs = read_all(paths or (), exclude=project.config.exclude)
    code = FAILED if inputs.failed else OK
    if inputs.inventories:
        _show(inputs, actions, format, output, settings(project.config, today=today))
    if inputs.findings:
        from touchmap.report.full import listing

        tell_text(listing(inputs.findings, inputs.texts, stderr_style()))
        code = max(code, FINDINGS)
    raise typer.Exit(code)


def _show(inputs: Inputs, actions: bool, format: ShowFormat, output: str | None, wanted: Settings) -> None:
    from touchmap.audit.run import run
    from touchmap.report import Sheet
    from touchmap.report.shown import SHOWN

    file = None if output == STDOUT else output
    sheet = Sheet(
        run(inputs.inventories, wanted),
        tuple(inputs.inventories),
        inputs.texts,
        stdout_style(to_file=file is not None),
    )
    text = SHOWN[actions, format.value](sheet, wanted.day)
    if file is None:
        print_text(text)
        return
    refuse_inputs(file, inputs.texts)
    data = (_MARK if format is ShowFormat.csv else "") + text
    write_file(file, data.encode("utf-8", "replace"), overwrite=True)
    tell(f"Wrote {file}")
