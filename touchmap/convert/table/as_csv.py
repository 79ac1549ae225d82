"""The touchpoints of an inventory as CSV."""

from __future__ import annotations

import csv
import datetime
import io

from touchmap.convert.kinds import Cell
from touchmap.convert.table.formula import guarded
from touchmap.convert.table.sheets import touchpoints
from touchmap.model import Inventory


def as_csv(inventory: Inventory) -> bytes:
    """One row a touchpoint, with every field as a column; no text in it is taken for a formula."""
    sheet = touchpoints(inventory)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(sheet.head)
    writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8", "replace")


def _written(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return cell.isoformat() if isinstance(cell, datetime.date) else repr(cell)
