"""Reads the case files of the rules, and audits a text for tests."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.reading import inventory
from touchmap.audit import Result, Settings, run
from touchmap.audit.settings import Thresholds

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+?)\n+```yaml\n(?P<text>.*?)```\n(?P<expected>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
_OPTIONS = re.compile(r"\A# touchmap audit(?P<words>( --(min-coverage|today) \S+)+)$", re.MULTILINE)
_READ: dict[str, Callable[[str], object]] = {"min_coverage": float, "today": datetime.date.fromisoformat}

LATE = Thresholds(early_share=0)
"""With these each touchpoint is named, however few are asked about."""


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
    """The audit of one inventory; a first line such as `# touchmap audit --today 2026-11-21` counts as options."""
    text = textwrap.dedent(text).lstrip("\n")
    if options := _OPTIONS.match(text):
        words = options["words"].split()
        for option, word in zip(words[::2], words[1::2], strict=True):
            name = option.removeprefix("--").replace("-", "_")
            settings[name] = _READ[name](word)
    return run([inventory(text)], Settings(**settings))  # type: ignore[arg-type]


def only(result: Result, code: str) -> list[str]:
    """`line: message` of each finding of one rule."""
    return [f"{one.place.line}: {one.message}" for one in result.findings if one.code == code]
