"""Two inventories side by side: what is mapped, eliminated and new, and what changed in what is mapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from touchmap.audit.coverage import Coverage, measure
from touchmap.audit.result import Result
from touchmap.compare.match import Matched, match
from touchmap.compare.plain import Fields, Ref, sections, touchpoint_fields
from touchmap.finding import Finding
from touchmap.model import Inventory, Touchpoint


@dataclass(frozen=True, slots=True)
class Change:
    """One field that says something else; None: it said, or says, nothing. Touchpoints it names are Refs."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Pair:
    """A touchpoint that is in both inventories."""

    old: Touchpoint
    new: Touchpoint
    changes: tuple[Change, ...]

    @property
    def moved(self) -> bool:
        """Whether it stands in another stage or on another channel."""
        return any(change.field in ("stage", "channel") for change in self.changes)

    @property
    def renamed(self) -> bool:
        """Whether it has another name."""
        return any(change.field == "name" for change in self.changes)


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed beside the touchpoints: one channel, post, phase, person or path; the journey has no `key`."""

    section: str
    key: str
    kind: Literal["new", "eliminated", "changed"]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed from `old` to `new`; lists are in the order of the files.

    `mapped` has every touchpoint of both, also those in which nothing changed. `fixed` are findings that were there
    before, `found` those that were not; `before` and `after` the feedback coverage.
    """

    old: Inventory
    new: Inventory
    mapped: tuple[Pair, ...]
    eliminated: tuple[Touchpoint, ...]
    added: tuple[Touchpoint, ...]
    entries: tuple[Entry, ...]
    fixed: tuple[Finding, ...]
    found: tuple[Finding, ...]
    before: Coverage
    after: Coverage

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The touchpoints of both in which something changed."""
        return tuple(pair for pair in self.mapped if pair.changes)

    @property
    def same(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.changed or self.eliminated or self.added or self.entries or self.fixed or self.found)


def compare(old: Inventory, new: Inventory, old_audit: Result, new_audit: Result) -> Comparison:
    """What changed from `old` to `new`; the audits are those of these inventories, by the same settings."""
    partners = match(old, new)
    refer_old, refer_new = _Names(partners), _Names({})
    mapped = tuple(
        Pair(left, right, _changes(touchpoint_fields(left, refer_old), touchpoint_fields(right, refer_new)))
        for left, right in partners.items()
    )
    found = set(partners.values())
    fixed, appeared = _findings(old, new, old_audit, new_audit, partners)
    return Comparison(
        old=old,
        new=new,
        mapped=tuple(sorted(mapped, key=lambda pair: pair.new.number or 0)),
        eliminated=tuple(touchpoint for touchpoint in old.touchpoints if touchpoint not in partners),
        added=tuple(touchpoint for touchpoint in new.touchpoints if touchpoint not in found),
        entries=tuple(_entries(sections(old, refer_old), sections(new, refer_new))),
        fixed=fixed,
        found=appeared,
        before=measure([old]),
        after=measure([new]),
    )


class _Names:
    """What touchpoints are called in both inventories: those of the old one by their partners in the new one."""

    def __init__(self, partners: Matched) -> None:
        self._partners = partners
        self._lost = bool(partners)

    def __call__(self, touchpoint: Touchpoint) -> Ref:
        partner = self._partners.get(touchpoint)
        if partner is not None:
            return Ref(partner.key, partner.name)
        # What is gone must not be taken for something new that has its key.
        return Ref(f"-{touchpoint.key}" if self._lost else touchpoint.key, touchpoint.name)


def _changes(old: Fields, new: Fields) -> tuple[Change, ...]:
    """The fields that differ, in the order of the new ones, then those that are gone."""
    names = [*new, *(name for name in old if name not in new)]
    return tuple(Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _entries(old: Mapping[str, Mapping[str, Fields]], new: Mapping[str, Mapping[str, Fields]]) -> Iterator[Entry]:
    for section in dict.fromkeys([*new, *old]):
        before, after = old.get(section, {}), new.get(section, {})
        for key in dict.fromkeys([*after, *before]):
            changes = _changes(before.get(key, {}), after.get(key, {}))
            kind: Literal["new", "eliminated", "changed"] = "changed"
            if key and key not in before:
                kind = "new"
            elif key and key not in after:
                kind = "eliminated"
            if changes or kind != "changed":
                yield Entry(section, key, kind, changes)


def _findings(
    old: Inventory, new: Inventory, old_audit: Result, new_audit: Result, partners: Matched
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are gone and those that came up; one that only moved with its touchpoint is neither."""
    before = [(_mark(finding, old, partners), finding) for finding in old_audit.findings]
    after = [(_mark(finding, new, {}), finding) for finding in new_audit.findings]
    marks_before, marks_after = Counter(mark for mark, _ in before), Counter(mark for mark, _ in after)
    return tuple(_beyond(before, marks_before - marks_after)), tuple(_beyond(after, marks_after - marks_before))


_Mark = tuple[str, object, str]


def _mark(finding: Finding, inventory: Inventory, partners: Matched) -> _Mark:
    """What makes a finding the same: its rule, its touchpoint, the last word of its address."""
    about: object = finding.touchpoint
    if finding.number is not None:
        touchpoint = inventory.touchpoints[finding.number - 1]
        about = partners.get(touchpoint, touchpoint)
    return finding.code, about, finding.address.rpartition(".")[2].partition("[")[0]


def _beyond(marked: list[tuple[_Mark, Finding]], left: Counter[_Mark]) -> Iterator[Finding]:
    for mark, finding in marked:
        if left[mark] > 0:
            left[mark] -= 1
            yield finding
