"""What the tests of the command line share: a way to run a command, an empty folder, a plain terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from touchmap.cli import main

GOOD = """\
touchmap: 1
journey: {name: Buying bread, persona: Neighbour, goal: Fresh bread, ignore: {TM301: Everybody is a friend}}
stages:
  pre-purchase:
    shop:
      - {name: Smell the bread, owner: bakers, next: Pay}
  purchase:
    shop:
      - {name: Pay, owner: bakers, next: Eat it}
  post-purchase:
    shop:
      - {name: Eat it, owner: bakers, exit: true}
"""
ERRORS = (
    GOOD.replace("Eat it, owner", "Eat it, moment_of_truth: true, owner") + "feedback: {slips: {kind: complaints}}\n"
)
WRONG = "touchmap: 1\njourney: x\nstages: {}\nfoo: 1\n"


@dataclass
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TOUCHMAP_DEBUG", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def touchmap(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process: `touchmap("audit", "-", stdin=b"...")`."""

    def run(*argv: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in argv])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Outcome(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below the current folder."""

    def write(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write
