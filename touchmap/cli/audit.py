"""`touchmap audit`: say what is missing and who must act."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.accepted import accepted
from touchmap.cli.checkout import names_in_project
from touchmap.cli.configured import ConfigFile, Isolated, configured, settings
from touchmap.cli.exits import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.parameters import Paths, Today, listed
from touchmap.cli.reports import reports
from touchmap.cli.terminal import CannotDo, tell
from touchmap.finding import Severity
from touchmap.report import FORMATS, Sheet
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.audit.baseline import Baseline
    from touchmap.audit.settings import Settings

    Format = str
else:
    Format = StrEnum("Format", {name: name for name in FORMATS})


class Profile(StrEnum):
    """How much is asked of a journey."""

    starter = "starter"
    standard = "standard"
    strict = "strict"


def audit(
    paths: Paths = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")] = "text",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file.")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write it in another form as well; may be given several times."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE,...", help="Check only these: codes, beginnings of codes (TM3), names."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE,...", help="Leave these out: codes, beginnings, names.")
    ] = None,
    profile: Annotated[Profile | None, typer.Option(help="How much to check; if nothing is said, standard.")] = None,
    fail_on: Annotated[
        Severity | None, typer.Option(help="Exit with 1 from this severity on; if nothing is said, error.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    min_coverage: Annotated[
        float | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Find fault if fewer touchpoints are asked about."),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Accept the findings in this file; else in .touchmap-baseline.json, if any."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Accept all of today's findings: write them to the baseline.")
    ] = False,
    today: Today = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="The file that standard input stands for.")
    ] = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the findings and nothing else.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Then count the findings of each rule, on standard error.")
    ] = False,
) -> None:
    """Say what is missing in a journey, and what to do first.

    What the command line says comes before what touchmap.toml says.
    Exit code: 0 nothing grave, 1 findings, 2 the job could not be done.
    """
    if min_coverage is not None and math.isnan(min_coverage):
        raise CannotDo("--min-coverage must be a number from 0 to 100")
    wanted_reports = reports(str(format), output, also or (), quiet=quiet)
    named = _named(paths or [], stdin_filename)
    project = configured(named, config, isolated, stdin_filename)
    wanted = settings(
        project.config,
        select=listed(select),
        ignore=listed(ignore),
        profile=profile.value if profile else None,
        min_coverage=min_coverage,
        today=today,
    )
    known = accepted(baseline, write_baseline, project, isolated=isolated)
    inputs = read_all(named, exclude=project.config.exclude, stdin_name=stdin_filename)
    threshold = fail_on or project.config.fail_on or Severity.ERROR
    sheet = _audited(inputs, wanted, known.baseline if known else None)
    if inputs.texts:
        sheet = dataclasses.replace(sheet, names=names_in_project(inputs.texts), fail_on=threshold)
        wanted_reports.give(sheet)
        if known:
            known.settle(sheet.result, inputs, quiet=quiet)
    if statistics:
        tell(*_statistics(sheet))
    raise typer.Exit(_code(sheet, inputs.failed, exit_zero))


def _named(paths: list[str], stdin_filename: str | None) -> list[str]:
    """The paths to read: a name for standard input alone means that it is read."""
    if stdin_filename is None:
        return paths
    if not stdin_filename:
        raise CannotDo("--stdin-filename is empty: say which file standard input stands for")
    if paths and STDIN not in paths:
        raise CannotDo("--stdin-filename names standard input: write - where the paths are")
    return paths or [STDIN]


def _statistics(sheet: Sheet) -> list[str]:
    """One line per rule that found something, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in sheet.result.findings)
    width = max((len(str(count)) for count in counts.values()), default=0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{count:>{width}}  {code}  {name}" for (code, name), count in ranked]


def _audited(inputs: Inputs, wanted: Settings, baseline: Baseline | None) -> Sheet:
    from touchmap.audit.run import run
    from touchmap.audit.selection import UnknownRule

    try:
        result = run(inputs.inventories, wanted, inputs.findings, baseline)
    except UnknownRule as problem:
        raise CannotDo(str(problem)) from None
    return Sheet(result, tuple(inputs.inventories), inputs.texts)


def _code(sheet: Sheet, failed: bool, exit_zero: bool) -> int:
    if failed or sheet.result.crashed:
        return FAILED
    if exit_zero:
        return OK
    return FINDINGS if any(finding.severity.reaches(sheet.fail_on) for finding in sheet.result.findings) else OK
