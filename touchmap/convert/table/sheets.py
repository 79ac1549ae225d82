"""An inventory as sheets of rows: `Touchpoints`, and for workbooks a sheet for each other section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchmap.convert.cells import quoted
from touchmap.convert.draft import Draft
from touchmap.convert.dump import draft_of
from touchmap.convert.fields import Plain, cells, columns_of
from touchmap.convert.kinds import Cell
from touchmap.convert.stages import ANYTIME
from touchmap.model import STAGES, Block, Channel, Inventory, Journey, Link, Person, Phase, Post, Touchpoint
from touchmap.model.slug import slug

TOUCHPOINTS = "Touchpoints"
PART = "_"
"""Between the number of a touchpoint and that of its part; spreadsheet programs take 3.1 and 3-1 for something else."""
PLACE = ("number", "stage", "phase", "channel")
"""The columns that say where a touchpoint stands, before those of its fields."""
SECTIONS: Mapping[str, tuple[str, type[Block]]] = {
    "Channels": ("channels", Channel),
    "Feedback": ("feedback", Post),
    "Phases": ("phases", Phase),
    "People": ("people", Person),
}
"""The sheets with one row for each entry of a section: the section, and what an entry is."""
JOURNEY, PATHS = "Journey", "Paths"
STAGE_NAME = "stage_names."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head; a cell of None is blank. `choices` are the words that a column takes."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell | None]]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


def touchpoints(inventory: Inventory) -> Sheet:
    """One row a touchpoint, and one for each part below it, whose number has that of the whole before it."""
    draft = draft_of(inventory)
    channels, phases = _labels(_channel_names(inventory)), _phase_labels(draft)
    rows = []
    for number, step in enumerate(draft.steps, 1):
        place: dict[str, Cell] = {"stage": step.stage or ANYTIME, "channel": channels[step.channel]}
        if step.phase is not None:
            place["phase"] = phases[step.phase]
        for name, fields in _numbered(str(number), step.fields):
            row = {"number": number if name == str(number) else name, **place, **cells(Touchpoint, fields)}
            rows.append(row)
            place = {}
    return _sheet(TOUCHPOINTS, (*PLACE, "name", "id"), Touchpoint, rows, {"stage": (*STAGES, ANYTIME)})


def everything(inventory: Inventory) -> list[Sheet]:
    """The whole inventory: nothing of it is missing in these sheets."""
    draft = draft_of(inventory)
    sheets = [touchpoints(inventory)]
    for name, (section, cls) in SECTIONS.items():
        entries: Mapping[str, Plain] = getattr(draft, section)
        keys = ("key", "question") if cls is Post else ("key",)
        sheets.append(_sheet(name, keys, cls, list(_entries(cls, entries))))
    journey = [{"field": key, "value": cell} for key, cell in cells(Journey, draft.journey).items()]
    named = {stage: draft.stage_names[stage] for stage in STAGES if stage in draft.stage_names}
    journey += [{"field": STAGE_NAME + stage, "value": quoted(name)} for stage, name in named.items()]
    sheets.append(Sheet(JOURNEY, ("field", "value"), _rows(("field", "value"), journey)))
    steps: list[dict[str, Cell]] = []
    for path, ways in draft.paths.items():
        steps += [{"path": quoted(path), **cells(Link, way)} for way in ways] or [{"path": quoted(path)}]
    return [*sheets, _sheet(PATHS, ("path",), Link, steps)]


def _numbered(number: str, fields: Plain) -> Iterator[tuple[str, Plain]]:
    """A touchpoint and all its parts, each with its number."""
    yield number, fields
    for count, part in enumerate(fields.get("parts", ()), 1):
        yield from _numbered(f"{number}{PART}{count}", part)


def _entries(cls: type[Block], entries: Mapping[str, Plain]) -> Iterator[dict[str, Cell]]:
    for key, entry in entries.items():
        yield {"key": quoted(key), **cells(cls, entry)}
        for question, asked in entry.get("questions", {}).items():
            yield {"key": quoted(key), "question": quoted(question), **cells(cls, asked)}


def _sheet(
    name: str,
    first: Sequence[str],
    cls: type[Block],
    rows: list[dict[str, Any]],
    choices: Mapping[str, Sequence[str]] | None = None,
) -> Sheet:
    """A sheet with a column for every field of `cls`, blank ones as well; for a block that says nothing if need be."""
    used = {column for row in rows for column in row}
    columns = columns_of(cls)
    blocks = {column.rpartition(".")[0] for column in columns}
    head = list(first) + [one for one in columns if one not in first and (one not in blocks or one in used)]
    listed = {column: kind.choices for column, kind in columns.items() if kind.choices}
    return Sheet(name, head, _rows(head, rows), {**listed, **(choices or {})})


def _rows(head: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[list[Cell | None]]:
    return [[row.get(column) for column in head] for row in rows]


def _channel_names(inventory: Inventory) -> dict[str, str]:
    # What is only implied has no name of its own: its key says all.
    return {key: channel.name if channel.declared else key for key, channel in inventory.channels.items()}


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    """What to call each of `names` (by key) in a cell: its name where that leads back to it alone, else its key."""
    meant = Counter(word for key, name in names.items() for word in {slug(key), slug(name)})
    return {key: quoted(name if meant[slug(name)] == 1 and name not in names else key) for key, name in names.items()}


def _phase_labels(draft: Draft) -> dict[str, str]:
    return _labels({key: phase["name"] for key, phase in draft.phases.items()})
