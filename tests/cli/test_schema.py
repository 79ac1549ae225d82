"""`touchmap schema`: what editors read."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from touchmap.model.schema import schema


def test_to_standard_output_and_to_a_file(touchmap: Run) -> None:
    printed = touchmap("schema")
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == schema()
    written = touchmap("schema", "-o", "touchmap.schema.json")
    assert (written.code, written.out) == (0, "")
    assert Path("touchmap.schema.json").read_text(encoding="utf-8") == printed.out


def test_a_folder_that_is_not_there_is_one_line(touchmap: Run) -> None:
    outcome = touchmap("schema", "-o", "nowhere/touchmap.schema.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "touchmap: nowhere/touchmap.schema.json cannot be written: the folder does not exist\n"
