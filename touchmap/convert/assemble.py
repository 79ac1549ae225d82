"""A draft as the plain data of an inventory file, in the order and the short forms that people write by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Any

from touchmap.convert.draft import Draft, Step
from touchmap.model import STAGES, Touchpoint
from touchmap.source.write import Inline, Noted

_ALONE = {"pains": "text", "next": "to", "sends": "to", "parts": "name"}
"""Lists whose entries may be one text each, which is then this field."""
_SINGLE = ("feedback", "collects", "uses", "during")
"""Lists whose only entry may stand without its dash."""
_ORDER = ("id", *(field for field in Touchpoint.model_fields if field != "id"))
"""The order in which a touchpoint is described."""
_SECTIONS = ("people", "phases", "channels")
Data = dict[str, Any]


def assembled(draft: Draft) -> Data:
    """The inventory of `draft` as `touchmap.source.write` takes it."""
    journey: Any = draft.journey
    if set(journey) == {"name"} and not isinstance(journey["name"], Noted):
        journey = journey["name"]
    data: Data = {"touchmap": 1, "journey": journey}
    if draft.stage_names:
        data["stage_names"] = Inline(draft.stage_names)
    for section in _SECTIONS:
        entries: Mapping[str, Mapping[str, Any]] = getattr(draft, section)
        if entries:
            data[section] = {key: _noted(Inline(one), draft, f"{section}.{key}") for key, one in entries.items()}
    if draft.feedback:
        data["feedback"] = {key: _noted(_post(one), draft, f"feedback.{key}") for key, one in draft.feedback.items()}
    data |= _places(draft.steps)
    if draft.paths:
        data["paths"] = {key: _noted([_alone(step, "to") for step in steps], draft, f"paths.{key}")
                         for key, steps in draft.paths.items()}  # fmt: skip
    return {key: _noted(value, draft, key) for key, value in data.items()}


def _noted(value: Any, draft: Draft, place: str) -> Any:
    aside = draft.asides.get(place)
    return Noted(value, before=aside) if aside else value


def _post(post: Mapping[str, Any]) -> Data:
    """A listening post with its shorter forms."""
    short = dict(post)
    for field in ("acts", "result"):
        if field in short:
            short[field] = _alone(short[field], "what") if field == "acts" else Inline(short[field])
    if "questions" in short:
        short["questions"] = {
            key: Inline({**one, **({"result": Inline(one["result"])} if "result" in one else {})})
            for key, one in short["questions"].items()
        }
    return short


def _alone(entry: Mapping[str, Any], field: str) -> Any:
    """An entry that says nothing but `field` is that text."""
    return entry[field] if set(entry) == {field} else Inline(entry)


def _touchpoint(fields: Mapping[str, Any]) -> Any:
    if set(fields) == {"name"}:
        return fields["name"]
    short: Data = {field: fields[field] for field in _ORDER if field in fields}
    for field, main in _ALONE.items():
        if field in short:
            short[field] = [_touchpoint(one) if field == "parts" else _block(one, main) for one in short[field]]
    for field in _SINGLE:
        if isinstance(short.get(field), list) and len(short[field]) == 1:
            short[field] = short[field][0]
    if "waive" in short:
        short["feedback"] = Inline(waive=short.pop("waive"))
    for field in ("service", "ignore"):
        if field in short:
            short[field] = Inline(short[field])
    return short


def _block(entry: Mapping[str, Any], main: str) -> Any:
    return entry[main] if set(entry) == {main} else dict(entry)


def _places(steps: Sequence[Step]) -> Data:
    """`stages` and `anytime`: in the order of the steps where each stage is in one piece, else in that of time."""
    stages = [stage for stage, _ in groupby(step.stage for step in steps)]
    order: list[Any] = stages if len(set(stages)) == len(stages) else [*STAGES, None]
    data: Data = {"stages": {}}
    for stage in order:
        there = [step for step in steps if step.stage == stage]
        if not there:
            continue
        if stage is None:
            data["anytime"] = _by_channel(there)
        else:
            data["stages"][stage] = _by_phase(there)
    if stages[:1] == [None] and order is stages:
        data = {"anytime": data["anytime"], "stages": data["stages"]}
    return data


_Blocks = dict[str, Any]
"""What stands below a stage: channel → steps, or phase → channel → steps."""


def _by_phase(steps: Sequence[Step]) -> Data:
    """The steps of one stage: a phase of its own block where they stand together, else on their channel and naming
    it, whichever keeps the order.
    """
    ways = [blocks for blocks in (_mixed(steps), _on_channels(steps)) if blocks is not None]
    blocks = next((blocks for blocks in ways if list(_walked(blocks)) == list(steps)), ways[0])
    return {key: [_entry(step, named=True) for step in below] if isinstance(below, list) else
            {channel: [_entry(step, named=False) for step in there] for channel, there in below.items()}
            for key, below in blocks.items()}  # fmt: skip


def _by_channel(steps: Sequence[Step]) -> Data:
    return {channel: [_entry(step, named=True) for step in there] for channel, there in _on_channels(steps).items()}


def _on_channels(steps: Sequence[Step]) -> _Blocks:
    blocks: _Blocks = {}
    for step in steps:
        blocks.setdefault(step.channel, []).append(step)
    return blocks


def _mixed(steps: Sequence[Step]) -> _Blocks | None:
    """Phases and channels as blocks, whichever holds more steps in a row; None where a phase and a channel of one
    name are in each other's way.
    """
    blocks: _Blocks = {}
    phases: set[str] = set()
    rest = list(steps)
    while rest:
        phase, channel = rest[0].phase, rest[0].channel
        in_phase = 0 if phase is None else _run(step.phase == phase for step in rest)
        on_channel = 0 if channel in phases else _run(step.channel == channel for step in rest)
        if phase is not None and (phase in phases or phase not in blocks) and in_phase >= on_channel:
            phases.add(phase)
            below = blocks.setdefault(phase, {})
            for step in rest[:in_phase]:
                below.setdefault(step.channel, []).append(step)
            rest = rest[in_phase:]
        elif on_channel:
            blocks.setdefault(channel, []).extend(rest[:on_channel])
            rest = rest[on_channel:]
        else:
            return None
    return blocks


def _walked(blocks: _Blocks) -> Iterator[Step]:
    for below in blocks.values():
        yield from below if isinstance(below, list) else _walked(below)


def _run(alike: Iterable[bool]) -> int:
    """How many there are in a row, from the first on."""
    return sum(1 for _ in takewhile(bool, alike))


def _entry(step: Step, *, named: bool) -> Any:
    fields = dict(step.fields)
    if named and step.phase is not None:
        fields["phase"] = step.phase
    entry = _touchpoint(fields)
    return Noted(entry, before="\n".join(step.asides)) if step.asides else entry
