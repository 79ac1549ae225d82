"""A comparison in Markdown, for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchmap.compare import Change, Comparison
from touchmap.finding import Finding
from touchmap.model import Touchpoint
from touchmap.report import differences
from touchmap.report.diff_text import asked
from touchmap.report.ink import plain
from touchmap.report.markup import cell, escape
from touchmap.report.sheet import Style

_MOST = 100
"""How many rows of one table are written; a comment has limits."""


def report(comparison: Comparison, style: Style) -> str:
    """Coverage, a table of touchpoints, the findings folded away."""
    name = escape(comparison.new.journey.name)
    blocks = [f"## {name}"]
    if comparison.same:
        blocks.append("Nothing changed.")
    else:
        blocks.append(f"{escape(asked(comparison.before))} → **{escape(asked(comparison.after))}**")
        blocks += _table("", ["", "touchpoint", "what changed"], list(_touchpoints(comparison)))
        blocks += _table("Beside the touchpoints", ["", "what", "what changed"], list(_entries(comparison)))
        blocks += _findings("fixed", comparison.fixed)
        blocks += _findings("new", comparison.found)
    text = "\n\n".join(blocks) + "\n"
    return text if style.unicode else plain(text)


def _touchpoints(comparison: Comparison) -> Iterator[list[str]]:
    for touchpoint in comparison.added:
        yield ["new", _name(touchpoint), cell(differences.place(touchpoint))]
    for touchpoint in comparison.eliminated:
        yield ["eliminated", _name(touchpoint), cell(differences.place(touchpoint))]
    for pair in comparison.changed:
        said = [f"was called {escape(pair.old.name)}"] if pair.renamed else []
        said += [escape(differences.moved(pair))] if pair.moved else []
        said += [_said(change, differences.lines(pair, change)) for change in differences.other_changes(pair)]
        yield ["moved" if pair.moved else "changed", _name(pair.new), "<br>".join(said)]


def _entries(comparison: Comparison) -> Iterator[list[str]]:
    for entry in comparison.entries:
        changes = entry.changes if entry.kind == "changed" else ()
        said = [_said(change, differences.changed(change.old, change.new)) for change in changes]
        yield [entry.kind, cell(differences.about(entry)), "<br>".join(said) or "–"]


def _said(change: Change, lines: Sequence[str]) -> str:
    return "<br>".join(f"{escape(differences.words(change.field))}: {escape(line)}" for line in lines)


def _name(touchpoint: Touchpoint) -> str:
    return f"{cell(touchpoint.name)} ({touchpoint.number})"


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        return
    if title:
        yield f"### {title}"
    shown = [f"| {' | '.join(row)} |" for row in rows[:_MOST]]
    yield "\n".join([f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|", *shown])
    if len(rows) > _MOST:
        yield f"and {len(rows) - _MOST:,} more"


def _findings(kind: str, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    rows = [f"- {finding.code} {escape(finding.message)}" for finding in findings[:_MOST]]
    more = [f"- and {len(findings) - _MOST:,} more"] if len(findings) > _MOST else []
    head = f"<details><summary>{len(findings):,} {kind} finding{'s' if len(findings) != 1 else ''}</summary>"
    yield "\n".join([head, "", *rows, *more, "", "</details>"])
