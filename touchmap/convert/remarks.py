"""What an import has to say about its work: how it read, what a person should look at, what it could not take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about one line, row or cell; `number` 0 is the whole file."""

    text: str
    unit: str = ""
    number: int = 0
    wrong: bool = False
    """Whether something is the matter with the source, rather than that an inventory has no place for it."""


@dataclass(slots=True)
class Remarks:
    """Everything to say: `read` how the file was understood, `checks` what was guessed, `losses` what was left out."""

    unit: str
    read: list[str] = field(default_factory=list)
    checks: list[Remark] = field(default_factory=list)
    losses: list[Remark] = field(default_factory=list)

    def check(self, number: int, text: str) -> None:
        """Somebody should look at this; nothing is lost."""
        self.checks.append(Remark(text, self.unit, number))

    def lose(self, number: int, text: str) -> None:
        """This could not be understood, and is not in the inventory."""
        self.losses.append(Remark(text, self.unit, number, wrong=True))

    def leave(self, number: int, text: str) -> None:
        """This is not in the inventory, which has no place for it."""
        self.losses.append(Remark(text, self.unit, number))

    @property
    def wrong(self) -> bool:
        """Whether something could not be understood."""
        return any(remark.wrong for remark in self.losses)

    def add(self, others: Remarks) -> None:
        """Takes over what somebody else had to say."""
        self.read += others.read
        self.checks += others.checks
        self.losses += others.losses


def grouped(remarks: list[Remark]) -> Iterator[str]:
    """The remarks as lines, each text once with all its places, in the order in which they came up."""
    places: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        places.setdefault((remark.text, remark.unit), []).append(remark.number)
    for (text, unit), numbers in places.items():
        known = sorted({number for number in numbers if number})
        yield f"{unit}{'s' if len(known) > 1 else ''} {ranges(known)}: {text}" if known else text


def ranges(numbers: list[int]) -> str:
    """Ascending numbers in few words.

    >>> ranges([2, 3, 4, 7])
    '2-4, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
