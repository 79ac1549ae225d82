"""What an audit found."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.audit.baseline import Known
from touchmap.audit.coverage import Coverage
from touchmap.finding import Finding


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that had nothing to look at in a file; `reason` says what is missing and what to add.

    `lacks` and `first` say the same in a word, and as a thing to do first: see `Gate`. They may be empty.
    """

    code: str
    name: str
    file: str
    reason: str
    lacks: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What an audit found: findings by file and place, coverage of all files together, rules left out.

    `ignored` counts the findings that the inventories themselves accept with a reason, `baselined` those that the
    baseline accepts; `stale` are the entries of the baseline that are found no longer. `crashed`: a rule failed, so
    the job was not done whole. `early` are the files in which hardly anybody asks yet: see `gates.early`.
    """

    findings: tuple[Finding, ...]
    coverage: Coverage
    skipped: tuple[Skipped, ...] = ()
    crashed: bool = False
    ignored: int = 0
    baselined: int = 0
    stale: tuple[Known, ...] = ()
    early: frozenset[str] = frozenset()
