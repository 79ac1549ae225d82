"""The baseline: findings that are accepted for now, kept in a file, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from touchmap.audit.project import Location, locate
from touchmap.audit.selection import PROTECTED
from touchmap.audit.subject import with_parts
from touchmap.model import Block, Inventory, Touchpoint
from touchmap.model.slug import slug
from touchmap.source.spot import Spot
from touchmap.source.spot import written as step_text

NAME = ".touchmap-baseline.json"
VERSION = 1


class BrokenBaseline(ValueError):
    """A text that is no baseline; the message says why."""


class Known(NamedTuple):
    """One accepted finding: its file as seen from the project folder, its code, its address.

    In the address what stands in a list is called by its id, its name or its text and not by its position, so that
    a touchpoint more or less above it changes nothing.
    """

    file: str
    code: str
    address: str


class Baseline:
    """The findings that are accepted for now, as a multiset: two alike need two entries.

    `folder` is the project folder, links resolved. With `renew` every finding of a run is accepted, and `renewed`
    then gives them.
    """

    def __init__(self, folder: Path, entries: Collection[Known] = (), *, renew: bool = False) -> None:
        self._folder = folder
        self._entries = Counter(entries)
        self._renew = renew
        self._found: Counter[Known] = Counter()
        self._judged: set[tuple[str, str]] = set()
        self._homes: dict[Inventory, _Home] = {}

    def accept(self, inventory: Inventory, subject: Block, spot: Spot, code: str) -> bool:
        """Whether a finding of the rule `code` at `spot`, about `subject`, is accepted; remembers that it was found."""
        if code in PROTECTED:
            return False
        home = self._home(inventory)
        known = Known(home.file, code, home.address(subject, spot))
        self._found[known] += 1
        return self._renew or self._found[known] <= self._entries[known]

    def judge(self, inventory: Inventory, ran: Collection[str]) -> None:
        """Notes that the rules `ran` have run over an inventory, so that their entries can be told to be stale."""
        file = self._home(inventory).file
        self._judged.update((file, code) for code in ran)

    def stale(self, codes: Collection[str]) -> tuple[Known, ...]:
        """The entries that are found no longer; `codes` are those of all rules.

        Not judged is what a rule that did not run has said, or about a file that was not looked at: unless there is
        no such rule or file any more.
        """
        left = self._entries - self._found
        gone = {file: self._gone(file) for file in {known.file for known in left}}
        return tuple(
            known
            for known in sorted(left.elements())
            if (known.file, known.code) in self._judged or gone[known.file] or known.code not in codes
        )

    def renewed(self, codes: Collection[str]) -> list[Known]:
        """The entries after this run: what was found, and those of before that nobody could judge."""
        kept = self._entries - Counter(self.stale(codes))
        return sorted((self._found | kept).elements())

    def _gone(self, file: str) -> bool:
        return locate(f"./{file}", self._folder, self._folder) is Location.MISSING

    def _home(self, inventory: Inventory) -> _Home:
        if inventory not in self._homes:
            self._homes[inventory] = _Home(inventory, self._folder)
        return self._homes[inventory]


def written(entries: Collection[Known]) -> bytes:
    """The content of a baseline file: one entry a line, so that a change is easy to read and to merge."""
    lines = ",\n".join(f"    {json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in entries)
    listed = f"\n{lines}\n  " if lines else ""
    text = f'{{\n  "version": {VERSION},\n  "findings": [{listed}]\n}}\n'
    # The name of a file may hold bytes that are no text; they become what JSON writes for them.
    return text.encode("utf-8", "backslashreplace")


def parse(data: bytes) -> list[Known]:
    """The entries in a baseline file.

    Raises:
        BrokenBaseline: it is none.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BrokenBaseline(f"line {error.lineno}, column {error.colno} cannot be read as JSON") from None
    except (ValueError, RecursionError):
        raise BrokenBaseline("it cannot be read as JSON") from None
    if not isinstance(content, dict) or "version" not in content:
        raise BrokenBaseline('it has no "version"')
    if content["version"] != VERSION or isinstance(content["version"], bool):
        raise BrokenBaseline(f"this touchmap reads version {VERSION} of it")
    findings = content.get("findings")
    if not isinstance(findings, list):
        raise BrokenBaseline('it has no list of "findings"')
    return [_entry(position, item) for position, item in enumerate(findings, 1)]


def _entry(position: int, item: Any) -> Known:
    if not isinstance(item, dict) or item.keys() != set(Known._fields):
        raise BrokenBaseline(f"entry {position} should have file, code and address, and nothing else")
    if not all(isinstance(value, str) for value in item.values()):
        raise BrokenBaseline(f"file, code and address of entry {position} should be texts")
    return Known(**item)


class _Home:
    """One inventory: its file as seen from the project folder, and lasting names for what stands in its lists."""

    def __init__(self, inventory: Inventory, folder: Path) -> None:
        self._inventory = inventory
        path = inventory.folder.resolve() / os.path.basename(inventory.path)  # noqa: PTH119 - "-" is no path
        self.file = Path(os.path.relpath(path, folder)).as_posix()

    def address(self, subject: Block, spot: Spot) -> str:
        """The address of `spot` with names for positions."""
        steps = spot.steps()
        if steps not in self._names and not any(isinstance(step, int) for step in steps):
            return spot.address()
        text = ""
        for end in range(1, len(steps) + 1):
            step, name = steps[end - 1], self._names.get(steps[:end])
            if isinstance(step, int):
                text += f"[{name or _text_at(subject, steps[: end - 1], step)}]"
            else:
                # What stands alone, as in `next: Pay`, is called as it would be in a list.
                text += step_text(step) + (f"[{name}]" if name else "")
        return text.removeprefix(".")

    @cached_property
    def _names(self) -> dict[tuple[str | int, ...], str]:
        return {block.spot.steps(): name for block, name in _named(self._inventory)}


def _named(inventory: Inventory) -> Iterator[tuple[Block, str]]:
    for touchpoint in with_parts(inventory):
        yield touchpoint, _word(touchpoint)
        for link in touchpoint.links:
            yield link, _word(link.target) if link.target else link.to
        for pain in touchpoint.pains:
            yield pain, pain.text
    for path in inventory.paths.values():
        for step in path.steps:
            yield step, _word(step.target) if step.target else step.to


def _word(touchpoint: Touchpoint) -> str:
    return touchpoint.id or slug(touchpoint.name)


def _text_at(subject: Block, steps: tuple[str | int, ...], position: int) -> str | int:
    """The text at a position of a list of texts in `subject`; anything else keeps its position."""
    own = subject.spot.steps()
    texts = getattr(subject, str(steps[-1]), None) if steps[:-1] == own and steps else None
    if isinstance(texts, tuple) and position < len(texts) and isinstance(texts[position], str):
        return str(texts[position])
    return position
