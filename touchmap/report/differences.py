"""What changed from one inventory to the next, in a reader's words: what every form of `diff` is made from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from touchmap.compare import Change, Comparison, Entry, Pair
from touchmap.compare.plain import Ref
from touchmap.measures import wording
from touchmap.model import Touchpoint

SECTIONS = {
    "journey": "journey", "stage_names": "names of the stages", "people": "person", "phases": "phase",
    "channels": "channel", "feedback": "listening post", "paths": "path",
}  # fmt: skip
"""What an entry of each section is called."""
_LEADS = ("to", "text", "name", "what", "score")
"""The fields that can stand for a whole block."""


def words(field: str) -> str:
    """A field as a reader would call it: `moment_of_truth` becomes "moment of truth"."""
    return field.replace("_", " ")


def lines(pair: Pair, change: Change) -> list[str]:
    """What changed in one field of a touchpoint, without the name of the field."""
    if change.field != "owner":
        return changed(change.old, change.new)
    before, after = pair.old.responsible, pair.new.responsible
    if before == after is not None:
        return [f"{after}, {'as' if change.new is None else 'no longer only as'} owner of the channel"]
    return changed(before, after)


def changed(old: Any, new: Any) -> list[str]:
    """What changed from one value to another: one line for a single value, one for each entry that went or came."""
    if isinstance(old, tuple) or isinstance(new, tuple):
        return _in_list(_listed(old), _listed(new)) or ["in another order"]
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return _in_block(old, new)
    if old is None or new is None:
        return [f"+ {value(new)}" if old is None else f"− {value(old)}"]
    return [f"{value(old)} → {value(new)}"]


def _in_list(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """Entries that went, changed and came; a block is the same one where its lead is, such as where a link leads."""
    before = {_lead(item): item for item in old if isinstance(item, Mapping)}
    after = {_lead(item): item for item in new if isinstance(item, Mapping)}
    if len(before) < len(old) or len(after) < len(new):
        before = after = {}
    gone = [f"− {value(item)}" for item in old if item not in new and (not after or _lead(item) not in after)]
    both = [
        f"{value(_lead(item))}: {line}"
        for item in new
        if after and item not in old and (same := before.get(_lead(item)))
        for line in _in_block(same, item)
    ]
    came = [f"+ {value(item)}" for item in new if item not in old and (not before or _lead(item) not in before)]
    return [*gone, *both, *came]


def _in_block(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [
        f"{words(name)}: {line}"
        for name in dict.fromkeys([*new, *old])
        if old.get(name) != new.get(name)
        for line in changed(old.get(name), new.get(name))
    ]


def _lead(block: Mapping[str, Any]) -> Any:
    """What a block is called by: where a link leads, what a pain says."""
    return next((block[name] for name in _LEADS if name in block), None)


def value(said: Any) -> str:
    """One value of an inventory on one line."""
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, Ref):
        return said.name
    if isinstance(said, datetime.date):
        return said.isoformat()
    if isinstance(said, datetime.timedelta):
        return wording.amount(said, "time")
    if isinstance(said, float | int):
        return f"{said:g}"
    if isinstance(said, Mapping):
        return _block(said)
    if isinstance(said, list | tuple):
        return ", ".join(map(value, said))
    return str(said)


def place(touchpoint: Touchpoint) -> str:
    """Where a touchpoint stands, such as "Website, purchase"."""
    return f"{touchpoint.channel.name}, {touchpoint.stage or 'any time'}"


def moved(pair: Pair) -> str:
    """From where to where a touchpoint moved."""
    return f"{place(pair.old)} → {place(pair.new)}"


def about(entry: Entry) -> str:
    """What an entry beside the touchpoints is, such as `channel shop`."""
    return f"{SECTIONS[entry.section]} {entry.key}".rstrip()


def other_changes(pair: Pair) -> Iterator[Change]:
    """The changes of a touchpoint without its place, which `moved` says, and its name."""
    return (change for change in pair.changes if change.field not in ("name", "stage", "channel"))


def renumbered(comparison: Comparison) -> int:
    """How many touchpoints of both have another number on the map."""
    return sum(pair.old.number != pair.new.number for pair in comparison.mapped)


def _listed(said: Any) -> tuple[Any, ...]:
    if said is None:
        return ()
    return said if isinstance(said, tuple) else (said,)


def _block(said: Mapping[str, Any]) -> str:
    lead = next((name for name in _LEADS if name in said), None)
    rest = ", ".join(f"{words(name)}: {value(item)}" for name, item in said.items() if name != lead)
    if lead is None:
        return rest or "–"
    return f"{value(said[lead])} ({rest})" if rest else value(said[lead])
