"""The other sheets of a workbook that touchmap wrote: journey, channels, feedback, phases, people, paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from touchmap.convert.cells import unquoted
from touchmap.convert.draft import Draft, is_key
from touchmap.convert.fields import Plain, columns_of
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.said import clean, said_in, shown, whole, with_note
from touchmap.convert.table.sheets import JOURNEY, PATHS, SECTIONS, STAGE_NAME
from touchmap.convert.table.table import Grid, Row, Table
from touchmap.model import STAGES, Block, Journey, Link, Person, Post, Question
from touchmap.model.title import title

_KEYS = {**dict.fromkeys(SECTIONS, "key"), JOURNEY: "field", PATHS: "path"}
"""The first column of each of these sheets."""
_LONGEST_KEY = 150


def is_section(grid: Grid) -> bool:
    """Whether a sheet is one of those that stand beside the touchpoints."""
    return grid.name in _KEYS and bool(grid.rows) and grid.rows[0].cells[0].strip() == _KEYS[grid.name]


def read_sections(grids: Sequence[Grid], draft: Draft, remarks: Remarks) -> None:
    """Puts what the sheets say into `draft`."""
    for grid in grids:
        table = _table(grid)
        told = Remarks(f"{grid.name}, row")
        for column in table.unused():
            if any(column < len(row.cells) and row.cells[column].strip() for row in table.rows):
                told.leave(table.rows[0].number - 1, f'the column "{shown(table.head[column])}" is none of touchmap\'s')
        if grid.name == JOURNEY:
            _journey(table, draft, told)
        elif grid.name == PATHS:
            _paths(table, draft, told)
        else:
            _entries(table, draft, told)
        remarks.add(told)


def _table(grid: Grid) -> Table:
    head = [cell.strip() for cell in grid.rows[0].cells]
    cls: type[Block] = Link if grid.name == PATHS else SECTIONS[grid.name][1] if grid.name in SECTIONS else Journey
    known = {_KEYS[grid.name], "question", "value", *columns_of(cls)}
    fields = {name: [column] for column, name in enumerate(head) if name in known}
    rows = [row for row in grid.rows[1:] if not row.blank]
    return Table(grid.name, head, rows, fields, frozenset(fields))


def _keyed(table: Table, remarks: Remarks) -> Iterator[tuple[str, Row]]:
    for row in table.rows:
        if key := _key(table.cell(row, _KEYS[table.name]), row, remarks):
            yield key, row
        else:
            remarks.lose(row.number, f"the {_KEYS[table.name]} is blank, so the row is left out")


def _key(cell: str, row: Row, remarks: Remarks) -> str:
    """A key as the file can hold it."""
    key = clean(unquoted(cell), row.number, "key", remarks)
    if not key or is_key(key):
        return key
    remarks.lose(row.number, f'the key "{shown(key)}" is too long and is cut')
    return key[:_LONGEST_KEY]


def _entries(table: Table, draft: Draft, remarks: Remarks) -> None:
    section, cls = SECTIONS[table.name]
    entries: dict[str, Plain] = getattr(draft, section)
    for key, row in _keyed(table, remarks):
        question = _key(table.cell(row, "question"), row, remarks) if cls is Post else ""
        if question:
            said, rest = said_in(table, row, Question, remarks)
            post = entries.setdefault(key, {})
            post.setdefault("questions", {})[question] = said
            with_note(post, rest, row.number, remarks)
            continue
        if key in entries:
            remarks.lose(row.number, f'"{shown(key)}" stands here a second time, and is left out')
            continue
        said, rest = said_in(table, row, cls, remarks)
        if cls is Person and not said:
            said = {"name": title(key)}
        if "note" in columns_of(cls):
            with_note(said, rest, row.number, remarks)
        entries[key] = said


def _journey(table: Table, draft: Draft, remarks: Remarks) -> None:
    """Fields below each other: they are read as one row."""
    values: dict[str, str] = {}
    for field, row in _keyed(table, remarks):
        if field in values:
            remarks.lose(row.number, f'"{shown(field)}" stands here a second time, and is left out')
        else:
            values[field] = table.cell(row, "value")
    for stage in STAGES:
        if text := unquoted(values.pop(f"{STAGE_NAME}{stage}", "")):
            draft.stage_names[stage] = whole(text, 0, STAGE_NAME + stage, remarks)
    head = list(values)
    for unknown in set(head) - set(columns_of(Journey)):
        remarks.leave(0, f'the field "{shown(unknown)}" is none of touchmap\'s')
    row = Row(0, list(values.values()))
    said, rest = said_in(
        Table(JOURNEY, head, [row], {name: [column] for column, name in enumerate(head)}), row, Journey, remarks
    )
    with_note(said, rest, 0, remarks)
    draft.journey |= said


def _paths(table: Table, draft: Draft, remarks: Remarks) -> None:
    for path, row in _keyed(table, remarks):
        steps: list[dict[str, Any]] = draft.paths.setdefault(path, [])
        if not table.cell(row, "to").strip():
            continue
        said, _ = said_in(table, row, Link, remarks)
        if "to" in said:
            steps.append(said)
