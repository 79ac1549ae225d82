"""From a CSV file or a workbook to a draft: which sheet, which columns, which rows; then all that they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchmap.convert.draft import Draft
from touchmap.convert.dump import draft_of
from touchmap.convert.failure import CannotConvert
from touchmap.convert.imported import Imported
from touchmap.convert.remarks import Remarks
from touchmap.convert.table import from_csv, from_xlsx
from touchmap.convert.table.columns import say_unused, table_of, where
from touchmap.convert.table.links import add_ways, is_way, names_of, settle_links, settle_paths
from touchmap.convert.table.sections import is_section, read_sections
from touchmap.convert.table.sheets import TOUCHPOINTS
from touchmap.convert.table.steps import Steps
from touchmap.convert.table.table import Grid, Table
from touchmap.convert.vocabulary import folded, language_of
from touchmap.convert.wishes import Wishes


def csv(data: bytes, name: str, wishes: Wishes) -> list[Imported]:
    """The one table of a CSV file; `name` is what to call the journey.

    Raises:
        CannotConvert: this is no table, or no column holds the names of touchpoints.
    """
    if wishes.sheet is not None:
        raise CannotConvert("--sheet is for workbooks; a CSV file is one table")
    return [_imported(from_csv.grid(data, "", wishes.encoding), (), name, wishes, Remarks("row"))]


def xlsx(data: bytes, name: str, wishes: Wishes) -> list[Imported]:
    """One sheet of a workbook, or all of them where touchmap wrote it; `name` is what to call the journey.

    Raises:
        CannotConvert: this is no workbook, the sheet is not there, or no column holds the names of touchpoints.
    """
    grids = from_xlsx.grids(data)
    if not grids:
        raise CannotConvert("there is nothing in this workbook")
    remarks = Remarks("row")
    grid = _chosen(grids, wishes.sheet)
    sections = [one for one in grids if grid.name == TOUCHPOINTS and is_section(one)]
    for other in grids:
        if other is not grid and other not in sections:
            remarks.leave(0, f'the sheet "{other.name}" ({len(other.rows)} rows); --sheet chooses another one')
    return [_imported(grid, sections, name, wishes, remarks)]


def _chosen(grids: Sequence[Grid], name: str | None) -> Grid:
    """The sheet that is asked for, else touchmap's own, else the first."""
    for grid in grids:
        if name is not None and folded(grid.name) == folded(name):
            return grid
    if name is not None:
        there = ", ".join(f'"{grid.name}"' for grid in grids)
        raise CannotConvert(f'there is no sheet "{name}" with anything on it; there are: {there}')
    return next((grid for grid in grids if grid.name == TOUCHPOINTS), grids[0])


def _imported(grid: Grid, sections: Sequence[Grid], name: str, wishes: Wishes, remarks: Remarks) -> Imported:
    remarks.read += grid.said
    for number, problem in grid.broken:
        remarks.lose(number, problem)
    draft = Draft()
    if wishes.base is not None:
        draft = draft_of(wishes.base)
        draft.steps.clear()
    read_sections(sections, draft, remarks)
    table = _only(table_of(grid, wishes.columns, remarks), wishes)
    say_unused(table, [column for column, _ in wishes.only], remarks)
    ways = [row for row in table.rows if is_way(table, row)]
    table = replace(table, rows=[row for row in table.rows if not is_way(table, row)])
    language = _journey(draft, table, name, wishes)
    steps = Steps(table, draft, wishes, language, remarks, whole_known=bool(sections))
    steps.read()
    if not draft.steps:
        raise CannotConvert(f"{where(grid.name)}there is no touchpoint in this table, so nothing to import")
    steps.settle_loyalty()
    names = names_of(draft)
    settle_links(steps.fields_by_row, names, steps.by_number, remarks)
    ids = {step.fields["id"]: step for step in draft.steps if "id" in step.fields}
    add_ways(table, ways, names, {**steps.by_number, **ids}, remarks)
    settle_paths(draft, names, remarks)
    return Imported(draft, remarks)


def _only(table: Table, wishes: Wishes) -> Table:
    """The rows that are asked for."""
    rows = list(table.rows)
    for column, values in wishes.only:
        places = [place for place, name in enumerate(table.head) if folded(name) == folded(column)]
        if not places:
            there = ", ".join(f'"{name}"' for name in table.head if name)
            raise CannotConvert(f"--only {column}=…: there is no such column; there are: {there}")
        wanted = {folded(value) for value in values}
        rows = [row for row in rows if places[0] < len(row.cells) and folded(row.cells[places[0]]) in wanted]
    return replace(table, rows=rows)


def _journey(draft: Draft, table: Table, name: str, wishes: Wishes) -> str:
    """Names the journey, where nothing else does; the language in which an import writes into it."""
    guess = language_of(table.cell(row, "name") for row in table.rows)
    if wishes.name or "name" not in draft.journey:
        if not wishes.name:
            draft.asides["journey"] = "check: what is this journey called, and whose is it?"
        draft.journey = {
            "name": wishes.name or name,
            **{key: value for key, value in draft.journey.items() if key != "name"},
        }
    if wishes.language:
        draft.journey["language"] = wishes.language
    elif guess and wishes.base is None and not table.own:
        draft.journey.setdefault("language", guess)
    return str(draft.journey.get("language", guess or "en"))
