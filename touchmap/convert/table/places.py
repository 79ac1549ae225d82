"""Which stage, phase and channel the rows of a table name, with those that are written only once for several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from touchmap.convert.remarks import Remarks
from touchmap.convert.stages import named
from touchmap.convert.table.sheets import PART
from touchmap.convert.table.table import Row, Table

_FIELDS = ("stage", "phase", "channel")
"""What may be written once for several rows, the widest first."""


@dataclass(slots=True)
class Entry:
    """One row that is a touchpoint or a part of one, and what it says of its place (nothing: an empty text)."""

    row: Row
    number: str
    places: dict[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        """The number of the touchpoint that this is a part of; empty where it is none."""
        return self.number.rpartition(PART)[0]


def entries(table: Table, fill: bool | None, remarks: Remarks) -> list[Entry]:
    """The rows of `table` that are touchpoints or parts.

    A row with nothing but a stage, a phase or a channel is a heading for those below. Blank cells mean the value
    above them if `fill` says so, if they are merged with it, or (None) if the sheet is plainly written in that way.
    """
    found = list(_headed(table, remarks))
    for entry in found:
        entry.places |= {
            name: text for name in _FIELDS if not entry.places.get(name) and (text := _own(table, entry.row, name))
        }
    if fill is None and table.own:
        fill = False
    grouped = False
    for name in _FIELDS:
        wholes = [entry for entry in found if not entry.whole]
        grouped = _fill(table, name, wholes, fill, remarks, grouped=grouped) or grouped
    return found


def _own(table: Table, row: Row, name: str) -> str:
    """What a row says itself, or the merged cell that covers its own."""
    text = table.cell(row, name).strip()
    if text or not table.has(name):
        return text
    return table.covered.get((row.number, table.fields[name][0]), "").strip()


def _headed(table: Table, remarks: Remarks) -> Iterator[Entry]:
    heading: dict[str, str] = {}
    for row in table.rows:
        if title := _heading(table, row):
            name, text = title
            # A heading ends those that are narrower.
            heading = {key: one for key, one in heading.items() if _FIELDS.index(key) < _FIELDS.index(name)}
            heading[name] = text
            remarks.check(row.number, f'"{text}" is taken as a heading, the {name} of the rows below it')
            continue
        number = table.cell(row, "number").strip()
        yield Entry(row, number, {} if PART in number else
                    {name: text for name, text in heading.items() if not _own(table, row, name)})  # fmt: skip


def _heading(table: Table, row: Row) -> tuple[str, str] | None:
    """The field and the text of a row that is a heading."""
    filled = [column for column, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) != 1 or row is table.rows[-1]:
        return None
    text = row.cells[filled[0]].strip()
    for name in _FIELDS:
        if table.fields.get(name) == filled and not table.covered:
            return name, text
    if table.fields["name"] == filled and not table.has("stage") and named(text):
        return "stage", text
    return None


def _fill(
    table: Table, name: str, found: Sequence[Entry], fill: bool | None, remarks: Remarks, *, grouped: bool
) -> bool:
    """Gives blank cells the value above them, where that is what they mean; whether there were any.

    `grouped` says that a wider column was written once for several rows.
    """
    if fill is False or not table.has(name):
        return False
    wider = _FIELDS[: _FIELDS.index(name)]
    groups = [list(group) for _, group in groupby(found, lambda entry: [entry.places.get(one, "") for one in wider])]
    blank = sum(not entry.places.get(name) for entry in found)
    # A channel may well be missing here and there; a stage that is there once stands for what follows.
    enough = grouped or name != "channel" or blank * 2 >= len(found)
    if fill is None and not (enough and all(_plainly(name, group) for group in groups)):
        return False
    filled = []
    for group in groups:
        value = ""
        for entry in group:
            if entry.places.get(name):
                value = entry.places[name]
            elif value:
                entry.places[name] = value
                filled.append(entry.row.number)
    for number in filled:
        remarks.check(number, f"the {name} is blank, so it is that of the row above; --no-fill leaves it blank")
    return bool(filled)


def _plainly(name: str, group: Sequence[Entry]) -> bool:
    """Whether the values in these rows look as if each was written once for all the rows below it."""
    values = [entry.places[name] for entry in group if entry.places.get(name)]
    return not values or (bool(group[0].places.get(name)) and len(set(values)) == len(values))
