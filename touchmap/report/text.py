"""The report `text`, for people: how much is asked, what to do first, then all other findings in groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from touchmap.audit.catalogue import RuleInfo
from touchmap.finding import Severity
from touchmap.report.coverage import bars, headline
from touchmap.report.first import choose, heading
from touchmap.report.folded import Fold, folded, folds
from touchmap.report.groups import Group, bare, group, introduced, places, rules, weightiest_first, what
from touchmap.report.page import Page, Run, Word, glued, words
from touchmap.report.progress import progress
from touchmap.report.sheet import Sheet
from touchmap.report.steps import STEPS
from touchmap.report.thing import Thing
from touchmap.report.totals import broken_note, not_checked, totals

HEADS = {
    Severity.ERROR: ("Errors", "bold red"),
    Severity.WARNING: ("Warnings", "bold yellow"),
    Severity.NOTE: ("Notes", "bold cyan"),
}
_MOST = {Severity.ERROR: 40, Severity.WARNING: 15, Severity.NOTE: 10}
"""How many groups are shown; the rest is counted."""
_SCREEN, _TAIL, _ENTRY = 40, 8, 4
"""How many lines the report of a journey that has just begun may have; those at its end, those of one group."""


def report(sheet: Sheet) -> str:
    """The report as text; its first 24 lines are enough to know where to begin."""
    page = Page(sheet.style)
    if sheet.inventories:
        headline(page, sheet)
        page.blank()
        bars(page, sheet)
        progress(page, sheet)
    groups = group(sheet)
    book = rules()
    page.blank()
    chosen = choose(sheet, groups, book)
    said = _things(page, sheet, chosen)
    _findings(page, sheet, [one for one in groups if id(one) not in said], book)
    broken_note(page, sheet)
    not_checked(page, sheet)
    page.blank()
    page.flow([*totals(sheet), *_next(sheet, chosen, book)])
    return page.render()


def _things(page: Page, sheet: Sheet, chosen: Sequence[Thing]) -> Collection[int]:
    """Writes the things to do first; gives the groups of which nothing is left to say."""
    said: set[int] = set()
    if not chosen:
        return said
    page.line((heading(chosen), "bold"))
    for number, thing in enumerate(chosen, 1):
        owners = thing.who
        where, more = places(weightiest_first(thing.groups), page, sheet)
        mark = page.signs.dot if where else ":"
        content = [*words(owners, "bold"), glued(mark.rstrip())] if owners else []
        tail = [*words(thing.advice.rstrip(".")), *words(f"({thing.about(sheet)})", "dim")]
        if not where:
            page.flow([*content, *tail], f"  {number}. ")
        if not where or page.flow_items(content, where, more, lead=f"  {number}. ", tail=tail):
            said |= {id(one) for one in (*thing.groups, *thing.speaks_for) if _is_said(one, sheet, whole=not where)}
    return said


def _is_said(one: Group, sheet: Sheet, *, whole: bool) -> bool:
    """Whether the thing to do says all that a group could; what makes an audit fail is always told in full."""
    if one.severity is Severity.ERROR:
        return False
    return (whole and one.code in STEPS) or all(bare(finding, sheet) for finding in one.findings)


def _findings(page: Page, sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> None:
    """All groups under the names of their severities; several files are kept apart."""
    files = dict.fromkeys(one.first.place.file for one in groups)
    for file in files:
        if len(sheet.texts) > 1:
            page.blank()
            inventory = sheet.by_file.get(file)
            page.flow([*words(file, "bold underline"), *words(inventory.journey.name if inventory else "")], most=1)
        early = file in sheet.result.early
        room = _SCREEN - _TAIL if early and len(sheet.texts) == 1 else 0
        left: list[Group | Fold] = []
        for severity, (head, style) in HEADS.items():
            mine = folds(
                [one for one in groups if one.first.place.file == file and one.severity is severity], book, early=early
            )
            always = severity is Severity.ERROR
            if mine and room and not always and len(page.lines) + _ENTRY > room:
                left += mine
            elif mine:
                page.blank()
                page.line((head, style))
                left += _groups(page, sheet, mine, book, severity, 0 if always else room)
        if left:
            count = sum(len(one.findings) for one in left)
            codes = ", ".join(dict.fromkeys(one.code for one in left))
            page.flow(words(f"and {count:,} more: {codes}", "dim"), "  ")


def _groups(
    page: Page,
    sheet: Sheet,
    groups: Sequence[Group | Fold],
    book: Mapping[str, RuleInfo],
    severity: Severity,
    room: int,
) -> Sequence[Group | Fold]:
    """Writes groups, as far as there is `room` for them (0: there is); gives those that are left."""
    style = HEADS[severity][1].removeprefix("bold ")
    for count, one in enumerate(groups):
        if count == _MOST[severity] or (count and room and len(page.lines) + _ENTRY > room):
            return groups[count:]
        _group(page, sheet, one, book, (f"  {one.code}  ", style))
    return ()


def _group(page: Page, sheet: Sheet, one: Group | Fold, book: Mapping[str, RuleInfo], lead: Run) -> None:
    if isinstance(one, Fold):
        folded(page, sheet, one, lead)
        return
    if one.broken:
        for finding in one.findings:
            stop = "" if finding.message.endswith((".", "?", "!")) else "."
            advice, *lines = finding.help.split("\n")
            message = [*words(finding.message), glued(stop), *words(advice)]
            page.flow([Word(f"line {finding.place.line}:", "bold"), *message], lead, most=5)
            page.paste(lines, len(lead[0]) + 2)
        return
    content = words(f"{one.owner}:", "bold") if one.owner else []
    content += what(one, book)
    if len(one.findings) == 1:
        page.flow(content, lead, most=4)
        return
    where, more = places(weightiest_first([one]), page, sheet, lines=True)
    page.flow_items(introduced(content), where, more, lead=lead)


def _next(sheet: Sheet, chosen: Sequence[Thing], book: Mapping[str, RuleInfo]) -> list[Word]:
    """What to run next."""
    if not chosen:
        return words("Next: touchmap render draws the map.", "dim")
    lines = "Each with its line: touchmap audit -f full. " if sheet.result.findings else ""
    code = chosen[0].codes[0]
    example = ", with an example" if code in book and book[code].good else ""
    return words(f"{lines}Why it matters{example}: touchmap explain {code}", "dim")
