"""Every form of report over the one shared sample, compared with a file that a person can read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.sheets import sheet_of
from touchmap import __version__
from touchmap.audit.catalogue import find
from touchmap.report import FORMATS, Style
from touchmap.report.rules import explained
from touchmap.report.shown import SHOWN

HERE = Path(__file__).parent
SAMPLE = HERE / "sample.touchmap.yaml"
ENDINGS = {"json": "json", "sarif": "json", "gitlab": "json", "junit": "xml", "markdown": "md"}
DAY = datetime.date(2026, 11, 30)


@pytest.mark.parametrize("name", FORMATS)
def test_sample(name: str, golden: Callable[[Path, str], None]) -> None:
    sheet = sheet_of({SAMPLE.name: SAMPLE.read_bytes()})
    written = FORMATS[name](sheet).replace(f'"version": "{__version__}"', '"version": "VERSION"')
    golden(HERE / f"{name}.{ENDINGS.get(name, 'txt')}", written)


@pytest.mark.parametrize(("actions", "form"), SHOWN, ids=str)
def test_shown(actions: bool, form: str, golden: Callable[[Path, str], None]) -> None:
    sheet = sheet_of({SAMPLE.name: SAMPLE.read_bytes()})
    ending = "txt" if form == "text" else form
    golden(HERE / f"{'actions' if actions else 'show'}.{ending}", SHOWN[actions, form](sheet, DAY))


@pytest.mark.parametrize("width", [120, 50])
def test_shown_at_another_width(width: int, golden: Callable[[Path, str], None]) -> None:
    sheet = sheet_of({SAMPLE.name: SAMPLE.read_bytes()}, Style(width=width))
    golden(HERE / f"show-{width}.txt", SHOWN[False, "text"](sheet, DAY))


def test_sample_wide(golden: Callable[[Path, str], None]) -> None:
    sheet = sheet_of({SAMPLE.name: SAMPLE.read_bytes()}, Style(width=120))
    golden(HERE / "text-wide.txt", FORMATS["text"](sheet))


def test_sample_in_colour(golden: Callable[[Path, str], None]) -> None:
    sheet = sheet_of({SAMPLE.name: SAMPLE.read_bytes()}, Style(colour=True))
    coloured = FORMATS["text"](sheet)
    golden(HERE / "text-colour.txt", coloured.replace("\x1b", "␛"))


def test_explain(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "explain.txt", explained(find("TM302"), Style()))


def test_json_of_the_sample_is_json() -> None:
    written = json.loads((HERE / "json.json").read_text(encoding="utf-8"))
    assert list(written) == ["version", "findings", "coverage", "skipped"]
    assert list(written["findings"][0]) == [
        "code", "name", "severity", "message", "file", "line", "column", "end_line", "end_column", "address",
        "touchpoint", "number", "related", "help",
    ]  # fmt: skip
    assert list(written["coverage"]) == [
        "tracked", "overall_only", "total", "percent", "stages", "channels", "owners", "files",
    ]  # fmt: skip
