"""The few things to do first: the gravest, then moments of truth, then what concerns most touchpoints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from touchmap.audit.catalogue import RuleInfo
from touchmap.audit.gates import ENTRIES, FEEDBACK, LINKED, MOMENTS, OWNERS, POSTS, WAYS
from touchmap.audit.result import Skipped
from touchmap.finding import Severity
from touchmap.graph import before, journey_graph
from touchmap.mistakes import CRASHED
from touchmap.report.groups import Group, moments_first, places
from touchmap.report.page import Page, glued, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import files_named
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.graph import Graph

MOST = 5
_NUMBERS = ("", "One thing", "Two things", "Three things", "Four things", "Five things")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
# Where a long advice goes on to details or to another way; not within backquotes.
_CLAUSE = re.compile(r"(?:[:;]|, or)\s(?=(?:[^`]*`[^`]*`)*[^`]*$)")
_LONG = 80
_MOST_OWNERS = 2
_UNOWNED = "no owner yet"
# A finding that sums up what other rules could not look at -> the beginning of the codes of these.
_SUMS_UP = {"TM200": "TM2"}
_BASICS = frozenset(gate.reason for gate in (FEEDBACK, POSTS, OWNERS, WAYS, LINKED, ENTRIES, MOMENTS))
"""Why rules are skipped where the inventory lacks what it should begin with."""


Rank = tuple[int, int, int, str, str]
"""Severity, moment of truth or not, reach as a negative number, code, file: the smallest comes first."""


@dataclass(frozen=True)
class Thing:
    """One thing to do: where, by whom, what; smaller ranks come first. `reason` is why rules are skipped for it."""

    rank: Rank
    code: str
    advice: str
    groups: tuple[Group, ...] = ()
    files: tuple[str, ...] = ()
    reason: str = ""

    @property
    def owners(self) -> list[str]:
        """Who has to act, each once; where some of it has no owner, that is said too."""
        names = list(dict.fromkeys(one.owner for one in self.groups if one.owner))
        unowned = names and any(one.owner is None for one in self.groups)
        return [*names, _UNOWNED] if unowned else names

    @property
    def who(self) -> str:
        """The first owners by name, and how many there are besides; empty if nobody is named."""
        left = len(self.owners) - _MOST_OWNERS
        return ", ".join(self.owners[:_MOST_OWNERS]) + (f" and {left} more" if left > 0 else "")

    def about(self, sheet: Sheet) -> str:
        """The code, and among several files which of them."""
        return ", ".join(filter(None, (self.code, files_named(sheet, self.files) if self.files else "")))


def choose(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> list[Thing]:
    """The things to do first, at most five."""
    found = [*_mend(sheet), *_found(sheet, groups, book), *_missing(sheet, book)]
    chosen = sorted(found, key=lambda thing: thing.rank)[:MOST]
    reach = _Reach(sheet)
    while len(chosen) < MOST:
        shared = next((count for count, thing in enumerate(chosen) if len(thing.owners) > 1), None)
        if shared is None:
            break
        chosen[shared : shared + 1] = _split(chosen[shared], reach)
    return chosen


def _split(thing: Thing, reach: _Reach) -> list[Thing]:
    """Two things made from one that several owners share: what concerns the most far-reaching group, and the rest."""
    first, *rest = sorted(thing.groups, key=lambda one: (reach.rank([one]), one.first.order))
    return [replace(thing, groups=(first,)), replace(thing, groups=tuple(rest))]


def said_first(sheet: Sheet, chosen: Sequence[Thing]) -> set[str]:
    """The reasons for which rules are skipped that the things to do first, or a finding, say already."""
    summed_up = any(finding.code in _SUMS_UP for finding in sheet.result.findings)
    return {thing.reason for thing in chosen} | ({WAYS.reason, LINKED.reason} if summed_up else set())


def heading(chosen: Sequence[Thing]) -> str:
    """`Five things to do first`."""
    return f"{_NUMBERS[len(chosen)]} to do first"


def things(page: Page, sheet: Sheet, chosen: Sequence[Thing]) -> None:
    """Writes the things to do first."""
    if not chosen:
        return
    page.line((heading(chosen), "bold"))
    for number, thing in enumerate(chosen, 1):
        owners = thing.who
        where, more = places(moments_first(thing.groups), page, sheet)
        mark = page.signs.dot if where else ":"
        content = [*words(owners, "bold"), glued(mark.rstrip())] if owners else []
        tail = [*words(thing.advice.rstrip(".")), *words(f"({thing.about(sheet)})", "dim")]
        page.flow_items(content, where, more, lead=f"  {number}. ", tail=tail)


def _mend(sheet: Sheet) -> Iterable[Thing]:
    """All mistakes in one file are one thing."""
    for file in sheet.broken:
        mistakes = [finding for finding in sheet.result.findings if finding.place.file == file]
        if mistakes:
            them = "the mistake" if len(mistakes) == 1 else f"the {len(mistakes)} mistakes"
            where = "standard input" if file == STDIN else file
            advice = f"Mend {them} in {where}, beginning at line {mistakes[0].place.line}"
            yield Thing((0, 0, -len(mistakes), file, ""), mistakes[0].code, advice)


def _found(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> Iterable[Thing]:
    """What the findings ask for: one thing for each rule and journey, whoever has to act."""
    alike: dict[tuple[str, str, Severity], list[Group]] = {}
    for one in groups:
        if one.code != CRASHED.code and one.first.place.file not in sheet.broken:
            alike.setdefault((one.first.place.file, one.code, one.severity), []).append(one)
    reach = _Reach(sheet)
    for (file, code, _), same in alike.items():
        advice = short(book[code].fix if code in book else same[0].first.help)
        yield Thing(reach.rank(same), code, advice, tuple(same), (file,))


class _Reach:
    """Ranks groups by how far they reach: the touchpoints they concern, and those that lead there."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._graphs: dict[str, Graph] = {}

    def rank(self, groups: Sequence[Group]) -> Rank:
        """Groups of one rule and file: the grave ones first, then moments of truth, then the far-reaching ones."""
        first = groups[0].first
        file = first.place.file
        if file not in self._graphs:
            self._graphs[file] = journey_graph(self._sheet.by_file[file])
        cards = {touchpoint for one in groups for touchpoint in one.touchpoints}
        reach = len(cards.union(*(before(self._graphs[file], card) for card in cards)))
        moment = any(card.moment_of_truth for card in cards)
        return (1 + first.severity.rank, 0 if moment else 1, -reach, first.code, file)


