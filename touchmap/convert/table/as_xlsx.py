"""An inventory as a workbook (XLSX) with a sheet for each section."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from touchmap.convert.failure import CannotConvert
from touchmap.convert.kinds import Cell
from touchmap.convert.table.openpyxl import library
from touchmap.convert.table.sheets import Sheet, everything
from touchmap.model import Inventory

_LONGEST = 32_767
"""How many characters a cell can hold."""
_WIDTHS = {"number": 8, "name": 40, "note": 40, "next": 40, "pains": 40, "value": 60, "to": 40}
_WIDTH = 18
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet program would take for a character that is written as its number."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = datetime.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(?<=W3CDTF\">)[^<]*(?=</dcterms:modified>)")


def as_xlsx(inventory: Inventory) -> bytes:
    """The whole inventory; the same bytes for the same inventory.

    Raises:
        CannotConvert: a cell would be longer than it may be, or openpyxl is not installed.
    """
    workbook = library().Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "touchmap"
    workbook.properties.created = _CREATED
    for sheet in everything(inventory):
        _fill(workbook.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    workbook.save(stream)
    return _steady(stream.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:
    styles = library("styles")
    top = styles.Alignment(vertical="top", wrap_text=True)
    page.append([str(word) for word in sheet.head])
    for cell in page[1]:
        cell.font = styles.Font(bold=True)
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = page.cell(number, column)
                _enter(cell, value, f"{sheet.name}, row {number}, {sheet.head[column - 1]}")
                cell.alignment = top
    for column, name in enumerate(sheet.head, 1):
        letter = library("utils").get_column_letter(column)
        page.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
        _offer(page, letter, sheet.choices.get(name, ()))
    page.freeze_panes = "A2"


def _enter(cell: Any, value: Cell, where: str) -> None:
    """Fills a cell; a text stays one, whatever it looks like."""
    if isinstance(value, float) and float(f"{value:.15g}") != value:
        value = repr(value)  # a workbook keeps fifteen digits of a number
    if isinstance(value, str):
        text = _ESCAPE.sub("_x005F_", value)
        if len(text) > _LONGEST:
            raise CannotConvert(
                f"{where}: {len(text):,} characters do not fit into a cell of a workbook ({_LONGEST:,})"
            )
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"


def _offer(page: Any, letter: str, choices: Sequence[str]) -> None:
    """Lets people choose from a list; other words are still allowed, and looked at by the import."""
    if choices:
        validation = library("worksheet.datavalidation").DataValidation(
            "list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False
        )
        validation.add(f"{letter}2:{letter}1048576")
        page.add_data_validation(validation)


def _steady(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(_CREATED.isoformat().encode() + b"Z", content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return stream.getvalue()
