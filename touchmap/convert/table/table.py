"""A table as it is read: rows of texts with their numbers, a head, and which column holds which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is what a spreadsheet program shows at its left. Blank cells are empty texts."""

    number: int
    cells: Sequence[str]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet without anything known about its columns."""

    name: str
    rows: Sequence[Row]
    said: Sequence[str] = ()
    """How it was read, where that is worth saying."""
    broken: Sequence[tuple[int, str]] = ()
    """Rows of which something could not be read, and why."""
    covered: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What stands in the merged cell that covers a blank one, by row number and column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a head. `fields` are the columns that hold each field: one, or several for a note."""

    name: str
    head: Sequence[str]
    rows: Sequence[Row]
    fields: Mapping[str, Sequence[int]]
    exact: frozenset[str] = field(default_factory=frozenset)
    """The fields whose column is named by touchmap's own word."""
    covered: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """As in the grid."""

    @property
    def own(self) -> bool:
        """Whether touchmap itself wrote it, or somebody who knows its words."""
        return {"number", "stage", "channel", "name"} <= self.exact

    def has(self, name: str) -> bool:
        """Whether a column holds this field."""
        return name in self.fields

    def cell(self, row: Row, name: str) -> str:
        """What a row says in the field `name`; nothing where there is no such column."""
        columns = [column for column in self.fields.get(name, ()) if column < len(row.cells)]
        if len(columns) == 1:
            return row.cells[columns[0]]
        said = ((self.head[column], row.cells[column].strip()) for column in columns)
        return "\n".join(f"{head}: {text}" if head else text for head, text in said if text)

    def unused(self) -> Iterator[int]:
        """The columns that hold no field."""
        used = {column for columns in self.fields.values() for column in columns}
        return (column for column in range(len(self.head)) if column not in used)


def letters(column: int) -> str:
    """What a spreadsheet program calls a column.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
