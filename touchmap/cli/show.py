"""`touchmap show`: the journey as a table in the terminal, or who must do what by when."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated

import typer

from touchmap.cli.audit import PATHS
from touchmap.cli.guard import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.outputs import STDOUT, print_text, refuse_inputs, write_file
from touchmap.cli.terminal import CannotDo, stderr_style, stdout_style, tell, tell_text

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MARK = "\ufeff"
"""Spreadsheet programs need it to read a CSV file as UTF-8."""


class ShowFormat(StrEnum):
    """The forms in which a journey is shown."""

    text = "text"
    csv = "csv"
    json = "json"


def show(
    paths: Annotated[list[str] | None, PATHS] = None,
    actions: Annotated[
        bool, typer.Option("--actions", help="List pains and findings with owner, due date and state.")
    ] = False,
    format: Annotated[ShowFormat, typer.Option("--format", "-f", help="Form of the output.")] = ShowFormat.text,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day by which something is overdue, such as 2026-10-15.")
    ] = None,
) -> None:
    """Show touchpoints by stage and channel, or what is to be done.

    Exit code: 0 shown, 1 an inventory has mistakes, 2 the job could not be done.
    """
    day = _day(today)
    inputs = read_all(paths or ())
    code = FAILED if inputs.failed else OK
    if inputs.inventories:
        _show(inputs, actions, format, output, day)
    if inputs.findings:
        from touchmap.report.full import listing

        tell_text(listing(inputs.findings, inputs.texts, stderr_style()))
        code = max(code, FINDINGS)
    raise typer.Exit(code)


def _day(text: str | None) -> datetime.date | None:
    """The day that was given.

    Raises:
        CannotDo: it is none.
    """
    if text is None:
        return None
    try:
        if _DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise CannotDo(f"--today must be a date such as 2026-10-15, not {text}")


def _show(inputs: Inputs, actions: bool, format: ShowFormat, output: str | None, day: datetime.date | None) -> None:
    from touchmap.audit.run import run
    from touchmap.audit.settings import Settings
    from touchmap.report import Sheet
    from touchmap.report.shown import SHOWN

    settings = Settings(today=day)
    file = None if output == STDOUT else output
    sheet = Sheet(
        run(inputs.inventories, settings),
        tuple(inputs.inventories),
        inputs.texts,
        stdout_style(to_file=file is not None),
    )
    text = SHOWN[actions, format.value](sheet, settings.day)
    if file is None:
        print_text(text)
        return
    refuse_inputs(file, inputs.texts)
    data = (_MARK if format is ShowFormat.csv else "") + text
    write_file(file, data.encode("utf-8", "replace"), overwrite=True)
    tell(f"Wrote {file}")
