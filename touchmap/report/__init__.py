"""Findings as text: one pure function per form, from a sheet to what is printed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from touchmap.report.sheet import Sheet, Style

__all__ = ["FORMATS", "Sheet", "Style"]


def _late(module: str) -> Callable[[Sheet], str]:
    """The function `report` of a module of this package, which is only imported when it is called."""

    def report(sheet: Sheet) -> str:
        written: str = import_module(f"touchmap.report.{module}").report(sheet)
        return written

    return report


FORMATS: dict[str, Callable[[Sheet], str]] = {
    "text": _late("text"),
    "full": _late("full"),
    "concise": _late("concise"),
    "json": _late("as_json"),
    "sarif": _late("sarif"),
    "junit": _late("junit"),
    "github": _late("github"),
    "gitlab": _late("gitlab"),
    "markdown": _late("markdown"),
}
"""Every form in which an audit can be reported, by the name that `--format` takes."""
