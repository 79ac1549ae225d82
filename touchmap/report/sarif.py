"""The report `sarif`: SARIF 2.1.0, as code scanning on GitHub and many editors read it."""

from __future__ import annotations

import re
from typing import Any

from touchmap import __version__
from touchmap.audit.catalogue import RuleInfo, catalogue
from touchmap.finding import Finding, Place, Severity
from touchmap.report.as_json import dump
from touchmap.report.files import fingerprints, uri
from touchmap.report.ink import clean
from touchmap.report.sheet import Sheet

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "touchmap/v1"
_BRACKET = re.compile(r"[\[\]]")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def report(sheet: Sheet) -> str:
    """One SARIF log with one run: the rules that found something, and what they found."""
    findings = sheet.result.findings
    found = {finding.code for finding in findings}
    rules = [rule for rule in catalogue() if rule.code in found]
    index = {rule.code: count for count, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "touchmap", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "invocations": [{"executionSuccessful": not sheet.result.crashed}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the project."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(sheet, finding, index.get(finding.code), fingerprint)
            for finding, fingerprint in zip(findings, fingerprints(sheet, findings), strict=True)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, unicode=sheet.style.unicode)


def _rule(rule: RuleInfo) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.why or f"{rule.summary}."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": _help(rule), "markdown": _help_in_markdown(rule)},
        "properties": {"profile": rule.profile},
    }
    return said


def _help(rule: RuleInfo) -> str:
    parts = [rule.why, f"What to do: {rule.fix}", f"Source: {rule.source}" if rule.source else ""]
    return "\n\n".join(part for part in parts if part)


def _help_in_markdown(rule: RuleInfo) -> str:
    """The same with the examples; the texts of rules are ours, so nothing in them has to be made harmless."""
    parts = [rule.why, f"**What to do:** {rule.fix}"]
    for head, example in (("Not like this:", rule.bad), ("But like this:", rule.good)):
        if example:
            parts.append(f"{head}\n\n```yaml\n{example}```")
    if rule.source:
        parts.append(f"Source: {rule.source}")
    return "\n\n".join(part for part in parts if part)


def _result(sheet: Sheet, finding: Finding, index: int | None, fingerprint: str) -> dict[str, Any]:
    location = {"physicalLocation": _physical(sheet, finding.place)}
    logical = {"fullyQualifiedName": clean(finding.address), "name": clean(finding.touchpoint or "")}
    named = {key: text for key, text in logical.items() if text}
    text = _text(finding.message)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{text}. {_text(finding.help)}" if finding.help else text},
        "locations": [{**location, "logicalLocations": [named]} if named else location],
        "relatedLocations": [
            {
                "id": count,
                "physicalLocation": _physical(sheet, related.place),
                "message": {"text": _text(related.message)},
            }
            for count, related in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    return {key: value for key, value in result.items() if value is not None and value != []}


def _text(text: str) -> str:
    """A message; what looks like a link in it, `[text](target)`, is not one."""
    text = clean(text)
    return _BRACKET.sub(r"\\\g<0>", text) if "](" in text else text


def _physical(sheet: Sheet, place: Place) -> dict[str, Any]:
    address = uri(sheet, place.file)
    artifact = {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": ROOT}
    line, column = max(1, place.line), max(1, place.column)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": max(line, place.end_line),
        "endColumn": max(1 if place.end_line > line else column, place.end_column),
    }
    return {"artifactLocation": artifact, "region": region}
