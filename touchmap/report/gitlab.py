"""The report `gitlab`: code quality, as GitLab shows it in a merge request."""

from __future__ import annotations

from touchmap.finding import Severity
from touchmap.report.as_json import dump
from touchmap.report.files import fingerprints, path
from touchmap.report.ink import clean
from touchmap.report.sheet import Sheet

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(sheet: Sheet) -> str:
    """A list of findings; their fingerprints stay when lines move, so that GitLab tells old from new."""
    findings = sheet.result.findings
    return dump(
        [
            {
                "description": f"{clean(finding.message)} ({finding.code})",
                "check_name": clean(finding.name),
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": clean(path(sheet, finding.place.file)),
                    "lines": {"begin": max(1, finding.place.line)},
                },
            }
            for finding, fingerprint in zip(findings, fingerprints(sheet, findings), strict=True)
        ],
        unicode=sheet.style.unicode,
    )
