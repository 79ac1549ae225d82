"""Short forms written out: after this every block is a mapping and every list a list, with their places."""

from __future__ import annotations

import functools
from collections.abc import Callable

from touchmap import mistakes
from touchmap.model.block import Block
from touchmap.model.entry import Entry, Faults, did_you_mean
from touchmap.model.frame import Channel, Journey, Person, Phase
from touchmap.model.paste import block as block_of
from touchmap.model.paste import with_lines
from touchmap.model.post import Acts, Post, Question, Result
from touchmap.model.touchpoint import Link, Pain, Touchpoint

Expand = Callable[[Entry], Entry]


def block(entry: Entry, cls: type[Block], field: str, fields: dict[str, Expand]) -> Entry:
    """A `cls` that may be written as one text, which is then its `field`; its own fields expanded by the table."""
    if isinstance(entry.value, str):
        return entry.under(field)
    if entry.value is None:
        return Entry({}, entry.spot.standing_for({}))
    if not isinstance(entry.value, dict):
        return entry
    entry = entry.filled(cls.model_fields)
    present = {key: expand(entry.child(key)) for key, expand in fields.items() if key in entry.value}
    return entry.with_fields(present) if present else entry


def several(expand: Expand, entry: Entry) -> Entry:
    """A list whose items are expanded; one item may stand without the list."""
    if not isinstance(entry.value, list):
        entry = entry.alone()
    return entry.each(expand)


def mapped(expand: Expand, entry: Entry) -> Entry:
    """A mapping whose values are expanded; anything else is left for the model to refuse."""
    return entry.each(expand) if isinstance(entry.value, dict) else entry


_result: Expand = functools.partial(block, cls=Result, field="score", fields={})
_question: Expand = functools.partial(block, cls=Question, field="name", fields={"result": _result})
_acts: Expand = functools.partial(block, cls=Acts, field="what", fields={})
_pain: Expand = functools.partial(block, cls=Pain, field="text", fields={})

journey: Expand = functools.partial(block, cls=Journey, field="name", fields={})
person: Expand = functools.partial(block, cls=Person, field="name", fields={})
phase: Expand = functools.partial(block, cls=Phase, field="name", fields={})
channel: Expand = functools.partial(block, cls=Channel, field="name", fields={})
post: Expand = functools.partial(
    block,
    cls=Post,
    field="name",
    fields={"acts": _acts, "result": _result, "questions": functools.partial(mapped, _question)},
)


class TouchpointForms:
    """The short forms of touchpoints, links and paths; a name split by a colon is reported and put together."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        links = functools.partial(several, self.link)
        self._fields: dict[str, Expand] = {
            "next": links,
            "sends": links,
            "pains": functools.partial(several, _pain),
            "parts": functools.partial(several, self.touchpoint),
            "during": functools.partial(several, lambda entry: entry),
        }

    def touchpoint(self, entry: Entry) -> Entry:
        """A touchpoint as a block with a name."""
        entry = block(self._uncut(entry, "name", _TOUCHPOINT_FIELDS), Touchpoint, "name", self._fields)
        if isinstance(entry.value, dict) and "waive" in entry.value:
            message = '"waive" stands alone; it belongs behind "feedback"'
            advice = "Write `feedback: {waive: why nobody needs to ask here}`."
            self._faults.add(mistakes.UNKNOWN_KEY, entry.spot.children["waive"], message, help=advice)
            entry = entry.with_fields({}, without=("waive",))
        if isinstance(entry.value, dict) and isinstance(entry.value.get("feedback"), dict):
            return self._waived(entry)
        return entry

    def link(self, entry: Entry) -> Entry:
        """A link as a block with `to`."""
        return block(self._uncut(entry, "to", _LINK_FIELDS), Link, "to", {})

    def path(self, entry: Entry) -> Entry:
        """A path as a block with `steps`."""
        return several(self.link, entry).under("steps")

    def _waived(self, entry: Entry) -> Entry:
        """`feedback: {waive: reason}` as the field `waive`."""
        feedback = entry.child("feedback")
        for key, spot in feedback.spot.children.items():
            if key != "waive":
                self._faults.add(
                    mistakes.UNKNOWN_KEY,
                    spot,
                    f'"{key}" is not known under feedback',
                    help="Write the name of a listening post, a list of names, or {waive: reason}.",
                )
        fields = {"waive": feedback.child("waive")} if feedback.value.get("waive") is not None else {}
        if "waive" in feedback.value and not fields:
            self._faults.add(mistakes.MISSING_KEY, feedback.spot.children["waive"],
                             "Say why nobody needs to ask here", help="Write the reason behind `waive:`.")  # fmt: skip
        return entry.with_fields(fields, without=("feedback",))

    def _uncut(self, entry: Entry, field: str, known: frozenset[str]) -> Entry:
        """A text that YAML cut at its colon, such as `Pay: online`, reported and made whole again."""
        value = entry.value
        if not isinstance(value, dict) or field in value:
            return entry
        unknown = [key for key in value if key not in known]
        if len(unknown) != 1 or unknown[0] != next(iter(value)) or isinstance(value[unknown[0]], (dict, list)):
            return entry
        word = unknown[0]
        if did_you_mean(word, [field]):
            message = f'"{word}" is not known here; did you mean "{field}"?'
            self._faults.add(mistakes.UNKNOWN_KEY, entry.spot.children[word], message, help="Correct the spelling.")
            return entry.with_fields({field: entry.child(word)}, without=(word,))
        rest = value[word]
        name, comma, key = (part.strip() for part in word.rpartition(","))
        if comma and name and key in known and rest is not None:
            self._faults.add(
                mistakes.SYNTAX,
                entry.spot.children[word],
                f'The {field if field == "name" else "link"} and its "{key}" stand on one line',
                help=with_lines("Write each on a line of its own:", block_of("", {field: name, key: str(rest)}, "- ")),
            )
            entry.spot.children[word].broken = True
            return entry.with_fields({field: Entry(name, entry.spot.children[word])}, without=(word,))
        text = f"{word}: {rest}" if rest is not None else f"{word}:"
        self._faults.add(
            mistakes.SYNTAX,
            entry.spot.children[word],
            f"The colon cuts this name in two: {text}",
            help=f'Put quotes around this name: "{text}"',
        )
        entry.spot.children[word].broken = True
        whole = Entry(text, entry.spot.children[word])
        return entry.with_fields({field: whole}, without=(word,))


_TOUCHPOINT_FIELDS = frozenset(Touchpoint.model_fields)
_LINK_FIELDS = frozenset(Link.model_fields)
