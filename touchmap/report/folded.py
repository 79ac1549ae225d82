"""What many owners share, folded: one rule with a line for each owner instead of a paragraph for each.

In a journey that has just begun even two owners are too many to read of: there one line names what comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchmap.audit.begin import urgency
from touchmap.audit.catalogue import RuleInfo
from touchmap.finding import Finding
from touchmap.report.groups import Group, introduced, many, places, said_of_any, weightiest_first
from touchmap.report.page import Page, Run, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

_MANY, _EARLY = 3, 2
"""From so many owners on they are folded; the latter in a journey that has just begun."""
_OWNERS = 6
"""How many owners are shown; the rest is counted."""
_NOBODY = "no owner yet"


@dataclass(frozen=True)
class Fold:
    """Groups of one rule in which the same is `said` to different owners; `flat` ones do not name these."""

    groups: tuple[Group, ...]
    said: str
    flat: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all of them."""
        return tuple(finding for one in self.groups for finding in one.findings)

    @property
    def code(self) -> str:
        """The code that all of them share."""
        return self.groups[0].code


def folds(groups: Sequence[Group], book: Mapping[str, RuleInfo], *, early: bool) -> list[Group | Fold]:
    """The groups of one file and severity; those that say the same to many owners as one, where the first stands."""
    alike: dict[tuple[object, ...], list[Group]] = {}
    for count, one in enumerate(groups):
        alone = one.broken or one.first.number is None
        alike.setdefault((count,) if alone else (one.code, said_of_any(one.first)), []).append(one)
    found: list[Group | Fold] = []
    for same in alike.values():
        if len(same) >= (_EARLY if early else _MANY) and same[0].code in book:
            said = said_of_any(same[0].first) or book[same[0].code].summary
            found.append(Fold(tuple(same), said, early))
        else:
            found += same
    return found


def folded(page: Page, sheet: Sheet, fold: Fold, lead: Run) -> None:
    """What is said, then a line per owner: how many touchpoints, and the names of a few."""
    said = introduced(words(many(fold.said, len(fold.findings))))
    if fold.flat:
        where, more = places(weightiest_first(fold.groups), page, sheet)
        page.flow_items(said, where, more, lead=lead)
        return
    page.flow(said, lead)
    indent = " " * len(lead[0])
    ordered = sorted(fold.groups, key=_urgency)
    for one in ordered[:_OWNERS]:
        where, more = places(weightiest_first([one]), page, sheet)
        owner = [*words(one.owner or _NOBODY, "bold"), *words(f"{len(one.findings):,}:")]
        page.flow_items(owner, where, more, lead=indent, most=1)
    rest = ordered[_OWNERS:]
    if rest:
        count = sum(len(one.findings) for one in rest)
        page.flow(words(f"and {count:,} of {plural(len(rest), 'more owner')}", "dim"), indent)


def _urgency(one: Group) -> tuple[int, int]:
    return (min(map(urgency, one.touchpoints)), -len(one.findings))
