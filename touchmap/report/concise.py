"""The report `concise`: one line per finding, `file:line:column: CODE message`, as editors read it."""

from __future__ import annotations

from touchmap.report.ink import clean, guarded, plain
from touchmap.report.sheet import Sheet


def report(sheet: Sheet) -> str:
    """One line per finding, in the order of files and lines; nothing when there is none."""
    lines = (
        f"{clean(finding.place.file)}:{finding.place.line}:{finding.place.column}: "
        f"{finding.code} {clean(finding.message)}"
        for finding in sheet.result.findings
    )
    text = "".join(f"{guarded(line)}\n" for line in lines)
    return text if sheet.style.unicode else plain(text)
