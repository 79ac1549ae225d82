"""The report `github`: workflow commands, which GitHub Actions turns into annotations on a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter

from touchmap.finding import Finding, Severity
from touchmap.report.files import path
from touchmap.report.ink import clean, plain
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = 10
"""How many annotations of each kind GitHub shows for one step; the rest is only in the log."""


def report(sheet: Sheet) -> str:
    """A line that sums up, then one command per finding: the gravest first, then moments of truth."""
    findings = sorted(sheet.result.findings, key=lambda finding: _rank(sheet, finding))
    text = "".join(f"{line}\n" for line in [_summary(sheet), *(_command(sheet, finding) for finding in findings)])
    return text if sheet.style.unicode else plain(text)


def _rank(sheet: Sheet, finding: Finding) -> tuple[int, bool]:
    touchpoint = sheet.touchpoint(finding)
    return (finding.severity.rank, touchpoint is None or not touchpoint.moment_of_truth)


def _summary(sheet: Sheet) -> str:
    """How much was found; where GitHub shows only a part, this is an annotation that says so."""
    counts = Counter(finding.severity for finding in sheet.result.findings)
    found = ", ".join(plural(counts[severity], severity.value) for severity in Severity if counts[severity])
    percent = sheet.result.coverage.percent
    covered = f"; feedback coverage {percent:g}%" if percent is not None else ""
    text = f"{found or 'nothing found'}{covered}"
    # This line is a notice itself.
    room = {severity: SHOWN - (severity is Severity.NOTE) for severity in Severity}
    if all(counts[severity] <= SHOWN for severity in Severity):
        return f"touchmap: {text}"
    shown = sum(min(counts[severity], room[severity]) for severity in Severity)
    text += (
        f". GitHub shows {SHOWN} annotations of each kind: here are {shown:,} of {sum(counts.values()):,},"
        " all of them are in the log of this step"
    )
    return f"::notice title=touchmap::{_data(text)}"


def _command(sheet: Sheet, finding: Finding) -> str:
    place = finding.place
    name = clean(path(sheet, place.file))
    line = max(1, place.line)
    properties = {"file": name, "line": str(line), "endLine": str(max(line, place.end_line))}
    if place.end_line == place.line:
        # GitHub refuses columns of a place that spans lines. Its last column is the one of the last character.
        column = max(1, place.column)
        properties |= {"col": str(column), "endColumn": str(max(column, place.end_column - 1))}
    properties["title"] = f"{finding.code} {clean(finding.name)}"
    # In the log only the text is shown, so it says the place once more.
    text = f"{name}:{line}:{place.column}: {finding.code} {clean(finding.message)}"
    if finding.help:
        text += f"\n{clean(finding.help)}"
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    """Text as it must stand behind the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as it must stand in a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
