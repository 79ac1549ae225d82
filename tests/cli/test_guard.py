"""The outermost layer: no traceback reaches the user."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from touchmap import source
from touchmap.cli.guard import run


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("oh\nno"), "RuntimeError: oh no. Please report it"),
        (RecursionError(), "RecursionError. Please report it"),
        (MemoryError(), "MemoryError. Please report it"),
        (ZeroDivisionError("\x1b[31m"), "ZeroDivisionError: \ufffd[31m. Please report it"),
    ],
)
def test_internal_error_is_one_line(
    touchmap: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(_: str) -> None:
        raise error

    monkeypatch.setattr(source, "read", fail)
    outcome = touchmap("audit", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"touchmap: internal error: {words}")
    assert len(outcome.err.splitlines()) == 1


def test_for_us_there_is_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr(source, "read", fail)
    monkeypatch.setenv("TOUCHMAP_DEBUG", "1")
    assert run(["audit", "-"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_interrupt(touchmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(source, "read", interrupt)
    outcome = touchmap("audit", "-")
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")


def test_interrupt_before_the_command_begins(touchmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("touchmap.cli.guard._invoke", interrupt)
    assert touchmap("audit").code == 130
