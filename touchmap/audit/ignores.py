"""Accepted findings: the `ignore:` fields and the comments of an inventory, what they hide, which are useless."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from touchmap.audit.rule import Hit, Rule, place_of
from touchmap.audit.selection import PROTECTED, known, unknown
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.mistakes import USELESS_IGNORE
from touchmap.model import Block, Channel, Journey, Post, Touchpoint
from touchmap.model.entry import did_you_mean
from touchmap.source import Comment, Spot

_CAN_IGNORE = (Touchpoint, Post, Channel, Journey)
_FORM = re.compile(r"(?P<verb>\w+)[ \t]*(?P<codes>\[[^\]]*\])?(?P<reason>.*)", re.DOTALL)
_VERB = "ignore"
_AROUND_REASON = " \t:;,-–—"
_EXAMPLE = "`# touchmap: ignore[TM301] the reason`"
_Steps = tuple[str | int, ...]


@dataclass(slots=True, eq=False)
class _Entry:
    """One rule in an `ignore:` or a comment; its `code` is None where it names no rule.

    `first`: it is the one that speaks for its comment where this gives no reason.
    """

    word: str
    reason: str | None
    code: str | None
    block: Block | None = None
    comment: Comment | None = None
    first: bool = True
    used: bool = False


@dataclass(frozen=True, slots=True)
class Useless:
    """An exception that is of no use, as a hit; `comment` is where it stands, if it is no field."""

    hit: Hit
    comment: Comment | None = None


@dataclass(slots=True)
class _Table:
    """The entries that hide something: by the line, by the steps to a block, by the block that has the field."""

    lines: dict[tuple[int, str], _Entry] = field(default_factory=dict)
    below: dict[tuple[_Steps, str], _Entry] = field(default_factory=dict)
    blocks: dict[tuple[Block, str], _Entry] = field(default_factory=dict)

    def add(self, entry: _Entry) -> None:
        if entry.code is None or entry.code in PROTECTED:
            return
        comment = entry.comment
        if entry.block is not None:
            self.blocks.setdefault((entry.block, entry.code), entry)
        elif comment is not None and not comment.alone:
            self.lines.setdefault((comment.place.line, entry.code), entry)
        elif comment is not None and comment.spot is not None:
            self.below.setdefault((comment.spot.steps(), entry.code), entry)


class Ignores:
    """The exceptions of one inventory.

    An `ignore:` on a touchpoint also holds for what stands in it, one on a channel for its touchpoints, one on the
    journey for the whole file. A comment at the end of a line holds for findings on this line, one on a line of its
    own for those in the entry that follows. Where several hide one finding, the closest counts as used: first the
    line, then the comment before the smallest entry, then the fields.
    """

    def __init__(self, audit: Audit, rules: Sequence[Rule]) -> None:
        self._audit = audit
        self._rules = rules
        self._codes = {word.casefold(): one.code for one in known(rules) for word in (one.code, one.name)}
        self._unclear: list[tuple[Comment, str]] = []
        self._entries = [*self._fields(), *self._comments()]
        self._table = _Table()
        for entry in self._entries:
            self._table.add(entry)

    def __bool__(self) -> bool:
        """Whether there is any exception at all."""
        return bool(self._entries)

    def hide(self, hit: Hit, spot: Spot, code: str) -> bool:
        """Whether a hit of the rule `code`, placed at `spot`, is accepted; remembers what was of use."""
        if not self._entries:
            return False
        return self._use(code, range(spot.line + 1, spot.end_line + 2), spot.steps(), hit)

    def useless(self, ran: Collection[str]) -> Iterator[Useless]:
        """Each entry that names no rule, may not be, gives no reason, or hides nothing although its rule is among
        those that `ran`; and comments that cannot be understood. To be asked when all rules have run.
        """
        for comment, problem in self._unclear:
            yield from self._unless_accepted(comment, self._about(comment, problem))
        # Entries about useless entries come last: by then it is known what they hide.
        for entry in sorted(self._entries, key=lambda entry: entry.code == USELESS_IGNORE.code):
            message = self._complaint(entry, {*ran, USELESS_IGNORE.code})
            if message is None:
                continue
            if entry.comment is not None:
                hit = self._about(entry.comment, message)
            else:
                hit = Hit(entry.block or self._audit.inventory.journey, ("ignore", entry.word), message)
            if entry.code == USELESS_IGNORE.code:
                yield Useless(hit, entry.comment)
            else:
                yield from self._unless_accepted(entry.comment, hit)

    def _unless_accepted(self, comment: Comment | None, hit: Hit) -> Iterator[Useless]:
        if comment is None:
            accepted = self.hide(hit, place_of(hit.subject, hit.field), USELESS_IGNORE.code)
        else:
            steps = comment.spot.steps() if comment.spot is not None else ()
            accepted = self._use(USELESS_IGNORE.code, (comment.place.line,), steps, hit)
        if not accepted:
            yield Useless(hit, comment)

    def _use(self, code: str, lines: Collection[int], steps: _Steps, hit: Hit) -> bool:
        table = self._table
        entry = next((found for line in lines if (found := table.lines.get((line, code)))), None)
        if entry is None and table.below:
            ways = (table.below.get((steps[:end], code)) for end in range(len(steps), 0, -1))
            entry = next((found for found in ways if found), None)
        if entry is None and table.blocks:
            holders = (table.blocks.get((block, code)) for block in self._around(hit))
            entry = next((found for found in holders if found), None)
        if entry is None:
            return False
        entry.used = True
        return True

    def _fields(self) -> Iterator[_Entry]:
        for block in self._blocks():
            # Of two words for one rule the first in the alphabet counts, wherever they stand.
            for word, reason in sorted(block.ignore.items()):
                yield _Entry(word, reason, self._code(word), block=block)

    def _comments(self) -> Iterator[_Entry]:
        for comment in self._audit.inventory.comments:
            form = _FORM.match(comment.words)
            verb = form["verb"] if form else ""
            if form is None or verb.casefold() != _VERB:
                guess = did_you_mean(verb, [_VERB])
                if guess or comment.words.startswith(f"{verb}["):
                    self._unclear.append((comment, f"A comment for touchmap cannot say {quoted(verb)}{guess}"))
                continue
            words = [word.strip() for word in (form["codes"] or "")[1:-1].split(",") if word.strip()]
            if not words:
                self._unclear.append((comment, f"This comment does not say which rule is ignored: write {_EXAMPLE}"))
            reason = form["reason"].strip(_AROUND_REASON)
            for position, word in enumerate(words):
                yield _Entry(word, reason, self._code(word), comment=comment, first=position == 0)

    def _code(self, word: str) -> str | None:
        return self._codes.get(word.strip().casefold())

    def _complaint(self, entry: _Entry, ran: Collection[str]) -> str | None:
        if entry.code is None:
            if any(code.startswith(entry.word.strip().casefold()) for code in self._codes):
                return f"{quoted(entry.word)} stands for several rules: name the one that is ignored"
            return unknown(entry.word, self._rules)
        if entry.code in PROTECTED:
            return f"{entry.code} cannot be ignored"
        if not (entry.reason or "").strip() and entry.first:
            return f"{entry.code} is ignored here without a reason"
        if entry.comment is not None and entry.comment.alone and entry.comment.spot is None:
            return f"{entry.code} is ignored here, but nothing follows this comment"
        if entry.code in ran and not entry.used:
            return f"{entry.code} is ignored here, but finds nothing to ignore"
        return None

    def _about(self, comment: Comment, message: str) -> Hit:
        """What is said about a comment, as a hit on the block that it stands in or before."""
        steps = comment.spot.steps() if comment.spot is not None else ()
        holders = (self._by_steps.get(steps[:end]) for end in range(len(steps), 0, -1))
        subject = next((block for block in holders if block is not None), self._audit.inventory.journey)
        return Hit(subject, None, message)

    @cached_property
    def _by_steps(self) -> dict[_Steps, Block]:
        return {block.spot.steps(): block for block in self._blocks()}

    def _blocks(self) -> Iterator[Touchpoint | Post | Channel | Journey]:
        inventory = self._audit.inventory
        yield inventory.journey
        yield from inventory.channels.values()
        yield from inventory.feedback.values()
        yield from self._audit.with_parts()

    def _around(self, hit: Hit) -> Iterator[Block]:
        """The blocks whose `ignore:` holds for `hit`, the closest first."""
        holder = self._audit.holder(hit.subject)
        touchpoint = holder if isinstance(holder, Touchpoint) else hit.touchpoint
        if holder is None and touchpoint is None and isinstance(hit.subject, _CAN_IGNORE):
            yield hit.subject
        if isinstance(holder, Post):
            yield holder
        while touchpoint is not None:
            yield touchpoint
            if touchpoint.parent is None:
                yield touchpoint.channel
            touchpoint = touchpoint.parent
        yield self._audit.inventory.journey
