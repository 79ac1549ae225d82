"""A comparison as JSON, for programs; kept stable like the report of an audit."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any

from touchmap.audit.coverage import Share
from touchmap.compare import Change, Comparison
from touchmap.compare.plain import Ref
from touchmap.finding import Finding
from touchmap.model import Touchpoint
from touchmap.report.ink import escape_unsafe
from touchmap.report.sheet import Style

VERSION = 1


def report(comparison: Comparison, style: Style) -> str:
    """`version`, `coverage` (old and new), `touchpoints` (new, eliminated, mapped), `entries`, `findings`."""
    content = {
        "version": VERSION,
        "coverage": {"old": _share(comparison.before), "new": _share(comparison.after)},
        "touchpoints": {
            "new": [_touchpoint(one) for one in comparison.added],
            "eliminated": [_touchpoint(one) for one in comparison.eliminated],
            "mapped": [
                {
                    "old": _touchpoint(pair.old),
                    "new": _touchpoint(pair.new),
                    "renamed": pair.renamed,
                    "moved": pair.moved,
                    "changes": _changes(pair.changes),
                }
                for pair in comparison.mapped
            ],
        },
        "entries": [
            {"section": one.section, "key": one.key, "kind": one.kind, "changes": _changes(one.changes)}
            for one in comparison.entries
        ],
        "findings": {"fixed": _findings(comparison.fixed), "new": _findings(comparison.found)},
    }
    return escape_unsafe(json.dumps(content, indent=2, ensure_ascii=not style.unicode)) + "\n"


def _share(share: Share) -> dict[str, Any]:
    return {
        "tracked": share.tracked,
        "overall_only": share.overall_only,
        "total": share.total,
        "percent": share.percent,
    }


def _touchpoint(touchpoint: Touchpoint) -> dict[str, Any]:
    return {
        "key": touchpoint.key,
        "number": touchpoint.number,
        "name": touchpoint.name,
        "stage": touchpoint.stage,
        "channel": touchpoint.channel.key,
    }


def _changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [{"field": one.field, "old": _plain(one.old), "new": _plain(one.new)} for one in changes]


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "severity": one.severity.value,
            "message": one.message,
            "touchpoint": one.touchpoint,
            "number": one.number,
        }
        for one in findings
    ]


def _plain(said: Any) -> Any:
    """A value in the types of JSON; a touchpoint that is meant goes by its name, lengths of time are in seconds."""
    if isinstance(said, Ref):
        return said.name
    if isinstance(said, Mapping):
        return {name: _plain(item) for name, item in said.items()}
    if isinstance(said, list | tuple):
        return [_plain(item) for item in said]
    if isinstance(said, datetime.timedelta):
        return said.total_seconds()
    return said.isoformat() if isinstance(said, datetime.date) else said
