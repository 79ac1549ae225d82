"""One of the things to do first: what, where, by whom, and how soon it comes."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.report.groups import Group
from touchmap.report.sheet import Sheet
from touchmap.report.totals import files_named

_MOST_OWNERS = 2
_UNOWNED = "no owner yet"

Rank = tuple[int, int, int, int, str, str]
"""How grave, how soon among the first steps, moment of truth or not, reach as a negative number, code, file: the
smallest comes first.
"""


@dataclass(frozen=True)
class Thing:
    """One thing to do. Those with the smallest ranks are chosen, and listed by `place`, then by rank.

    `groups` are the findings that it names the places of; `speaks_for` are further ones that it settles as well.
    """

    rank: Rank
    codes: tuple[str, ...]
    advice: str
    place: int = 0
    groups: tuple[Group, ...] = ()
    files: tuple[str, ...] = ()
    speaks_for: tuple[Group, ...] = ()

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
        """The codes, and among several files which of them."""
        return ", ".join(filter(None, (*self.codes, files_named(sheet, self.files) if self.files else "")))
