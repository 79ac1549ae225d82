"""The report `junit`: test results as XML, which nearly every build server shows."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from touchmap.audit.coverage import Share
from touchmap.finding import Finding
from touchmap.report.files import path
from touchmap.report.ink import clean
from touchmap.report.sheet import Sheet


def report(sheet: Sheet) -> str:
    """One suite per file with one test case per finding.

    What fails the audit (`fail_on`) is a failure. The rest are tests that were skipped: they are shown, and break no
    build that `touchmap audit` itself lets pass. A file without findings is one test that passes.
    """
    by_file: dict[str, list[Finding]] = {file: [] for file in sorted(sheet.texts)}
    for finding in sheet.result.findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    findings = sheet.result.findings
    root = ET.Element(
        "testsuites",
        name="touchmap",
        tests=str(sum(max(1, len(found)) for found in by_file.values())),
        failures=str(_failures(sheet, findings)),
        errors="0",
    )
    for file, found in by_file.items():
        _suite(root, sheet, file, found)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    if not sheet.style.unicode:
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _failures(sheet: Sheet, findings: Sequence[Finding]) -> int:
    return sum(finding.severity.reaches(sheet.fail_on) for finding in findings)


def _suite(root: ET.Element, sheet: Sheet, file: str, findings: Sequence[Finding]) -> None:
    name = clean(path(sheet, file))
    failures = _failures(sheet, findings)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(max(1, len(findings))),
        failures=str(failures),
        errors="0",
        skipped=str(len(findings) - failures),
    )
    share = sheet.result.coverage.files.get(file)
    if share is not None:
        _coverage(suite, share)
    if not findings:
        ET.SubElement(suite, "testcase", classname=name, name="audit")
    for finding in findings:
        _case(suite, sheet, name, finding)


def _coverage(suite: ET.Element, share: Share) -> None:
    properties = ET.SubElement(suite, "properties")
    figures = {"percent": share.percent, "tracked": share.tracked, "total": share.total}
    for name, figure in figures.items():
        if figure is not None:
            ET.SubElement(properties, "property", name=f"coverage.{name}", value=f"{figure:g}")


def _case(suite: ET.Element, sheet: Sheet, file: str, finding: Finding) -> None:
    place = f"{file}:{finding.place.line}:{finding.place.column}"
    message = clean(finding.message)
    # Build servers tell test cases apart by their names.
    name = f"{finding.code} {clean(finding.name)}, line {finding.place.line}: {message}"
    case = ET.SubElement(suite, "testcase", classname=file, name=name)
    kind = "failure" if finding.severity.reaches(sheet.fail_on) else "skipped"
    said = ET.SubElement(case, kind, type=finding.severity.value, message=message)
    lines = [f"{place}: {finding.severity} {finding.code}: {message}"]
    if finding.help:
        lines.append(f"Do: {clean(finding.help)}")
    said.text = "\n".join(lines)
