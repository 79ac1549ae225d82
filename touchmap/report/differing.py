"""The forms of a comparison by name, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from touchmap.compare import Comparison
from touchmap.report.sheet import Style

Report = Callable[[Comparison, Style], str]


def _late(module: str) -> Report:
    def report(comparison: Comparison, style: Style) -> str:
        written: str = import_module(f"touchmap.report.{module}").report(comparison, style)
        return written

    return report


FORMATS: dict[str, Report] = {
    "text": _late("diff_text"),
    "json": _late("diff_json"),
    "markdown": _late("diff_markdown"),
}
"""Every form in which a comparison can be told, by the name that `--format` takes."""
