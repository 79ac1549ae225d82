"""The report `json`: version 1, kept stable; lines and columns count from 1."""

from __future__ import annotations

import json
from typing import Any

from touchmap.audit.coverage import Share
from touchmap.finding import Finding, Place
from touchmap.report.ink import escape_unsafe
from touchmap.report.sheet import Sheet

VERSION = 1


def report(sheet: Sheet) -> str:
    """One JSON object with findings, coverage and the rules that were skipped."""
    coverage = sheet.result.coverage
    content = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in sheet.result.findings],
        "coverage": {
            **_share(coverage),
            "stages": _shares(coverage.stages),
            "channels": _shares(coverage.channels),
            "owners": _shares(coverage.owners),
            "files": _shares(coverage.files),
        },
        "skipped": [
            {"code": skipped.code, "file": skipped.file, "reason": skipped.reason} for skipped in sheet.result.skipped
        ],
    }
    return dump(content, unicode=sheet.style.unicode)


def dump(content: Any, *, unicode: bool) -> str:
    """Indented JSON with a line end; what a terminal might obey is escaped, without `unicode` all but ASCII is."""
    return escape_unsafe(json.dumps(content, ensure_ascii=not unicode, indent=2, allow_nan=False)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.place),
        "address": finding.address,
        "touchpoint": finding.touchpoint,
        "number": finding.number,
        "related": [{"message": related.message, **_place(related.place)} for related in finding.related],
        "help": finding.help,
    }


def _place(place: Place) -> dict[str, Any]:
    return dict(zip(("file", "line", "column", "end_line", "end_column"), place, strict=True))


def _shares(shares: Any) -> dict[str, Any]:
    return {name: _share(share) for name, share in shares.items()}


def _share(share: Share) -> dict[str, Any]:
    return {
        "tracked": share.tracked,
        "overall_only": share.overall_only,
        "total": share.total,
        "percent": share.percent,
    }
