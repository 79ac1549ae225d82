"""`touchmap export`: inventories in the formats of others."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.configured import ConfigFile, Isolated, configured
from touchmap.cli.exits import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.outputs import STDOUT, make_folder, refuse_inputs, write_file, write_stdout
from touchmap.cli.parameters import Paths
from touchmap.cli.targets import below, is_folder
from touchmap.cli.terminal import CannotDo, say, stderr_style, tell, tell_text
from touchmap.convert.formats import EXPORTERS, WRITTEN_AS

if TYPE_CHECKING:
    from touchmap.model import Inventory

    Format = str
else:
    Format = StrEnum("Format", {name: name for name in EXPORTERS})

_MARK = "\ufeff".encode()
"""Spreadsheet programs need it to read a CSV file as UTF-8."""
_ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "json": ".json", "mermaid": ".mmd", "flowchart": ".mmd"}
_MARKDOWN = (".md", ".markdown")


def export(
    paths: Paths = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Form of the output; told by the ending of -o, else csv.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to; else standard output. .md: in a fence."),
    ] = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Write the journey as a table, as JSON or as a Mermaid diagram.

    csv has one row a touchpoint, with every field; xlsx the whole inventory, a sheet for each section. Both can be
    imported again. mermaid is a journey diagram, flowchart one with the stages as blocks.

    Exit code: 0 written, 1 an inventory has mistakes, 2 the job could not be done.
    """
    if output == "":
        raise CannotDo("-o is empty: name a file or a folder")
    form = _form(output, str(format) if format else None)
    project = configured(paths or (), config, isolated)
    inputs = read_all(paths or (), exclude=project.config.exclude)
    code = FAILED if inputs.failed else OK
    targets = _targets(inputs, output, form)
    for inventory in inputs.inventories:
        try:
            _write(inventory, targets[inventory.path], form)
        except CannotDo as problem:
            say(str(problem))
            code = FAILED
    if inputs.findings:
        from touchmap.report.full import listing

        tell_text(listing(inputs.findings, inputs.texts, stderr_style()))
        code = max(code, FINDINGS)
    raise typer.Exit(code)


def _form(output: str | None, format: str | None) -> str:
    """What to write: as -f says, else as the ending of -o says, else CSV."""
    ending = "" if output in (None, STDOUT) or is_folder(output or "") else Path(output or "").suffix.lower()
    meant = WRITTEN_AS.get(ending)
    if format is None and ending and meant is None:
        raise CannotDo(f"nothing can be exported as {ending}: end the name in {', '.join(WRITTEN_AS)}, or add -f")
    if format is not None and meant is not None and _ENDINGS[format] != _ENDINGS[meant]:
        raise CannotDo(f"{output} ends in {ending}, but -f says {format}: which one shall it be?")
    return format or meant or "csv"


def _targets(inputs: Inputs, output: str | None, form: str) -> dict[str, str]:
    """Where each inventory goes.

    Raises:
        CannotDo: two of them would become one file, or one would replace an inventory.
    """
    files = [inventory.path for inventory in inputs.inventories]
    if output is not None and output != STDOUT and is_folder(output):
        targets = below(files, output, _ENDINGS[form])
    elif len(inputs.texts) > 1:
        raise CannotDo(f"{len(inputs.texts)} inventories do not fit into one file: name a folder, as in -o exports/")
    else:
        targets = dict.fromkeys(files, output or STDOUT)
    if len(set(targets.values())) < len(targets):
        raise CannotDo("two of these inventories would be written into one file: export them one by one")
    for target in targets.values():
        if target != STDOUT:
            refuse_inputs(target, inputs.texts)
    return targets


def _write(inventory: Inventory, target: str, form: str) -> None:
    from touchmap.convert.failure import CannotConvert
    from touchmap.convert.formats import exported, warnings

    if form == "xlsx" and target == STDOUT and sys.stdout is not None and sys.stdout.isatty():
        raise CannotDo("a workbook cannot be shown in a terminal: name a file with -o")
    try:
        data = exported(form, inventory)
    except CannotConvert as problem:
        raise CannotDo(f"{inventory.path} cannot be exported: {problem}") from None
    for warning in warnings(form, inventory):
        tell(f"{inventory.path}: {warning}.")
    if target == STDOUT:
        write_stdout(data)
        return
    if Path(target).suffix.lower() in _MARKDOWN:
        data = b"```mermaid\n" + data + b"```\n"
    make_folder(str(Path(target).parent))
    write_file(target, (_MARK if form == "csv" else b"") + data, overwrite=True)
    tell(f"Wrote {target}")
