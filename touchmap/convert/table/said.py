"""What one row says: the texts of its cells as the values of a block; what cannot be read is kept in a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from touchmap.convert.cells import LINE_END
from touchmap.convert.decode import harmless
from touchmap.convert.draft import LONGEST
from touchmap.convert.fields import Plain, columns_of, put
from touchmap.convert.kinds import TEXT, TEXTS
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.table import Row, Table
from touchmap.convert.valid import take_out_wrong
from touchmap.model import Block, Question

_SHOWN = 60
_NOTED = (Question,)
"""Blocks without a note of their own that stand in one with a note."""
Read = Callable[[str], object]


def said_in(
    table: Table,
    row: Row,
    cls: type[Block],
    remarks: Remarks,
    *,
    without: tuple[str, ...] = (),
    read: Mapping[str, Read] | None = None,
) -> tuple[Plain, list[str]]:
    """What `row` says in the fields of a `cls`, and as lines for a note what could not be read.

    `without` are fields that somebody else reads, `read` other ways of reading some.
    """
    fate = "kept as a note" if cls in _NOTED or "note" in columns_of(cls) else "left out"
    said: Plain = {}
    texts: dict[str, str] = {}
    rest: list[str] = []
    for column, kind in columns_of(cls).items():
        text = table.cell(row, column) if column not in without else ""
        if not text.strip():
            continue
        texts[column] = text = clean(text, row.number, column, remarks)
        try:
            reader: Read = (read or {}).get(column) or kind.read
            value = reader(text)
        except ValueError as problem:
            rest.append(_unread(column, text, f"{problem}; it is {fate}", row, remarks))
            continue
        if kind is TEXT and isinstance(value, str):
            value = whole(value, row.number, column, remarks)
        if kind is TEXTS and isinstance(value, list):
            value = [whole(one, row.number, column, remarks) for one in value]
        if value not in ("", [], None):
            put(said, column, value)
    for column, why in take_out_wrong(cls, said):
        rest.append(_unread(column, texts.get(column, ""), f"{why}; it is {fate}", row, remarks))
    return said, rest


def with_note(said: Plain, lines: list[str], row: int, remarks: Remarks) -> None:
    """Adds `lines` to the note of a block."""
    if lines:
        note = [said["note"]] if said.get("note") else []
        said["note"] = whole("\n".join([*note, *lines]), row, "note", remarks)


def clean(text: str, row: int, column: str, remarks: Remarks) -> str:
    """`text` without characters that no inventory may hold."""
    kept = harmless(text)
    if kept != text:
        remarks.lose(row, f"invisible control characters in {column} are left out")
    return kept


def whole(text: str, row: int, column: str, remarks: Remarks) -> str:
    """`text`, cut where an inventory could not hold it."""
    text = clean(text, row, column, remarks)
    if len(text) <= LONGEST:
        return text
    remarks.lose(row, f"the {column} is cut: it has {len(text):,} characters, an inventory holds {LONGEST:,}")
    return f"{text[: LONGEST - 1]}…"


def shown(text: str) -> str:
    """A text for a remark: on one line, and not all of a long one."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _unread(column: str, text: str, why: str, row: Row, remarks: Remarks) -> str:
    """Says what could not be read; the same as a line for a note."""
    remarks.lose(row.number, f'{column} "{shown(text)}" {why}')
    return f"{column}: {' / '.join(LINE_END.split(text.strip()))}"
