"""A raw value together with its place, and what may be wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from touchmap.finding import Finding, Related
from touchmap.mistakes import Mistake
from touchmap.source import Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """A plain value and the spot that mirrors it."""

    value: Any
    spot: Spot

    def child(self, key: str | int) -> Entry:
        """The entry under `key`."""
        return Entry(self.value[key], self.spot.children[key])

    def children(self) -> Iterator[Entry]:
        """The entries of a list or mapping, in the order of the file."""
        keys: Iterable[Any] = self.value if isinstance(self.value, dict) else range(len(self.value))
        return (self.child(key) for key in keys)

    def under(self, key: str) -> Entry:
        """This value as the only field `key` of a block: what a short form means."""
        return Entry({key: self.value}, self.spot.standing_for({key: self.spot}))

    def alone(self) -> Entry:
        """This value as the only item of a list."""
        return Entry([self.value], self.spot.standing_for({0: self.spot}))

    def each(self, expand: Callable[[Entry], Entry]) -> Entry:
        """This list or mapping with every entry expanded."""
        keys = list(self.value) if isinstance(self.value, dict) else list(range(len(self.value)))
        expanded = {key: expand(self.child(key)) for key in keys}
        values: Any = {key: entry.value for key, entry in expanded.items()}
        spots = {key: entry.spot for key, entry in expanded.items()}
        return Entry(values if isinstance(self.value, dict) else list(values.values()), self.spot.standing_for(spots))

    def with_fields(self, fields: dict[str, Entry], without: tuple[str, ...] = ()) -> Entry:
        """This block with some fields replaced or taken out."""
        value = {key: item for key, item in self.value.items() if key not in without}
        spots = {key: spot for key, spot in self.spot.children.items() if key not in without}
        for key, entry in fields.items():
            value[key], spots[key] = entry.value, entry.spot
        return Entry(value, self.spot.standing_for(spots))

    def filled(self, known: Container[str]) -> Entry:
        """This block without those of the `known` fields that have nothing behind the colon."""
        empty = tuple(key for key, item in self.value.items() if item is None and key in known)
        return self.with_fields({}, without=empty) if empty else self


@dataclass(slots=True)
class Faults:
    """Collects what is wrong with one file; a place that was reported as unreadable is not reported again."""

    findings: list[Finding] = field(default_factory=list)
    patience: int = 40_000
    """How many more words are compared for a "did you mean": a large file may be wrong everywhere."""
    unread: set[str] = field(default_factory=set)
    """The sections at the top that cannot be read, so that nobody can tell what they declare."""

    def guess(self, word: str, known: Collection[str]) -> str:
        """`; did you mean "x"?` for the closest known word, as long as patience lasts."""
        self.patience -= len(known)
        return did_you_mean(word, known) if self.patience > 0 else ""

    def add(
        self,
        mistake: Mistake,
        spot: Spot,
        message: str,
        *,
        help: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Reports `message` at `spot`."""
        if not spot.reported:
            self.findings.append(mistake.at(spot.place(), message, address=spot.address(), help=help, related=related))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` for the closest known word, else an empty text."""
    choices = {choice.casefold(): choice for choice in known}
    close = difflib.get_close_matches(word.casefold()[:100], list(choices), n=1, cutoff=0.6)
    return f'; did you mean "{choices[close[0]]}"?' if close else ""
