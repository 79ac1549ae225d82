"""A comparison as text, for people: coverage then and now, what is new, eliminated and changed, findings."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.audit.coverage import Share
from touchmap.compare import Comparison, Entry, Pair
from touchmap.finding import Finding
from touchmap.model import Touchpoint
from touchmap.report import differences
from touchmap.report.page import Page, words
from touchmap.report.sheet import Style

_NAME, _QUIET = "bold", "dim"
_NEW, _GONE, _CHANGED = ("+ ", "green"), ("− ", "red"), ("~ ", "yellow")


def report(comparison: Comparison, style: Style) -> str:
    """What changed; one sentence where nothing did."""
    page = Page(style)
    if comparison.same:
        page.say("Nothing changed.")
        return page.render()
    _head(page, comparison)
    _touchpoints(page, comparison)
    _entries(page, comparison.entries)
    _findings(page, comparison)
    return page.render()


def asked(share: Share) -> str:
    """How much is asked, such as "56 % asked here (9 of 16)"."""
    if not share.total:
        return "nothing to ask yet"
    return f"{share.percent:g}% asked here ({share.tracked} of {share.total})"


def _head(page: Page, comparison: Comparison) -> None:
    old, new = comparison.old.journey.name, comparison.new.journey.name
    page.say(new if old == new else f"{old} → {new}", style=_NAME)
    before, after = asked(comparison.before), asked(comparison.after)
    page.say(after if before == after else f"{before} → {after}")


def _touchpoints(page: Page, comparison: Comparison) -> None:
    for title, sign, touchpoints in (
        ("New", _NEW, comparison.added),
        ("Eliminated", _GONE, comparison.eliminated),
    ):
        if touchpoints:
            _title(page, f"{title}: {_count(len(touchpoints))}")
            for touchpoint in touchpoints:
                _touchpoint(page, sign, touchpoint)
    if comparison.changed:
        _title(page, f"Changed: {_count(len(comparison.changed))}")
        for pair in comparison.changed:
            _pair(page, pair)
    same = len(comparison.mapped) - len(comparison.changed)
    if same:
        page.blank()
        page.say(f"Unchanged: {_count(same)}")
    if other := differences.renumbered(comparison):
        page.say(f"Another number on the map: {_count(other)}", style=_QUIET)


def _touchpoint(page: Page, sign: tuple[str, str], touchpoint: Touchpoint) -> None:
    said = words(f"{touchpoint.name} ({touchpoint.number})", _NAME)
    page.flow([*said, *words(differences.place(touchpoint), _QUIET)], ("  " + sign[0], sign[1]))


def _pair(page: Page, pair: Pair) -> None:
    page.flow(words(f"{pair.new.name} ({pair.new.number})", _NAME), ("  " + _CHANGED[0], _CHANGED[1]))
    if pair.renamed:
        page.flow(words(f"was called {pair.old.name}"), "      ")
    if pair.moved:
        page.flow(words(f"moved: {differences.moved(pair)}"), "      ")
    for change in differences.other_changes(pair):
        for line in differences.lines(pair, change):
            page.flow(words(f"{differences.words(change.field)}: {line}"), "      ")


def _entries(page: Page, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    _title(page, "Beside the touchpoints")
    signs = {"new": _NEW, "eliminated": _GONE, "changed": _CHANGED}
    for entry in entries:
        sign, colour = signs[entry.kind]
        page.flow(words(differences.about(entry), _NAME), ("  " + sign, colour))
        for change in entry.changes if entry.kind == "changed" else ():
            for line in differences.changed(change.old, change.new):
                page.flow(words(f"{differences.words(change.field)}: {line}"), "      ")


def _findings(page: Page, comparison: Comparison) -> None:
    if not (comparison.fixed or comparison.found):
        return
    _title(page, f"Findings: {len(comparison.fixed)} fixed, {len(comparison.found)} new")
    for sign, findings in ((_GONE, comparison.fixed), (_NEW, comparison.found)):
        for finding in findings:
            _finding(page, sign, finding)


def _finding(page: Page, sign: tuple[str, str], finding: Finding) -> None:
    page.flow(words(f"{finding.code} {finding.message}"), ("  " + sign[0], sign[1]))


def _title(page: Page, text: str) -> None:
    page.blank()
    page.say(text, style=_NAME)


def _count(number: int) -> str:
    return f"{number:,} touchpoint{'s' if number != 1 else ''}"
