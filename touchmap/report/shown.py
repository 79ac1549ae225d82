"""Every form of `touchmap show`: the table and the list of what is to be done, as text, CSV and JSON."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from touchmap.audit.coverage import Share
from touchmap.report import actions, grid, show
from touchmap.report.actions_text import report as actions_as_text
from touchmap.report.as_json import dump
from touchmap.report.ink import clean
from touchmap.report.sheet import Sheet

VERSION = 1
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""With these a spreadsheet program begins a formula; tabs and line ends are gone when it is looked for."""


def table_as_csv(sheet: Sheet, _day: datetime.date) -> str:
    """One line per channel and stage that has touchpoints."""
    head = ("file", "channel", "stage", "touchpoints", "asked_here", "overall_only", "counted", "percent", "worst")
    rows = [
        (one.file, row.name, one.columns[column], cell.touchpoints, *_figures(cell.share), cell.worst)
        for one in grid.grids(sheet)
        for row in one.rows
        for column, cell in row.cells.items()
    ]
    return _csv(head, rows)


def table_as_json(sheet: Sheet, _day: datetime.date) -> str:
    """Version 1, kept stable: every file with its channels, each with its stages; `all` are the sums."""
    files = [
        {
            "file": one.file,
            "journey": one.inventory.journey.name,
            "stages": dict(one.columns),
            "channels": [
                {"channel": row.key, "name": row.name, "stages": _cells(row.cells), "all": _cell(row.all)}
                for row in one.rows
            ],
            "all": {"stages": _cells(one.sums), "all": _cell(one.all)},
        }
        for one in grid.grids(sheet)
    ]
    return dump({"version": VERSION, "files": files}, unicode=sheet.style.unicode)


def actions_as_csv(sheet: Sheet, day: datetime.date) -> str:
    """One line per pain and finding, in the order of urgency."""
    listed = [_action(action, day) for action in actions.actions(sheet, day)]
    return _csv(actions.FIELDS, (one.values() for one in listed))


def actions_as_json(sheet: Sheet, day: datetime.date) -> str:
    """Version 1, kept stable: the same fields as the CSV."""
    listed = [_action(action, day) for action in actions.actions(sheet, day)]
    return dump({"version": VERSION, "today": day.isoformat(), "actions": listed}, unicode=sheet.style.unicode)


SHOWN: dict[tuple[bool, str], Callable[[Sheet, datetime.date], str]] = {
    (False, "text"): lambda sheet, _day: show.report(sheet),
    (False, "csv"): table_as_csv,
    (False, "json"): table_as_json,
    (True, "text"): actions_as_text,
    (True, "csv"): actions_as_csv,
    (True, "json"): actions_as_json,
}
"""Every form by whether the actions are wanted, and by the name that `--format` takes."""


def _action(action: actions.Action, day: datetime.date) -> dict[str, Any]:
    told = {"due": action.due.isoformat() if action.due else None, "overdue": action.overdue(day)}
    return {field: told[field] if field in told else getattr(action, field) for field in actions.FIELDS}


def _cells(cells: Mapping[str, grid.Cell]) -> dict[str, Any]:
    return {column: _cell(cell) for column, cell in cells.items()}


def _cell(cell: grid.Cell) -> dict[str, Any]:
    names = ("tracked", "overall_only", "total", "percent")
    worst = cell.worst.value if cell.worst else None
    return {"touchpoints": cell.touchpoints, **dict(zip(names, _figures(cell.share), strict=True)), "worst": worst}


def _figures(share: Share) -> tuple[Any, ...]:
    return (share.tracked, share.overall_only, share.total, share.percent)


def _csv(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return stream.getvalue()


def _harmless(value: Any) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = clean(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
