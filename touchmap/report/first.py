"""The few things to do first: the gravest, then moments of truth, then what concerns most touchpoints.

A journey that has just begun gets its first steps instead (`steps`): they help more than any single finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from touchmap.audit.catalogue import RuleInfo
from touchmap.audit.result import Skipped
from touchmap.finding import Severity
from touchmap.graph import before, journey_graph
from touchmap.mistakes import CRASHED
from touchmap.report.advice import advised, short
from touchmap.report.groups import Group, declared
from touchmap.report.sheet import Sheet
from touchmap.report.steps import ADVICE, SAYS, SETTLED, STEPS, TOGETHER, USUAL, Step
from touchmap.report.thing import Rank, Thing
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.graph import Graph

MOST = 5
_NUMBERS = ("", "One thing", "Two things", "Three things", "Four things", "Five things")
_FILLS = frozenset({"pains"})
"""What journeys beyond their first steps are asked for only where there is room, and something else to do."""
_MISTAKES, _FILL = 0, 9
_FIRST = 1 + Severity.WARNING.rank
"""How grave a first step is at least."""


def choose(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> list[Thing]:
    """The things to do first, at most five."""
    found = [*_mend(sheet), *_together(_found(sheet, groups, book), sheet), *_missing(sheet, book)]
    chosen = sorted(found, key=lambda thing: thing.rank)[:MOST]
    if all(thing.rank[0] == _FILL for thing in chosen):
        return []
    reach = _Reach(sheet)
    while len(chosen) < MOST:
        shared = next((count for count, one in enumerate(chosen) if len(one.owners) > 1 and not one.place), None)
        if shared is None:
            break
        chosen[shared : shared + 1] = _split(chosen[shared], reach)
    return sorted(chosen, key=lambda thing: (min(thing.rank[0], _FIRST), thing.place))


def heading(chosen: Sequence[Thing]) -> str:
    """`Five things to do first`."""
    return f"{_NUMBERS[len(chosen)]} to do first"


def _split(thing: Thing, reach: _Reach) -> list[Thing]:
    """Two things made from one that several owners share: what concerns the most far-reaching group, and the rest."""
    first, *rest = sorted(thing.groups, key=lambda one: (reach.rank([one]), one.first.order))
    return [replace(thing, groups=(first,)), replace(thing, groups=tuple(rest))]


def _mend(sheet: Sheet) -> Iterator[Thing]:
    """All mistakes in one file are one thing."""
    for file in sheet.broken:
        mistakes = [finding for finding in sheet.result.findings if finding.place.file == file]
        if mistakes:
            them = "the mistake" if len(mistakes) == 1 else f"the {len(mistakes)} mistakes"
            where = "standard input" if file == STDIN else file
            advice = f"Mend {them} in {where}, beginning at line {mistakes[0].place.line}"
            yield Thing((_MISTAKES, 0, 0, -len(mistakes), file, ""), (mistakes[0].code,), advice)


def _found(sheet: Sheet, groups: Sequence[Group], book: Mapping[str, RuleInfo]) -> Iterator[Thing]:
    """What the findings ask for: one thing for each rule and journey, whoever has to act; first steps that concern
    journeys as a whole are one thing for all of these.
    """
    alike: dict[tuple[object, ...], list[Group]] = {}
    for one in groups:
        file = one.first.place.file
        if one.code == CRASHED.code or file in sheet.broken:
            continue
        whole = one.code in STEPS and file in sheet.result.early and not _where(one, sheet)
        alike.setdefault((None if whole else file, one.code, one.severity), []).append(one)
    reach = _Reach(sheet)
    for same in alike.values():
        code, files = same[0].code, tuple(dict.fromkeys(one.first.place.file for one in same))
        step = _step(sheet, code, files)
        advices = {advised(finding, book) for one in same for finding in one.findings}
        advice = ADVICE.get(code) if step not in (USUAL, SETTLED) else None
        if advice is None:
            advice = advices.pop() if len(advices) == 1 else short(book[code].fix)
        yield Thing(reach.rank(same, step), (code,), advice, step.place, tuple(same), files)


def _together(things: Iterable[Thing], sheet: Sheet) -> Iterator[Thing]:
    """The things, with two that are about the same places made one where there is an advice for both."""
    left = {(thing.codes, thing.files): thing for thing in things}
    for (one, other), advice in TOGETHER.items():
        for codes, files in list(left):
            second = left.get(((other,), files))
            if codes != (one,) or second is None:
                continue
            first = left[codes, files]
            if _places(first, sheet) == _places(second, sheet):
                del left[(other,), files]
                rank, place = min((first.rank, first.place), (second.rank, second.place))
                left[codes, files] = replace(
                    first, rank=rank, codes=(one, other), advice=advice, place=place, speaks_for=second.groups
                )
    return iter(left.values())


def _places(thing: Thing, sheet: Sheet) -> set[tuple[str, str]]:
    return {(one.first.place.file, name) for one in thing.groups for name in _where(one, sheet)}


def _where(one: Group, sheet: Sheet) -> set[str]:
    """The touchpoints and declared things that findings are about; empty where they are about the whole journey."""
    names = {finding.touchpoint or declared(finding, sheet) for finding in one.findings}
    return names - {""}


def _step(sheet: Sheet, word: str, files: Sequence[str]) -> Step:
    """The step that a code or a missing word stands for, in journeys of one kind: those begun just now, or others."""
    return STEPS.get(word, USUAL) if sheet.result.early.issuperset(files) else SETTLED


class _Reach:
    """Ranks groups by how far they reach: the touchpoints they concern, and those that lead there."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._graphs: dict[str, Graph] = {}

    def rank(self, groups: Sequence[Group], step: Step = SETTLED) -> Rank:
        """Groups of one rule: the grave ones first, then first steps, moments of truth, the far-reaching ones."""
        first = groups[0].first
        grave = 1 + first.severity.rank
        cards = {touchpoint for one in groups for touchpoint in one.touchpoints}
        reach = sum(self._all(one.first.place.file) for one in groups if not _where(one, self._sheet))
        if cards:
            graph = self._graph(first.place.file)
            reach = len(cards.union(*(before(graph, card) for card in cards)))
        moment = any(card.moment_of_truth for card in cards)
        if step not in (USUAL, SETTLED):
            grave = min(grave, _FIRST)
        return (grave, step.urgency, 0 if moment else 1, -reach, first.code, first.place.file)

    def _graph(self, file: str) -> Graph:
        if file not in self._graphs:
            self._graphs[file] = journey_graph(self._sheet.by_file[file])
        return self._graphs[file]

    def _all(self, file: str) -> int:
        return len(self._sheet.by_file[file].touchpoints)


