"""`.pre-commit-hooks.yaml`: it is well formed, and its pattern takes what a folder on the command line means."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from touchmap.cli.app import app
from touchmap.cli.inputs import read_all

ROOT = Path(__file__).parents[2]
FILES = {
    "touchmap.yaml": True,
    "maps/touchmap.yaml": True,
    "a.touchmap.yaml": True,
    "maps/deep/a.b.touchmap.yaml": True,
    "карта.touchmap.yaml": True,
    ".touchmap.yaml": False,
    ".a.touchmap.yaml": False,
    "mytouchmap.yaml": False,
    "touchmap.yaml.orig": False,
    "touchmap.yml": False,
    "touchmapXyaml": False,
    "maps/notes.yaml": False,
}


def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


def test_it_says_what_pre_commit_needs() -> None:
    assert {"id", "name", "entry", "language"} <= hook().keys()
    assert hook()["id"] == "touchmap-audit"
    assert hook()["pass_filenames"] is True


def test_its_command_exists() -> None:
    program, command = shlex.split(hook()["entry"])
    assert program == "touchmap"
    assert command in get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize(("file", "taken"), FILES.items())
def test_which_files_it_takes(file: str, taken: bool) -> None:
    assert bool(re.search(hook()["files"], file)) == taken


def test_it_takes_the_files_that_a_folder_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in FILES:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("touchmap: 1\n", encoding="utf-8")
    assert sorted(read_all(["."]).texts) == sorted(file for file in FILES if re.search(hook()["files"], file))
