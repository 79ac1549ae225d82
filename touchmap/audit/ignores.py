"""The `ignore:` fields of an inventory: what they hide, and which of them are useless."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from touchmap.audit.rule import Hit, Rule
from touchmap.audit.selection import ALWAYS, known, unknown
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.mistakes import MISTAKES, USELESS_IGNORE
from touchmap.model import Block, Channel, Journey, Post, Touchpoint

_CAN_IGNORE = (Touchpoint, Post, Channel, Journey)
_PROTECTED = (ALWAYS | MISTAKES.keys()) - {USELESS_IGNORE.code}


@dataclass(slots=True, eq=False)
class _Entry:
    """One line of an `ignore:`, whose `code` is None where it names no rule."""

    block: Block
    word: str
    reason: str | None
    code: str | None
    used: bool = False


class Ignores:
    """The `ignore:` fields of one inventory.

    One on a touchpoint also holds for what stands in it, one on a channel for its touchpoints, one on the
    journey for the whole file. Where several hide one finding, the closest counts as used.
    """

    def __init__(self, audit: Audit, rules: Sequence[Rule]) -> None:
        self._audit = audit
        self._rules = rules
        self._codes = {word.casefold(): one.code for one in known(rules) for word in (one.code, one.name)}
        self._entries = [
            _Entry(block, word, reason, self._codes.get(word.strip().casefold()))
            for block in self._blocks()
            for word, reason in block.ignore.items()
        ]
        self._by_block: dict[Block, dict[str, _Entry]] = {}
        for entry in self._entries:
            if entry.code is not None and entry.code not in _PROTECTED:
                self._by_block.setdefault(entry.block, {})[entry.code] = entry

    def hide(self, hit: Hit, code: str) -> bool:
        """Whether a hit of the rule `code` is accepted; remembers what was of use."""
        if not self._by_block:
            return False
        for block in self._around(hit):
            entry = self._by_block.get(block, {}).get(code)
            if entry is not None:
                entry.used = True
                return True
        return False

    def useless(self, ran: Collection[str]) -> Iterator[Hit]:
        """A hit for each entry that names no rule, may not be, gives no reason, or hides nothing although its
        rule is among those that `ran`. To be asked when all rules have run.
        """
        # Entries about useless entries come last: by then it is known what they hide.
        for entry in sorted(self._entries, key=lambda entry: entry.code == USELESS_IGNORE.code):
            message = self._complaint(entry, {*ran, USELESS_IGNORE.code})
            if message is not None:
                hit = Hit(entry.block, ("ignore", entry.word), message)
                if entry.code == USELESS_IGNORE.code or not self.hide(hit, USELESS_IGNORE.code):
                    yield hit

    def _complaint(self, entry: _Entry, ran: Collection[str]) -> str | None:
        if entry.code is None:
            if any(code.startswith(entry.word.strip().casefold()) for code in self._codes):
                return f"{quoted(entry.word)} stands for several rules: name the one that is ignored"
            return unknown(entry.word, self._rules)
        if entry.code in _PROTECTED:
            return f"{entry.code} cannot be ignored"
        if not (entry.reason or "").strip():
            return f"{entry.code} is ignored here without a reason"
        if entry.code in ran and not entry.used:
            return f"{entry.code} is ignored here, but finds nothing to ignore"
        return None

    def _blocks(self) -> Iterator[Touchpoint | Post | Channel | Journey]:
        inventory = self._audit.inventory
        yield inventory.journey
        yield from inventory.channels.values()
        yield from inventory.feedback.values()
        yield from self._audit.with_parts()

    def _around(self, hit: Hit) -> Iterator[Block]:
        """The blocks whose `ignore:` holds for `hit`, the closest first."""
        holder = self._audit.holder(hit.subject) or hit.touchpoint
        if holder is None and isinstance(hit.subject, _CAN_IGNORE):
            yield hit.subject
        if isinstance(holder, Post):
            yield holder
        touchpoint: Touchpoint | None = holder if isinstance(holder, Touchpoint) else None
        while touchpoint is not None:
            yield touchpoint
            if touchpoint.parent is None:
                yield touchpoint.channel
            touchpoint = touchpoint.parent
        yield self._audit.inventory.journey