def short(fix: str) -> str:
    """What to do in a few words: the first sentence of an advice; of a long one, what stands before the details and
    the other ways.
    """
    sentence = _SENTENCE.split(fix)[0]
    return _CLAUSE.split(sentence)[0] if len(sentence) > _LONG else sentence


def _missing(sheet: Sheet, book: Mapping[str, RuleInfo]) -> Iterable[Thing]:
    """What rules could not look at, for want of something that every inventory should say.

    What an inventory may say besides is asked for at the end of the report, never first.
    """
    summed_up = tuple(_SUMS_UP[finding.code] for finding in sheet.result.findings if finding.code in _SUMS_UP)
    reasons: dict[str, list[Skipped]] = {}
    for skipped in sheet.result.skipped:
        if skipped.reason in _BASICS and not (summed_up and skipped.code.startswith(summed_up)):
            reasons.setdefault(skipped.reason, []).append(skipped)
    shares = sheet.result.coverage.files
    for reason, alike in reasons.items():
        code = alike[0].code
        files = tuple(dict.fromkeys(skipped.file for skipped in alike))
        gravest = min((book[one.code].severity.rank for one in alike if one.code in book), default=Severity.NOTE.rank)
        everywhere = sum(shares[file].total for file in files if file in shares)
        rank = (1 + max(gravest, Severity.WARNING.rank), 1, -everywhere, code, files[0])
        yield Thing(rank, code, reason[:1].upper() + reason[1:], files=files, reason=reason)
