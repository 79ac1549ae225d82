"""Which column of a table holds which field: as the user says, by touchmap's own words, else by what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from touchmap.convert.failure import CannotConvert
from touchmap.convert.fields import columns_of
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.sheets import PLACE
from touchmap.convert.table.table import Grid, Row, Table, letters
from touchmap.convert.vocabulary import folded, known
from touchmap.model import Touchpoint
from touchmap.model.entry import did_you_mean

WAYS = ("from", "to")
"""With both of these a row is no touchpoint but a way from one to another."""
FIELDS = tuple(dict.fromkeys((*PLACE, *columns_of(Touchpoint), *WAYS)))
"""Every field that a column may hold."""
_HEAD_WITHIN = 20
"""In how many rows, from the first on, the head is looked for."""
_SHORTEST_INSIDE = 4
"""How long a word must be to be looked for inside the name of a column."""
_TOLD, _OWN = 10_000, 5_000
_CAMEL = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")


def where(sheet: str) -> str:
    """The beginning of a message about a table: the sheet, where there are several."""
    return f'sheet "{sheet}", ' if sheet else ""


def asked(words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """What `--map` says: field → names of columns, several of them for a note; none where no column shall be taken.

    Raises:
        CannotConvert: it cannot be understood.
    """
    entry = re.compile(rf"\s*({'|'.join(map(re.escape, sorted(FIELDS, key=len, reverse=True)))})\s*=")
    found: dict[str, list[str]] = {}
    for text in words:
        marks = [
            match
            for match in entry.finditer(text)
            if not text[: match.start()].strip() or text[match.start() - 1] == ","
        ]
        if not marks or text[: marks[0].start()].strip():
            field = text.partition("=")[0].strip()
            raise CannotConvert(
                f"--map {text} is not understood: write field=Column, with a field such as name, stage, channel or "
                f"owner{did_you_mean(field, FIELDS)}"
            )
        for match, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
            column = text[match.end() : end].strip().removesuffix(",").strip()
            columns = found.setdefault(match[1], [])
            if column:
                columns.append(column)
    if several := next((field for field, columns in found.items() if len(columns) > 1 and field != "note"), None):
        raise CannotConvert(f"--map names two columns for {several}; only a note can come from several")
    return found


def chosen(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What `--only` says: for each option a column and the values that rows must have there.

    Raises:
        CannotConvert: it cannot be understood.
    """
    found = []
    for text in words:
        column, sign, values = text.partition("=")
        if not sign or not column.strip():
            raise CannotConvert(f"--only {text} is not understood: write Column=value, or Column=one,another")
        found.append((column.strip(), [value.strip() for value in values.split(",")]))
    return found


def table_of(grid: Grid, told: Mapping[str, Sequence[str]], remarks: Remarks) -> Table:
    """The table in `grid`, with what is above its head left out, and said.

    Raises:
        CannotConvert: nothing is in it, a column that the user names is not there, or none holds the names.
    """
    rows = [row for row in grid.rows if not row.blank]
    if not rows:
        raise CannotConvert(f"{where(grid.name)}there is nothing in this table")
    first = max(range(min(len(rows), _HEAD_WITHIN)), key=lambda index: (_likeness(rows[index], told), -index))
    head = [_one_line(cell) for cell in rows[first].cells]
    fields, exact = _fields(head, told)
    table = Table(grid.name, head, _rows(rows, first), fields, exact, grid.covered)
    if not table.has("name"):
        there = ", ".join(f'"{_called(head, column)}"' for column in range(len(head)) if head[column]) or "none"
        raise CannotConvert(
            f"{where(grid.name)}row {rows[first].number}: no column seems to hold the names of touchpoints; say which one with "  # noqa: E501
            f"--map 'name=COLUMN'. The columns are: {there}"
        )
    for row in rows[:first]:
        text = " · ".join(_one_line(cell) for cell in row.cells if cell.strip())
        remarks.leave(row.number, f'above the head stands "{text}"')
    _say(table, remarks)
    return table


def _rows(rows: Sequence[Row], first: int) -> list[Row]:
    """What stands below the head, without further copies of it."""
    return [row for row in rows[first + 1 :] if list(row.cells) != list(rows[first].cells)]


