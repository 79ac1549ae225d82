"""What is to be done: pains and findings with who has to act and by when, the most urgent first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from touchmap.audit.coverage import ANYTIME
from touchmap.finding import Severity
from touchmap.model import STAGES, Inventory, Touchpoint
from touchmap.report.advice import advised
from touchmap.report.groups import declared, rules
from touchmap.report.sheet import Sheet

_RANKS = {severity.value: severity.rank for severity in Severity}
_PAIN = re.compile(r"\.pains(?:\[|$)")
_WHOLE = frozenset({"journey", "stages"})
"""What stands under these, and about no touchpoint, is about the journey."""
_NO_RANK = Severity.WARNING.rank


@dataclass(frozen=True)
class Action:
    """One pain or finding. `owner` is who has to act (None: nobody is named), `state` is `open`, `doing` or `done`;
    `action` is what is planned against a pain, or what touchmap advises; `about` names the listening post, channel
    or other entry that a finding is about where that is no touchpoint, and `whole` says that it is about the journey.
    """

    kind: str
    what: str
    action: str | None
    owner: str | None
    due: datetime.date | None
    state: str
    file: str
    line: int
    number: int | None = None
    touchpoint: str | None = None
    moment_of_truth: bool = False
    stage: str | None = None
    channel: str | None = None
    code: str | None = None
    severity: str | None = None
    about: str | None = None
    whole: bool = False

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state == "done"

    def overdue(self, day: datetime.date) -> bool:
        """Whether it should have been done before `day`."""
        return self.due is not None and not self.done and self.due < day


FIELDS = (
    "due", "state", "overdue", "owner", "moment_of_truth", "number", "touchpoint", "stage", "channel", "kind",
    "about", "code", "severity", "what", "action", "file", "line",
)  # fmt: skip
"""The columns of the list as a table."""


def actions(sheet: Sheet, day: datetime.date) -> list[Action]:
    """Everything that is to be done on `day`: moments of truth first, then what is overdue, then by date and
    severity; what is done comes last.
    """
    found = [*_pains(sheet), *_findings(sheet)]
    return sorted(found, key=lambda action: _urgency(action, day))


def _urgency(action: Action, day: datetime.date) -> tuple[bool, bool, bool, datetime.date, int, str, int]:
    severity = _RANKS.get(action.severity or "", _NO_RANK)
    due = action.due or datetime.date.max
    moment = action.moment_of_truth
    return (action.done, not moment, not action.overdue(day), due, severity, action.file, action.line)


def _pains(sheet: Sheet) -> Iterator[Action]:
    for inventory in sheet.inventories:
        for touchpoint in inventory.touchpoints:
            for holder in _with_parts(touchpoint):
                for pain in holder.pains:
                    yield Action(
                        "pain",
                        pain.text,
                        pain.action,
                        pain.owner or (None if pain.action else holder.responsible),
                        pain.due,
                        pain.status,
                        inventory.path,
                        pain.spot.place().line,
                        **_where(inventory, touchpoint),
                    )


def _findings(sheet: Sheet) -> Iterator[Action]:
    """The findings, but for those about a pain, which has an entry that shows the same."""
    book = rules()
    for finding in sheet.result.findings:
        if _PAIN.search(finding.address):
            continue
        touchpoint = sheet.touchpoint(finding)
        where: dict[str, Any] = _where(sheet.by_file[finding.place.file], touchpoint) if touchpoint else {}
        where["moment_of_truth"] = any(one.moment_of_truth for one in sheet.concerned(finding))
        if touchpoint is None:
            where["about"] = declared(finding, sheet) or None
            where["whole"] = finding.address.partition(".")[0] in _WHOLE
        yield Action(
            "finding",
            finding.message,
            advised(finding, book),
            sheet.owner(finding),
            None,
            "open",
            finding.place.file,
            finding.place.line,
            code=finding.code,
            severity=finding.severity.value,
            **where,
        )


def _where(inventory: Inventory, touchpoint: Touchpoint) -> dict[str, Any]:
    stage = next((inventory.stage_name(stage) for stage in STAGES if stage == touchpoint.stage), ANYTIME.capitalize())
    return {
        "number": touchpoint.number,
        "touchpoint": touchpoint.name,
        "moment_of_truth": touchpoint.moment_of_truth,
        "stage": stage,
        "channel": touchpoint.channel.name,
    }


def _with_parts(touchpoint: Touchpoint) -> Iterator[Touchpoint]:
    yield touchpoint
    for part in touchpoint.parts:
        yield from _with_parts(part)
