"""What the terminal can show: colour, width, letters, and a standard output or error that is not there."""

from __future__ import annotations

import io
import sys
from typing import TextIO

import pytest

from touchmap.cli import terminal

pytestmark = pytest.mark.usefixtures("_plain_terminal")


class Screen(io.TextIOWrapper):
    """A terminal with an encoding of its own."""

    def isatty(self) -> bool:
        return True


def stream(tty: bool = True, encoding: str = "utf-8") -> TextIO:
    return (Screen if tty else io.TextIOWrapper)(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize(
    ("tty", "environment", "colour"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (False, {"FORCE_COLOR": ""}, False),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, tty: bool, environment: dict[str, str], colour: bool) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream(tty))
    assert terminal.stdout_style().colour is colour
    assert terminal.stdout_style(to_file=True).colour is False


@pytest.mark.parametrize(
    ("columns", "width"),
    [("", 80), ("100", 100), ("500", 120), ("7", 40), ("0", 80), ("-5", 80), ("wide", 80), ("٤٠", 80), ("9" * 30, 120)],
)
def test_width(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", stream(tty=False))
    assert terminal.stdout_style().width == width
    assert terminal.stdout_style(to_file=True).width == width


@pytest.mark.parametrize(
    ("encoding", "shows"), [("utf-8", True), ("ascii", False), ("cp1251", False), ("cp1252", False)]
)
def test_letters(monkeypatch: pytest.MonkeyPatch, encoding: str, shows: bool) -> None:
    monkeypatch.setattr(sys, "stdout", stream(encoding=encoding))
    assert terminal.stdout_style().unicode is shows


def test_no_streams_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.say("nobody hears this")
    assert terminal.stdout_style() == terminal.stderr_style()
    terminal.close_quietly()


def test_what_is_said_is_one_safe_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = stream(encoding="ascii")
    monkeypatch.setattr(sys, "stderr", screen)
    terminal.say("a\nb \x1b[31m “ї”\udcff")
    screen.seek(0)
    assert screen.read() == 'touchmap: a b ?[31m "?"?\n'


def test_closed_error_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = stream()
    screen.close()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal.say("nobody hears this")
