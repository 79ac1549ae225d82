"""Runs the rules over inventories: hits become findings, crashes and useless ignores too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from touchmap import mistakes
from touchmap.audit.coverage import Coverage, measure
from touchmap.audit.discover import rules
from touchmap.audit.ignores import Ignores
from touchmap.audit.project import Location
from touchmap.audit.result import Result, Skipped
from touchmap.audit.rule import Field, Hit, Rule
from touchmap.audit.selection import Selection, select
from touchmap.audit.settings import Settings
from touchmap.audit.subject import Audit
from touchmap.finding import Finding, Place, Related, Severity
from touchmap.model import Block, Inventory, Touchpoint

__all__ = ["Settings", "run"]

_LONGEST_REASON = 200


def run(inventories: Sequence[Inventory], settings: Settings | None = None, found: Iterable[Finding] = ()) -> Result:
    """Audits `inventories`; `found` are findings made before, such as those of files that could not be loaded.

    Raises:
        UnknownRule: `settings` name a rule that does not exist.
    """
    settings = settings or Settings()
    selection = select(rules(), settings)
    coverage = measure(inventories)
    runs = [_Run(inventory, settings, inventories, coverage, selection) for inventory in inventories]
    findings = [*found, *(finding for one in runs for finding in one.findings())]
    return Result(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        coverage=coverage,
        skipped=tuple(skipped for one in runs for skipped in one.skipped),
        crashed=any(one.crashed for one in runs),
        ignored=sum(one.ignored for one in runs),
    )


def locate(subject: Block, field: Field = None) -> tuple[Place, str]:
    """The place and the address of an object or of what stands in it: where that is not written down, the place
    of the closest thing that is.
    """
    steps = field if isinstance(field, tuple) else () if field is None else (field,)
    spot = subject.spot.find(steps)
    return spot.place(), spot.address()


class _Run:
    """One inventory and the rules that run over it."""

    def __init__(
        self,
        inventory: Inventory,
        settings: Settings,
        inventories: Sequence[Inventory],
        coverage: Coverage,
        selection: Selection,
    ) -> None:
        self._audit = Audit(inventory, settings, inventories, coverage)
        self._selection = selection
        self._ignores = Ignores(self._audit, rules())
        self.skipped: list[Skipped] = []
        self.crashed = False
        self.ignored = 0

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
                    path = self._audit.inventory.path
                    self.skipped.append(Skipped(rule.code, rule.name, path, gate.reason))
            except Exception as error:
                self.crashed = True
                yield self._mistake(mistakes.CRASHED, Hit(self._audit.inventory.journey, None, _crash(rule, error)))
        if self._selection.reports_ignores:
            for hit in self._ignores.useless(ran):
                yield self._mistake(mistakes.USELESS_IGNORE, hit)

    def _apply(self, rule: Rule) -> Iterator[Finding]:
        severity = self._selection.severities[rule.code]
        for hit in rule.check(self._audit):
            if self._ignores.hide(hit, rule.code):
                self.ignored += 1
            else:
                yield self._finding(rule.code, rule.name, severity, rule.documentation.fix, hit)

    def _mistake(self, mistake: mistakes.Mistake, hit: Hit) -> Finding:
        return self._finding(mistake.code, mistake.name, Severity.ERROR, mistake.fix, hit)

    def _finding(self, code: str, name: str, severity: Severity, help: str, hit: Hit) -> Finding:
        place, address = locate(hit.subject, hit.field)
        holder = hit.touchpoint or self._audit.holder(hit.subject)
        touchpoint = holder if isinstance(holder, Touchpoint) else None
        related = tuple(Related(locate(also.subject, also.field)[0], also.message) for also in hit.related)
        return Finding(
            code=code,
            name=name,
            severity=severity,
            message=hit.message,
            place=place,
            address=address,
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
