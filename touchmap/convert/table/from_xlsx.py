"""The sheets of a workbook (XLSX) as rows of texts: what its cells show, never what they would compute."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from typing import Any

from touchmap.convert.failure import CannotConvert
from touchmap.convert.table.openpyxl import library
from touchmap.convert.table.table import Grid, Row

_MOST_BYTES = 150_000_000
_MOST_PARTS = 5_000
_MOST_CELLS = 2_000_000
"""Beyond these a file is not a list of touchpoints, whatever it is."""
_CHARACTER = re.compile("_x([0-9A-Fa-f]{4})_")
_BROKEN = "this is no workbook that can be read (.xlsx)"


def is_workbook(data: bytes) -> bool:
    """Whether `data` begins as a workbook does."""
    return data.startswith(b"PK\x03\x04")


def grids(data: bytes) -> list[Grid]:
    """Every sheet with anything on it, in the order of the workbook.

    Raises:
        CannotConvert: this is no workbook, it is far too large, or openpyxl is not installed.
    """
    _check(data)
    book = _opened(data, values=False)
    shown = _opened(data, values=True) if any(map(_computes, book.worksheets)) else book
    found = [_grid(sheet, shown[sheet.title]) for sheet in book.worksheets]
    return [grid for grid in found if grid.rows]


def _check(data: bytes) -> None:
    """Looks at what is in the file before any of it is read: a small file may unpack to a very large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            entries = parts.infolist()
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise CannotConvert("this workbook is far too large to be a list of touchpoints")
            if any(b"<!DOCTYPE" in parts.read(entry) or b"<!ENTITY" in parts.read(entry)
                   for entry in entries if entry.filename.endswith((".xml", ".rels"))):  # fmt: skip
                raise CannotConvert(f"{_BROKEN}: it declares entities of its own")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as problem:
        raise CannotConvert(f"{_BROKEN}: {problem}") from None
    except Exception as problem:  # a broken packing says so in many ways
        if isinstance(problem, CannotConvert | MemoryError):
            raise
        raise CannotConvert(f"{_BROKEN}: {problem}") from None


def _opened(data: bytes, *, values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read anyway
            return library().load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except CannotConvert:
        raise
    except Exception as problem:  # openpyxl raises whatever it stumbles over
        raise CannotConvert(f"{_BROKEN}: {type(problem).__name__}: {problem}") from None


def _cells(sheet: Any) -> dict[tuple[int, int], Any]:
    """The cells that are there, by row and column; asking a sheet for all of them makes those that are not."""
    cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
    return cells


def _computes(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cell in _cells(sheet).values())


def _grid(sheet: Any, shown: Any) -> Grid:
    broken: list[tuple[int, str]] = []
    texts: dict[tuple[int, int], str] = {}
    for place, cell in sorted(_cells(shown).items()):
        text, problem = _shown(cell)
        if cell.value is None and _cells(sheet)[place].data_type == "f":
            problem = "its formula has no saved result"
        if problem:
            broken.append((place[0], f"the cell {cell.coordinate}: {problem}"))
        if text:
            texts[place] = text
    width = max((column for _, column in texts), default=0)
    numbers = sorted({row for row, _ in texts})
    if len(numbers) * width > _MOST_CELLS:
        raise CannotConvert(f'the sheet "{sheet.title}" is far too large to be a list of touchpoints')
    rows = [Row(number, [texts.get((number, column), "") for column in range(1, width + 1)]) for number in numbers]
    covered = {
        (row, block.min_col - 1): texts.get((block.min_row, block.min_col), "")
        for block in sheet.merged_cells.ranges
        for row in range(block.min_row + 1, min(block.max_row, numbers[-1] if numbers else 0) + 1)
    }
    return Grid(sheet.title, rows, (), broken, covered)


def _shown(cell: Any) -> tuple[str, str]:
    """The text of a cell, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "e":
        return "", f"it says {value}"
    if isinstance(value, bool):
        return ("yes" if value else "no"), ""
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{round(value * 100, 10):.15g}%", ""
        return (str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)), ""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return (value.date().isoformat() if midnight else value.isoformat(" ", "minutes")), ""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat(), ""
    return _CHARACTER.sub(lambda found: chr(int(found[1], 16)), str(value)), ""
