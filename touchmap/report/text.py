"""The report `text`, for people: how much is asked, what to do first, then all findings in groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from touchmap.audit.catalogue import RuleInfo
from touchmap.finding import Severity
from touchmap.report.coverage import bars, headline
from touchmap.report.first import Thing, choose, said_first, things
from touchmap.report.groups import Group, group, places, rules, what
from touchmap.report.page import Page, Word, glued, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import broken_note, skipped_block, totals

HEADS = {
    Severity.ERROR: ("Errors", "bold red"),
    Severity.WARNING: ("Warnings", "bold yellow"),
    Severity.NOTE: ("Notes", "bold cyan"),
}
_MOST = {Severity.ERROR: 40, Severity.WARNING: 15, Severity.NOTE: 10}
"""How many groups are shown; the rest is counted."""
_REASONS = 3
"""How many reasons for which rules were skipped are shown."""


def report(sheet: Sheet) -> str:
    """The report as text; its first 24 lines are enough to know where to begin."""
    page = Page(sheet.style)
    if sheet.inventories:
        headline(page, sheet)
        page.blank()
        bars(page, sheet)
    groups = group(sheet)
    book = rules()
    page.blank()
    chosen = choose(sheet, groups, book)
    things(page, sheet, chosen)
    _findings(page, sheet, groups, book)
    broken_note(page, sheet)
    skipped_block(page, sheet, said_first(sheet, chosen), _REASONS)
    page.blank()
    page.flow([*totals(sheet), *_next(sheet, chosen)])
    return page.render()


def _findings(page: Page, sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> None:
    """All groups under the names of their severities; several files are kept apart."""
    files = dict.fromkeys(one.first.place.file for one in groups)
    for file in files:
        if len(sheet.texts) > 1:
            page.blank()
            inventory = sheet.by_file.get(file)
            page.flow([*words(file, "bold underline"), *words(inventory.journey.name if inventory else "")], most=1)
        for severity, (head, style) in HEADS.items():
            mine = [one for one in groups if one.first.place.file == file and one.severity is severity]
            if mine:
                page.blank()
                page.line((head, style))
                _groups(page, sheet, mine, book, style)


def _groups(page: Page, sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo], style: str) -> None:
    shown = groups[: _MOST[groups[0].severity]]
    for one in shown:
        lead = (f"  {one.code}  ", style.removeprefix("bold "))
        if one.broken:
            for finding in one.findings:
                stop = "" if finding.message.endswith((".", "?", "!")) else "."
                message = [*words(finding.message), glued(stop), *words(finding.help)]
                page.flow([Word(f"line {finding.place.line}:", "bold"), *message], lead, most=4)
            continue
        content = words(f"{one.owner}:", "bold") if one.owner else []
        content += what(one, book)
        if len(one.findings) == 1:
            page.flow(content, lead, most=4)
            continue
        where, more = places(one.findings, page, sheet, lines=True)
        page.flow_items([*content, glued(":")], where, more, lead=lead)
    rest = Counter(one.code for one in groups[len(shown) :])
    if rest:
        count = sum(len(one.findings) for one in groups[len(shown) :])
        page.flow(words(f"and {count:,} more: {', '.join(rest)}", "dim"), "  ")


def _next(sheet: Sheet, chosen: Sequence[Thing]) -> list[Word]:
    """What to run next."""
    if not chosen:
        return words("Next: touchmap render draws the map.", "dim")
    lines = "Each with its line: touchmap audit -f full. " if sheet.result.findings else ""
    return words(f"{lines}Why it matters: touchmap explain {chosen[0].code}", "dim")
