"""The report `markdown`: a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from touchmap.audit.catalogue import RuleInfo
from touchmap.report.coverage import KINDS, asked_of, stage_shares, title
from touchmap.report.files import path
from touchmap.report.first import choose, heading
from touchmap.report.groups import Group, group, places, rules, weightiest_first, what
from touchmap.report.ink import plain
from touchmap.report.markup import cell, escape, prose
from touchmap.report.page import Page, Word
from touchmap.report.sheet import Sheet
from touchmap.report.thing import Thing
from touchmap.report.totals import MENDED_FIRST, more_is_checked, totals

_MOST = 50_000
"""How many characters of findings there may be: GitHub takes 65,536 in a comment."""
_SHOWN = 5
"""How many places of one rule are named."""


def report(sheet: Sheet) -> str:
    """Coverage, what to do first, and all findings in groups, folded away; never longer than a comment may be."""
    groups = group(sheet)
    book = rules()
    blocks = [*_head(sheet), *_first(sheet, groups, book)]
    blocks += _found(sheet, groups, book, _MOST - sum(map(len, blocks)))
    blocks += _not_checked(sheet)
    text = "\n\n".join(blocks) + "\n"
    return text if sheet.style.unicode else plain(text)


def _head(sheet: Sheet) -> Iterator[str]:
    """Whose journey it is, how much is asked, and the shares of the stages."""
    if not sheet.inventories:
        yield "## touchmap"
        yield f"**{escape(_said(totals(sheet)))}** {MENDED_FIRST}"
        return
    name, file = title(sheet)
    where = path(sheet, file) if file else "stage"
    yield f"## {escape(name)}"
    figure, counts = asked_of(sheet)
    yield f"**{figure[:1].upper()}{figure[1:]}** {escape(counts)}".rstrip()
    yield escape(_said(totals(sheet)))
    kinds = [kind for kind, _ in KINDS]
    rows = [f"| {cell(where)} | {' | '.join(kinds)} |", "| --- |" + " ---: |" * len(kinds)]
    for stage, share in stage_shares(sheet).items():
        figures = [f"{share.tracked:,} of {share.total:,}", f"{share.overall_only or '–'}", f"{share.nobody or '–'}"]
        rows.append(f"| {cell(stage)} | {' | '.join(figures if share.total else '–––')} |")
    yield "\n".join(rows)


def _first(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> Iterator[str]:
    chosen = choose(sheet, groups, book)
    if chosen:
        yield f"### {heading(chosen)}"
        yield "\n".join(f"{number}. {_thing(sheet, thing)}" for number, thing in enumerate(chosen, 1))


def _thing(sheet: Sheet, thing: Thing) -> str:
    owners = f"**{escape(thing.who)}**" if thing.owners else ""
    where = _where(*places(weightiest_first(thing.groups), Page(sheet.style), sheet))
    lead = " · ".join(filter(None, (owners, where)))
    return f"{lead}{': ' if lead else ''}{prose(thing.advice.rstrip('.'))} ({escape(thing.about(sheet))})"


def _found(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo], most: int) -> Iterator[str]:
    """Groups as rows of a table, as many as there is room for."""
    if not groups:
        return
    rows = []
    left = len(sheet.result.findings)
    for one in sorted(groups, key=lambda one: one.severity.rank):
        row = _row(sheet, one, book)
        most -= len(row) + 1
        if most < 0:
            break
        rows.append(row)
        left -= len(one.findings)
    head = ["| | code | owner | what | where |", "| --- | --- | --- | --- | --- |"]
    yield "<details>\n<summary>Everything that was found</summary>"
    yield "\n".join([*head, *rows])
    if left:
        yield f"and {left:,} more: `touchmap audit` shows them."
    yield "</details>"


def _row(sheet: Sheet, one: Group, book: Mapping[str, RuleInfo]) -> str:
    findings = one.findings
    where = _where(*places(findings, Page(sheet.style), sheet))
    file = escape(path(sheet, one.first.place.file))
    at = f"{file}:{one.first.place.line}" if len(findings) == 1 or one.broken else file
    columns = (
        f"**{one.severity}**",
        one.code,
        cell(one.owner or "–"),
        cell(_said(what(one, book))),
        f"{where} ({at})" if where else at,
    )
    return f"| {' | '.join(columns)} |"


def _not_checked(sheet: Sheet) -> Iterator[str]:
    if sheet.broken and sheet.inventories:
        yield f"{MENDED_FIRST} ({escape(', '.join(path(sheet, file) for file in sheet.broken))})"
    sentence = more_is_checked(sheet)
    if sentence:
        yield prose(sentence)


def _where(labels: Sequence[Sequence[Word]], more: int) -> str:
    """Card numbers and names, the first few of them."""
    shown = [escape(_said(label)) for label in labels[:_SHOWN]]
    left = more + len(labels) - len(shown)
    return ", ".join(shown) + (f" and {left:,} more" if left else "")


def _said(words: Iterable[Word]) -> str:
    """Words as one text."""
    return "".join(("" if word.glue else " ") + word.text for word in words).strip()
