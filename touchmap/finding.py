"""A finding: one thing that touchmap says about one place in one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return _RANKS[self]

    def reaches(self, threshold: Severity) -> bool:
        """Whether this is as grave as `threshold` or graver."""
        return self.rank <= threshold.rank


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Place(NamedTuple):
    """A stretch of one file; lines and columns count characters from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that helps to understand a finding."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place.

    `address` is the symbolic place (`stages.purchase.website[0].owner`), `touchpoint` and `number` name the
    touchpoint it is about (None for the rest), `help` says in a sentence what to do; lines below that can be pasted.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    address: str = ""
    touchpoint: str | None = None
    number: int | None = None
    related: tuple[Related, ...] = field(default=())
    help: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which findings are listed: by file and place, then by code and message."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)
