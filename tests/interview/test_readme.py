"""The interview in the README is a real one; what is left out of it is marked."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.interview.talks import BAKERY
from tests.test_readme import between
from touchmap.cli.guard import run

PARTS = (
    ("Question 1 of 4", "Question 2 of 4"),
    ("Looking back 3 of 4", "Looking back 3 of 4"),
    ("Done: ", None),
)
"""Where each part of the session that is shown begins, and what it ends before."""


def shown(session: str) -> str:
    parts = []
    for start, end in PARTS:
        begin = session.index(start)
        parts.append(session[begin : session.index(end, begin + 1) if end else None].strip())
    return "\n\n…\n\n".join(parts)


def test_the_interview_is_what_is_shown(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    answers = "".join(f"{answer}\n" for answer in BAKERY)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
    assert run(["init", "bakery", "--interactive", "--language", "en"]) == 0
    screen = f"\n```text\n{shown(capsys.readouterr().out)}\n```\n\n"
    assert between("<!-- interview -->", "<!-- end of interview -->", request, screen) == screen
