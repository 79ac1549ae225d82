"""The report `full`: every finding with its place, its line, a caret, what to do and what is related."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import chop_cells, set_cell_size

from touchmap.finding import Finding, Place
from touchmap.report.coverage import block
from touchmap.report.ink import clean, clean_line
from touchmap.report.page import Page, Word, width, words
from touchmap.report.sheet import Sheet, Style
from touchmap.report.totals import broken_note, skipped_block, totals
from touchmap.source import split_lines

COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_MARGIN = 8


def report(sheet: Sheet) -> str:
    """Every finding in the order of files and lines, then coverage, what was skipped, and the totals."""
    page = Page(sheet.style)
    _list(page, sheet.result.findings, sheet.texts)
    broken_note(page, sheet)
    block(page, sheet)
    skipped_block(page, sheet)
    page.blank()
    page.flow(totals(sheet))
    return page.render()


def listing(findings: Iterable[Finding], texts: Mapping[str, str], style: Style) -> str:
    """The findings alone, each with its line."""
    page = Page(style)
    _list(page, findings, texts)
    return page.render()


def _list(page: Page, findings: Iterable[Finding], texts: Mapping[str, str]) -> None:
    lines: dict[str, list[str]] = {}
    for finding in findings:
        place = finding.place
        if place.file not in lines:
            lines[place.file] = split_lines(texts.get(place.file, ""))
        page.blank()
        _head(page, finding)
        page.say(finding.message, "  ")
        _source(page, place, lines[place.file])
        if finding.help:
            advice, *to_paste = finding.help.split("\n")
            page.say(advice, "  Do: ")
            page.paste(to_paste, len("  Do: "))
        for related in finding.related:
            page.flow([*words(related.message), Word(_where(related.place), "dim")], "  See: ")


def _head(page: Page, finding: Finding) -> None:
    severity = finding.severity.value
    where = _where(finding.place)
    runs = [(where, "bold"), (f" {severity} {finding.code}", COLOURS[severity]), (f" {clean(finding.name)}", "dim")]
    if sum(width(text) for text, _ in runs) <= page.style.width:
        page.line(*runs)
    else:
        page.flow([Word(text.strip(), style) for text, style in runs])


def _where(place: Place) -> str:
    return f"{clean(place.file)}:{place.line}:{place.column}"


def _source(page: Page, place: Place, lines: list[str]) -> None:
    """The line of the file with carets under the place, cut to the part that matters when it is too long."""
    if not 0 < place.line <= len(lines):
        return
    line = lines[place.line - 1]
    if not line.strip():
        return
    start = min(place.column - 1, len(line))
    end = min(place.end_column - 1, len(line)) if place.end_line == place.line else len(line)
    # A line may be a million letters long; what stands far from the place is never shown.
    first = max(0, start - page.style.width)
    before, marked, after = (
        clean_line(line[begin : min(stop, begin + page.style.width)])
        for begin, stop in ((first, start), (start, end), (end, len(line)))
    )
    room = page.style.width - _MARGIN - 1
    more = page.signs.more
    if first or width(before) > room // 2:
        before = more + _tail(before, room // 2 - len(more))
    carets = max(1, min(width(marked), room - width(before)))
    shown = before + marked + after
    if width(shown) > room:
        shown = set_cell_size(shown, room - len(more)) + more
    page.line((f"{place.line:>{_MARGIN - 3}} {page.signs.wall} ", "dim"), shown)
    page.line((" " * (_MARGIN - 2) + f"{page.signs.wall} ", "dim"), " " * width(before),
              (page.signs.caret * carets, "bold red"))  # fmt: skip


def _tail(text: str, cells: int) -> str:
    """The last `cells` of `text`."""
    pieces = chop_cells(text[::-1], cells)
    return pieces[0][::-1] if pieces else ""
