"""`touchmap audit`: say what is missing and who must act."""

from __future__ import annotations

import dataclasses
import math
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.guard import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.outputs import STDOUT, print_text, refuse_inputs, write_file
from touchmap.cli.terminal import CannotDo, stdout_style, tell
from touchmap.finding import Severity
from touchmap.report import FORMATS, Sheet

if TYPE_CHECKING:
    from touchmap.audit.settings import Settings

    Format = str
else:
    Format = StrEnum("Format", {name: name for name in FORMATS})

PATHS = typer.Argument(
    metavar="PATH",
    help="Inventory files, folders that hold some, or - for standard input. None: the current folder.",
    show_default=False,
)


class Profile(StrEnum):
    """How much is asked of a journey."""

    starter = "starter"
    standard = "standard"
    strict = "strict"


def audit(
    paths: Annotated[list[str] | None, PATHS] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")] = "text",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file.")
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE,...", help="Check only these: codes, beginnings of codes (TM3), names."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE,...", help="Leave these out: codes, beginnings, names.")
    ] = None,
    profile: Annotated[Profile, typer.Option(help="How much to check.")] = Profile.standard,
    fail_on: Annotated[Severity, typer.Option(help="Exit with 1 from this severity on.")] = Severity.ERROR,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    min_coverage: Annotated[
        float | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Find fault if fewer touchpoints are asked about."),
    ] = None,
) -> None:
    """Say what is missing in a journey, and what to do first.

    Exit code: 0 nothing grave, 1 findings, 2 the job could not be done.
    """
    from touchmap.audit.settings import Settings

    if min_coverage is not None and math.isnan(min_coverage):
        raise CannotDo("--min-coverage must be a number from 0 to 100")
    settings = Settings(
        select=_listed(select), ignore=_listed(ignore), profile=profile.value, min_coverage=min_coverage
    )
    inputs = read_all(paths or ())
    sheet = _audited(inputs, settings)
    if inputs.texts:
        to_file = output is not None and output != STDOUT
        sheet = dataclasses.replace(sheet, style=stdout_style(to_file=to_file))
        report = FORMATS[str(format)](sheet)
        if to_file and output is not None:
            refuse_inputs(output, inputs.texts)
            write_file(output, report.encode("utf-8", "replace"), overwrite=True)
            tell(f"Wrote the report to {output}")
        else:
            print_text(report)
    raise typer.Exit(_code(sheet, inputs.failed, fail_on, exit_zero))


def _listed(values: list[str] | None) -> tuple[str, ...]:
    """Every word of an option that takes commas or repetition."""
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def _audited(inputs: Inputs, settings: Settings) -> Sheet:
    from touchmap.audit.run import run
    from touchmap.audit.selection import UnknownRule

    try:
        result = run(inputs.inventories, settings, inputs.findings)
    except UnknownRule as problem:
        raise CannotDo(str(problem)) from None
    return Sheet(result, tuple(inputs.inventories), inputs.texts)


def _code(sheet: Sheet, failed: bool, fail_on: Severity, exit_zero: bool) -> int:
    if failed or sheet.result.crashed:
        return FAILED
    if exit_zero:
        return OK
    return FINDINGS if any(finding.severity.reaches(fail_on) for finding in sheet.result.findings) else OK
