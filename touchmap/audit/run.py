"""Runs the rules over inventories: hits become findings, crashes and useless ignores too."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence

from touchmap import mistakes
from touchmap.audit.baseline import Baseline
from touchmap.audit.coverage import Coverage, measure
from touchmap.audit.discover import rules
from touchmap.audit.gates import early
from touchmap.audit.ignores import Ignores
from touchmap.audit.project import Location
from touchmap.audit.result import Result, Skipped
from touchmap.audit.rule import Hit, Rule, place_of
from touchmap.audit.selection import Selection, known, select
from touchmap.audit.settings import Settings
from touchmap.audit.subject import Audit
from touchmap.finding import Finding, Related, Severity
from touchmap.model import Inventory, Touchpoint
from touchmap.source import Spot

__all__ = ["Settings", "run"]

_LONGEST_REASON = 200


def run(
    inventories: Sequence[Inventory],
    settings: Settings | None = None,
    found: Iterable[Finding] = (),
    baseline: Baseline | None = None,
) -> Result:
    """Audits `inventories`; `found` are findings made before, such as those of files that could not be loaded.
    Findings that `baseline` accepts are left out and counted. The order of the inventories does not matter.

    Raises:
        UnknownRule: `settings` name a rule that does not exist.
    """
    settings = settings or Settings()
    selection = select(rules(), settings)
    inventories = sorted(inventories, key=lambda inventory: inventory.path)
    coverage = measure(inventories)
    runs = [_Run(inventory, settings, inventories, coverage, selection, baseline) for inventory in inventories]
    findings = [*found, *(finding for one in runs for finding in one.findings())]
    return Result(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        coverage=coverage,
        skipped=tuple(skipped for one in runs for skipped in one.skipped),
        crashed=any(one.crashed for one in runs),
        ignored=sum(one.ignored for one in runs),
        baselined=sum(one.baselined for one in runs),
        stale=baseline.stale(codes()) if baseline else (),
        early=frozenset(one.path for one in runs if one.early),
    )


def codes() -> frozenset[str]:
    """The codes of everything that there is to find."""
    return frozenset(one.code for one in known(rules()))


class _Run:
    """One inventory and the rules that run over it."""

    def __init__(
        self,
        inventory: Inventory,
        settings: Settings,
        inventories: Sequence[Inventory],
        coverage: Coverage,
        selection: Selection,
        baseline: Baseline | None,
    ) -> None:
        self._audit = Audit(inventory, settings, inventories, coverage)
        self._selection = selection
        self._baseline = baseline
        self._ignores = Ignores(self._audit, rules())
        self.skipped: list[Skipped] = []
        self.crashed = False
        self.ignored = 0
        self.baselined = 0

    @property
    def path(self) -> str:
        """The name of the file."""
        return self._audit.inventory.path

    @property
    def early(self) -> bool:
        """Whether hardly anybody asks yet."""
        return early(self._audit)

    def findings(self) -> Iterator[Finding]:
        """The findings of every rule, then those about ignores that are of no use."""
        for hit in _outside(self._audit):
            yield self._mistake(mistakes.OUTSIDE, hit)
        ran = set()
        for rule in self._selection.rules:
            try:
                gate = next((gate for gate in rule.needs if not gate.holds(self._audit)), None)
                if gate is None:
                    yield from self._apply(rule)
                    ran.add(rule.code)
                else:
                    self.skipped.append(Skipped(rule.code, rule.name, self.path, gate.reason, gate.lacks, gate.first))
            except Exception as error:
                self.crashed = True
                yield self._mistake(mistakes.CRASHED, Hit(self._audit.inventory.journey, None, _crash(rule, error)))
        if self._selection.reports_ignores:
            yield from self._useless_ignores(ran)
            ran.add(mistakes.USELESS_IGNORE.code)
        if self._baseline is not None:
            self._baseline.judge(self._audit.inventory, ran)

    def _apply(self, rule: Rule) -> Iterator[Finding]:
        severity = self._selection.severities[rule.code]
        for hit in rule.check(self._audit):
            if not self._excepted(hit, rule.code):
                yield self._finding(rule.code, rule.name, severity, hit.advice or rule.documentation.fix, hit)

    def _excepted(self, hit: Hit, code: str) -> bool:
        """Whether the inventory or the baseline accepts a hit, or each of those that it stands for; counts them."""
        spot = place_of(hit.subject, hit.field)
        if self._ignores.hide(hit, spot, code):
            self.ignored += 1
            return True
        if hit.instead_of is not None and (self._ignores or self._baseline is not None):
            # Every one is asked: what is of use to one of them is not useless.
            excepted = [self._excepted(one, code) for one in hit.instead_of()]
            return all(excepted)
        return self._accepted(hit, spot, code)

    def _useless_ignores(self, ran: Collection[str]) -> Iterator[Finding]:
        mistake = mistakes.USELESS_IGNORE
        severity = self._selection.severities[mistake.code]
        for useless in self._ignores.useless(ran):
            hit, comment = useless.hit, useless.comment
            spot = comment.spot if comment and comment.spot else place_of(hit.subject, hit.field)
            if self._accepted(hit, spot, mistake.code):
                continue
            finding = self._finding(mistake.code, mistake.name, severity, mistake.fix, hit)
            if comment is not None:
                finding = dataclasses.replace(finding, place=comment.place, address=spot.address())
            yield finding

    def _accepted(self, hit: Hit, spot: Spot, code: str) -> bool:
        """Whether the baseline accepts a hit, which is then counted."""
        if self._baseline is None or not self._baseline.accept(self._audit.inventory, hit.subject, spot, code):
            return False
        self.baselined += 1
        return True

    def _mistake(self, mistake: mistakes.Mistake, hit: Hit) -> Finding:
        return self._finding(mistake.code, mistake.name, Severity.ERROR, mistake.fix, hit)

    def _finding(self, code: str, name: str, severity: Severity, help: str, hit: Hit) -> Finding:
        spot = place_of(hit.subject, hit.field)
        holder = hit.touchpoint or self._audit.holder(hit.subject)
        touchpoint = holder if isinstance(holder, Touchpoint) else None
        related = tuple(Related(place_of(also.subject, also.field).place(), also.message) for also in hit.related)
        return Finding(
            code=code,
            name=name,
            severity=severity,
            message=hit.message,
            place=spot.place(),
            address=spot.address(),
            touchpoint=touchpoint.name if touchpoint else None,
            number=touchpoint.number if touchpoint else None,
            related=related,
            help=help,
        )


def _outside(audit: Audit) -> Iterator[Hit]:
    """A hit for each source outside the project folder, whatever rules run: see `mistakes.OUTSIDE`."""
    for post, location in audit.locations.items():
        if location is Location.OUTSIDE:
            yield Hit(post, "source", "This source lies outside the project folder and was not looked at")


def _crash(rule: Rule, error: Exception) -> str:
    text = " ".join(str(error).split())[:_LONGEST_REASON]
    reason = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"The rule {rule.name} ({rule.code}) failed ({reason})"