def _likeness(row: Row, told: Mapping[str, Sequence[str]]) -> int:
    """How much a row looks like the head of a table."""
    head = [_one_line(cell) for cell in row.cells]
    try:
        fields, exact = _fields(head, told)
    except CannotConvert:
        return 0
    filled = sum(bool(cell) for cell in head)
    known = len(fields) + len(exact) if "name" in fields or len(fields) > 1 else 0
    if any(cell.replace(".", "").replace(",", "").isdigit() for cell in head):
        known = 0  # figures belong to rows below the head
    return (_TOLD if told else 0) + 10 * known + (5 if "name" in fields else 0) + (filled > 1)


def _fields(head: Sequence[str], told: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[int]], frozenset[str]]:
    fields = {field: [_column(head, name, field) for name in names] for field, names in told.items()}
    off = {field for field, columns in fields.items() if not columns}
    fields = {field: columns for field, columns in fields.items() if columns}
    taken = {column for columns in fields.values() for column in columns}
    guesses = sorted((-score, column, field) for column, name in enumerate(head) for field, score in _guesses(name))
    exact = set()
    for score, column, field in guesses:
        if column not in taken and field not in fields and field not in off:
            fields[field] = [column]
            taken.add(column)
            if -score >= _OWN:
                exact.add(field)
    if "phase" in fields and not {"stage"} & (fields.keys() | off):
        # One column of both: what is no stage becomes a phase.
        fields["stage"] = fields.pop("phase")
    return fields, frozenset(exact)


def _column(head: Sequence[str], name: str, field: str) -> int:
    """The column that the user means: by its name, else by its letters."""
    for same in (lambda cell: cell == name, lambda cell: bool(cell) and folded(cell) == folded(name)):
        if found := [column for column, cell in enumerate(head) if same(cell)]:
            return found[0]
    for column in range(len(head)):
        if letters(column) == name:
            return column
    there = ", ".join(f'"{_called(head, column)}"' for column in range(len(head)))
    raise CannotConvert(f"--map {field}={name}: there is no such column; there are: {there}")


def _guesses(name: str) -> Iterator[tuple[str, int]]:
    """The fields that a column of this name may hold, and how likely that is."""
    if not name:
        return
    if name in FIELDS:
        yield name, _OWN
    words = folded(_CAMEL.sub(" ", name))
    for field, patterns in known("columns").items():
        for rank, pattern in enumerate(patterns):
            if words == pattern:
                yield field, 2000 - rank
            elif len(pattern) >= _SHORTEST_INSIDE and field not in WAYS and f"-{pattern}-" in f"-{words}-":
                yield field, 1000 - rank


def say_unused(table: Table, besides: Sequence[str], remarks: Remarks) -> None:
    """Says which columns are left out, but for those that the user has named himself."""
    said = {folded(name) for name in besides}
    left = []
    for column in table.unused():
        filled = sum(column < len(row.cells) and bool(row.cells[column].strip()) for row in table.rows)
        if filled and folded(table.head[column]) not in said:
            left.append((_called(table.head, column), filled))
    if left:
        columns = ", ".join(f'"{name}" ({filled} cell{"s" if filled > 1 else ""})' for name, filled in left)
        several = "s" if len(left) > 1 else ""
        remarks.leave(0, f"column{several} {columns}: no field fits; --map 'note={left[0][0]}' keeps one as a note")


def _say(table: Table, remarks: Remarks) -> None:
    named = [
        f"{field} ← {' + '.join(_called(table.head, column) for column in columns)}"
        for field, columns in sorted(table.fields.items(), key=lambda item: (item[0] != "name", FIELDS.index(item[0])))
        if field not in table.exact
    ]
    if named:
        remarks.read.append(", ".join(named))
    if table.exact:
        remarks.read.append(f"{len(table.exact)} columns have touchmap's own names")


def _called(head: Sequence[str], column: int) -> str:
    """What to call a column: its name, or its letters where it has none of its own."""
    name = head[column] if column < len(head) else ""
    return name if name and list(head).count(name) == 1 else letters(column)


def _one_line(text: str) -> str:
    return " ".join(text.split())
