"""Reads the case files of the rules, and audits a text for tests."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from tests.reading import inventory
from touchmap.audit import Result, Settings, run

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+?)\n+```yaml\n(?P<text>.*?)```\n(?P<expected>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
_OPTION = re.compile(r"\A# touchmap audit --min-coverage (?P<percent>[\d.]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One inventory and what the rule `code` says about it: lines such as `- 7: message`."""

    code: str
    title: str
    text: str
    expected: tuple[str, ...]


def cases() -> list[Case]:
    """Every case of every rule."""
    return [
        Case(
            path.stem,
            match["title"],
            match["text"],
            tuple(line.removeprefix("- ") for line in match["expected"].splitlines() if line.startswith("- ")),
        )
        for path in sorted(CASES.glob("TM*.md"))
        for match in _CASE.finditer(path.read_text("utf-8"))
    ]


def audit(text: str, **settings: object) -> Result:
    """The audit of one inventory; a first line `# touchmap audit --min-coverage 60` counts as an option."""
    text = textwrap.dedent(text).lstrip("\n")
    option = _OPTION.match(text)
    if option:
        settings["min_coverage"] = float(option["percent"])
    return run([inventory(text)], Settings(**settings))  # type: ignore[arg-type]


def only(result: Result, code: str) -> list[str]:
    """`line: message` of each finding of one rule."""
    return [f"{one.place.line}: {one.message}" for one in result.findings if one.code == code]