def _missing(sheet: Sheet, book: Mapping[str, RuleInfo]) -> Iterator[Thing]:
    """What rules could not look at, for want of something that every inventory should have.

    What an inventory may have besides is asked for at the end of the report, never first.
    """
    said = {(finding.place.file, word) for finding in sheet.result.findings for word in SAYS.get(finding.code, ())}
    asked: dict[tuple[str, bool], list[Skipped]] = {}
    for skipped in sheet.result.skipped:
        if skipped.first and (skipped.file, skipped.lacks) not in said:
            asked.setdefault((skipped.first, skipped.file in sheet.result.early), []).append(skipped)
    shares = sheet.result.coverage.files
    for (first, _), alike in asked.items():
        code, lacks = alike[0].code, alike[0].lacks
        files = tuple(dict.fromkeys(skipped.file for skipped in alike))
        step = _step(sheet, lacks, files)
        gravest = min((book[one.code].severity.rank for one in alike if one.code in book), default=Severity.NOTE.rank)
        grave = _FILL if lacks in _FILLS and step is SETTLED else max(1 + gravest, _FIRST)
        everywhere = sum(shares[file].total for file in files if file in shares)
        rank = (grave, step.urgency, 1, -everywhere, code, files[0])
        yield Thing(rank, (code,), first[:1].upper() + first[1:], step.place, files=files)
