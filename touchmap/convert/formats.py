"""The formats that can be read and written, and which of them a file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any

from touchmap.convert.failure import CannotConvert
from touchmap.convert.imported import Imported
from touchmap.convert.wishes import Wishes
from touchmap.model import Inventory

IMPORTERS: Mapping[str, tuple[str, str]] = {
    "mermaid": ("mermaid.read", "mermaid"),
    "markdown": ("mermaid.read", "markdown"),
    "csv": ("table.read", "csv"),
    "xlsx": ("table.read", "xlsx"),
}
"""Every format that is read: the module of touchmap.convert and the function, which takes the bytes, what to call the
journey, and what is asked for. Modules are imported when they are needed."""

EXPORTERS: Mapping[str, tuple[str, str]] = {
    "csv": ("table.as_csv", "as_csv"),
    "xlsx": ("table.as_xlsx", "as_xlsx"),
    "json": ("as_json", "as_json"),
    "mermaid": ("mermaid.as_journey", "as_journey"),
    "flowchart": ("mermaid.as_flowchart", "as_flowchart"),
}
"""Every format that is written, in the same way; the function takes an inventory and gives bytes."""

TABLES = ("csv", "xlsx")
"""The formats that are tables."""
READ_AS = {
    ".mmd": "mermaid", ".mermaid": "mermaid", ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".tsv": "csv",
    ".txt": "", ".xlsx": "xlsx", ".xlsm": "xlsx",
}  # fmt: skip
"""The format that the ending of a name speaks for; nothing: what stands in the file decides."""
WRITTEN_AS = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
}
"""The format that is meant by the ending of the file to write."""
_ELSEWHERE = {
    ".xls": "save it as .xlsx or .csv in your spreadsheet program",
    ".ods": "save it as .xlsx or .csv in your spreadsheet program",
    ".numbers": "export it as .xlsx or .csv from your spreadsheet program",
    ".yaml": "an inventory needs no import: run touchmap audit with it",
    ".yml": "an inventory needs no import: run touchmap audit with it",
}
_FENCE = re.compile(rb"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{?\.?mermaid\b", re.MULTILINE)
_JOURNEY = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:---\s*\n.*?\n\s*---\s*\n)?(?:\s*%%[^\n]*\n)*\s*journey\b", re.DOTALL | re.IGNORECASE
)


def format_of(name: str, data: bytes) -> str:
    """The format of a file, by the ending of its name, else by what stands in it.

    Raises:
        CannotConvert: it is one that cannot be read.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _ELSEWHERE:
        raise CannotConvert(f"{ending} cannot be imported: {_ELSEWHERE[ending]}")
    if READ_AS.get(ending):
        return READ_AS[ending]
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if _JOURNEY.match(data):
        return "mermaid"
    return "markdown" if _FENCE.search(data) else "csv"


def imported(format: str, data: bytes, name: str, wishes: Wishes) -> list[Imported]:
    """The journeys in `data`; `name` is what to call one that has no name of its own.

    Raises:
        CannotConvert: there is none, or something about it cannot be understood at all.
    """
    found: list[Imported] = _function(IMPORTERS[format])(data, name, wishes)
    return found


def exported(format: str, inventory: Inventory) -> bytes:
    """`inventory` in another format.

    Raises:
        CannotConvert: it does not fit into it, or a library is missing.
    """
    data: bytes = _function(EXPORTERS[format])(inventory)
    return data


def warnings(format: str, inventory: Inventory) -> Iterator[str]:
    """What the format cannot say as the inventory does."""
    module = import_module(f"touchmap.convert.{EXPORTERS[format][0]}")
    yield from getattr(module, "cannot_say", lambda _: ())(inventory)


def _function(place: tuple[str, str]) -> Callable[..., Any]:
    module, name = place
    function: Callable[..., Any] = getattr(import_module(f"touchmap.convert.{module}"), name)
    return function
