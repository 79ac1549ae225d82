"""The report `github`, read back as the runner reads it; and that no other report is taken for commands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.report.sheets import sheet, sheet_of
from tests.report.test_golden import SAMPLE
from tests.report.workflow import Command, obeyed
from touchmap.audit.coverage import Coverage
from touchmap.audit.result import Result
from touchmap.finding import Finding, Place, Severity
from touchmap.report import FORMATS, Sheet, Style
from touchmap.report.github import COMMANDS, SHOWN, report
from touchmap.report.ink import clean

FORGED = ["::error::forged", "##[error]forged", "x ##[warning]forged", "##vso[task.complete]forged",
          "%0A::error::forged", "\n::error::forged", "\r\n::set-output name=x::forged", "a ::add-mask::a"]  # fmt: skip


def annotations(text: str) -> list[Command]:
    return [command for command in obeyed(text) if "file" in command.properties]


def one(finding: Finding) -> Command:
    (command,) = annotations(report(Sheet(Result((finding,), Coverage()), (), {})))
    return command


def test_each_annotation_stands_on_its_line() -> None:
    made = sheet_of({SAMPLE.name: SAMPLE.read_bytes()})
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    found = annotations(report(made))
    meant = Counter((finding.place.line, finding.message) for finding in made.result.findings)
    assert Counter(_said(command) for command in found) == meant
    for command in found:
        line = lines[int(command.properties["line"]) - 1]
        shown = line[int(command.properties["col"]) - 1 : int(command.properties["endColumn"])]
        assert re.fullmatch(r"[\w-]+|\S.*", shown)
        assert not line[int(command.properties["endColumn"]) :].startswith(tuple("abcdefghijklmnopqrstuvwxyz"))


def _said(command: Command) -> tuple[int, str]:
    first = command.text.splitlines()[0]
    code = command.properties["title"].split()[0]
    place = f"{command.properties['file']}:{command.properties['line']}:{command.properties['col']}: {code} "
    assert first.startswith(place)
    return int(command.properties["line"]), first.removeprefix(place)


@pytest.mark.parametrize("severity", Severity)
def test_severity_is_the_command(severity: Severity) -> None:
    assert one(Finding("TM1", "n", severity, "m", Place("f", 1, 1, 1, 2))).name == COMMANDS[severity]


def test_no_column_where_a_finding_spans_lines() -> None:
    properties = one(Finding("TM1", "n", Severity.NOTE, "m", Place("f", 3, 5, 6, 2))).properties
    assert (properties["line"], properties["endLine"]) == ("3", "6")
    assert not {"col", "endColumn"} & properties.keys()


def test_errors_and_moments_of_truth_come_first() -> None:
    made = sheet("touchmap: 1\njourney: J\nstages: {purchase: {desk: [Wait, {name: Pay, moment_of_truth: true}]}}\n")
    place = Place("touchmap.yaml", 1, 1, 1, 2)
    findings = tuple(
        Finding(code, "n", severity, "m", place, touchpoint="t", number=number)
        for code, severity, number in [("TM1", Severity.NOTE, 2), ("TM2", Severity.WARNING, 1),
                                       ("TM3", Severity.WARNING, 2), ("TM4", Severity.ERROR, None)]
    )  # fmt: skip
    found = annotations(report(replace(made, result=Result(findings, Coverage()))))
    assert [command.properties["title"].split()[0] for command in found] == ["TM4", "TM3", "TM2", "TM1"]


@pytest.mark.parametrize(("count", "cut"), [(1, False), (SHOWN, False), (SHOWN + 1, True), (200, True)])
@pytest.mark.parametrize("severity", Severity)
def test_what_github_leaves_out_is_said_first(count: int, cut: bool, severity: Severity) -> None:
    findings = tuple(Finding("TM1", "n", severity, "m", Place("f", line, 1, line, 2)) for line in range(1, count + 1))
    text = report(Sheet(Result(findings, Coverage()), (), {}))
    shown = obeyed(text)[:SHOWN] if severity is Severity.NOTE else obeyed(text)[: SHOWN + 1]
    summary = text.splitlines()[0]
    assert ("10 annotations of each kind" in summary) == cut
    assert summary.startswith("::notice title=touchmap::" if cut else "touchmap: ")
    if cut:
        here = sum("file" in command.properties for command in shown)
        assert f"here are {here} of {count}" in summary
    assert len(annotations(text)) == count


def test_nothing_found_is_said() -> None:
    assert report(Sheet(Result((), Coverage()), (), {})) == "touchmap: nothing found\n"


def test_files_are_called_as_the_project_calls_them() -> None:
    finding = Finding("TM1", "n", Severity.NOTE, "m", Place("../x/./touchmap.yaml", 1, 1, 1, 2))
    made = Sheet(Result((finding,), Coverage()), (), {}, names={"../x/./touchmap.yaml": "maps/x/touchmap.yaml"})
    assert annotations(report(made))[0].properties["file"] == "maps/x/touchmap.yaml"
    assert one(Finding("TM1", "n", Severity.NOTE, "m", Place("./a.yaml", 1, 1, 1, 2))).properties["file"] == "a.yaml"


@example("100%3A, %25", "%0A%2C", "a%2Cb%3A.yaml", "%")
@given(*[st.text(st.characters() | st.sampled_from("%,:=\r\n#[]"), max_size=30)] * 4)
def test_nothing_can_be_forged(name: str, message: str, file: str, help: str) -> None:
    finding = Finding("TM1", name, Severity.ERROR, message, Place(file, 1, 1, 1, 2), help=help)
    text = report(Sheet(Result((finding,), Coverage()), (), {}))
    (command,) = obeyed(text)
    assert command.name == "error"
    assert command.properties == {
        "file": clean(PurePath(file).as_posix() if file else ""),
        "line": "1", "endLine": "1", "col": "1", "endColumn": "1",
        "title": f"TM1 {clean(name)}".strip(),
    }  # fmt: skip
    assert command.text.endswith(f"TM1 {clean(message)}" + (f"\n{clean(help)}" if help else ""))
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("form", [*FORMATS])
@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize("style", [Style(), Style(unicode=False), Style(width=40), Style(colour=True)], ids=str)
def test_no_report_holds_a_command_of_somebody_else(form: str, forged: str, style: Style) -> None:
    place = Place(forged, 1, 1, 1, 3)
    finding = Finding("TM010", forged, Severity.ERROR, forged, place, forged, forged, 1, help=forged)
    name = _quoted(forged)
    named = f'touchmap: 1\njourney: {{name: "{name}", goal: x}}\nstages:\n  purchase:\n    "{name}":\n'
    named += "".join(f'      - "{"word " * count}{name} {count}"\n' for count in range(12))
    for made in (Sheet(Result((finding,), Coverage()), (), {forged: forged}, style), sheet(named, style=style)):
        written = FORMATS[form](made)
        mine = [command for command in obeyed(written) if form != "github"]
        assert mine == []
        assert not re.search(r"##\w*\[", written)


def _quoted(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")


def test_a_command_cut_in_two_by_a_mark_is_none() -> None:
    text = "{a##[error]forged: 1}"
    finding = Finding("TM001", "syntax", Severity.ERROR, "m", Place("f", 1, 5, 1, 6))
    written = FORMATS["full"](Sheet(Result((finding,), Coverage()), (), {"f": text}))
    assert obeyed(written) == []
