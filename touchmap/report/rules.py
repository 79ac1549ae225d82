"""The list of rules and the explanation of one, for people, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.audit.catalogue import RuleInfo
from touchmap.audit.glossary import Term
from touchmap.report.as_json import dump
from touchmap.report.full import COLOURS
from touchmap.report.page import Page, Word, crop, pad, words
from touchmap.report.sheet import Style

_COLUMNS = (("code", 5), ("severity", 8), ("profile", 8))
_STABLE = ("code", "name", "severity", "profile", "summary", "why", "fix", "source")


def as_table(rules: Sequence[RuleInfo], style: Style) -> str:
    """One rule per line: code, severity, smallest profile that holds it, title; its name where there is room."""
    page = Page(style)
    fixed = sum(width + 2 for _, width in _COLUMNS)
    longest = max((len(rule.name) for rule in rules), default=0)
    named = style.width - fixed - longest - 2 >= 48
    heads = [pad(head.capitalize(), width) + "  " for head, width in _COLUMNS]
    if named:
        heads.append(pad("Name", longest) + "  ")
    page.line(("".join(heads) + "What it finds", "bold"))
    for rule in rules:
        lead = "".join(pad(getattr(rule, column), width) + "  " for column, width in _COLUMNS)
        if named:
            lead += pad(rule.name, longest) + "  "
        summary = crop(rule.summary, style.width - len(lead), page.signs.more)
        page.line((lead[:5], COLOURS[rule.severity.value]), lead[5:], summary)
    page.blank()
    page.flow(words("touchmap explain CODE says why one matters and what to do.", "dim"))
    return page.render()


def as_markdown(rules: Sequence[RuleInfo], _style: Style) -> str:
    """A table for a README or a wiki: code, name, severity, smallest profile that holds the rule, title."""
    rows = (
        f"| {rule.code} | {rule.name} | {rule.severity} | {rule.profile} | {rule.summary.replace('|', chr(92) + '|')} |"
        for rule in rules
    )
    head = ("| code | name | severity | profile | what it finds |", "| --- | --- | --- | --- | --- |")
    return "\n".join([*head, *rows, ""])


def as_json(rules: Sequence[RuleInfo], style: Style) -> str:
    """A list of objects with the fields that are kept stable."""
    return dump([{field: str(getattr(rule, field)) for field in _STABLE} for rule in rules], unicode=style.unicode)


def meant(term: Term, style: Style) -> str:
    """One word of the field: what it means, and how it is written."""
    page = Page(style)
    page.flow(words(term.word, "bold"))
    page.flow(words(term.meaning))
    page.blank()
    page.line(("In the inventory", "bold"))
    page.paste(term.example.splitlines(), 2)
    return page.render()


def explained(rule: RuleInfo, style: Style) -> str:
    """One rule in full: what it finds, why that matters, what to do, an example of each kind, where it comes from."""
    page = Page(style)
    colour = COLOURS[rule.severity.value]
    aside = words(f"({rule.severity}, profile {rule.profile})", "dim")
    page.flow([Word(rule.code, colour), Word(rule.name, "bold"), *aside])
    page.flow(words(rule.summary))
    for head, text in (("Why it matters", rule.why), ("What to do", rule.fix)):
        _section(page, head, text)
    for head, example in (("Not like this", rule.bad), ("But like this", rule.good)):
        if example.strip():
            page.blank()
            page.line((head, "bold"))
            for line in example.rstrip().splitlines():
                page.line(f"  {line}")
    if rule.source:
        page.blank()
        page.flow(words(f"Where it comes from: {rule.source}", "dim"))
    return page.render()


def _section(page: Page, head: str, text: str) -> None:
    if not text.strip():
        return
    page.blank()
    page.line((head, "bold"))
    for paragraph in text.split("\n\n"):
        page.flow(words(paragraph), "  ")
