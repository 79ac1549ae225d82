"""A terminal that a test types into and looks at: tmux, with a server of its own, waiting for what is to be seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds within which something must be seen; it takes far less."""
_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u200e\u200f\u2068\u2069")


def missing() -> None:
    """Ends a test that cannot run: as skipped, or as failed where the build relies on it."""
    reason = "tmux is missing: run .ci/terminal"
    if os.environ.get("TOUCHMAP_TMUX") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def plain(text: str) -> str:
    """A text as a person sees it: on one line, without letters that have no shape."""
    return " ".join(text.translate(_INVISIBLE).split())


class Terminal:
    """A shell in a terminal of a given size, in a folder."""

    def __init__(self, socket: Path, folder: Path, environment: dict[str, str], columns: int = 80, rows: int = 40):
        if shutil.which("tmux") is None:
            missing()
        self._socket = socket
        settings = [f"{name}={value}" for name, value in environment.items()]
        self._tmux(
            "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(folder),
            "env", "-i", *settings, "sh",
        )  # fmt: skip

    def type(self, text: str, *, enter: bool = True) -> None:
        """Types `text`, as it is, and Enter behind it."""
        if text:
            self._tmux("send-keys", "-l", "--", text)
        if enter:
            self.press("Enter")

    def press(self, key: str) -> None:
        """Presses one key by its name in tmux, such as C-c."""
        self._tmux("send-keys", key)

    def paste(self, text: str) -> None:
        """Pastes several lines as a terminal does, between marks if the program asks for them."""
        self._tmux("set-buffer", "--", text)
        self._tmux("paste-buffer", "-p", "-r")

    @property
    def screen(self) -> str:
        """What can be seen now."""
        return self._tmux("capture-pane", "-p")

    @property
    def coloured(self) -> str:
        """What can be seen now, with the orders that colour it."""
        return self._tmux("capture-pane", "-p", "-e")

    @property
    def everything(self) -> str:
        """What can be seen or was seen before; a line that the terminal broke is whole again."""
        return self._tmux("capture-pane", "-p", "-J", "-S", "-")

    def until(self, text: str) -> None:
        """Waits until `text` stands among what was not looked at before, and looks at everything up to there."""
        limit = time.monotonic() + PATIENCE
        wanted = plain(text)
        while True:
            seen = plain(self.everything)
            place = seen.find(wanted, self._looked)
            if place >= 0:
                self._looked = place + len(wanted)
                return
            if time.monotonic() > limit:
                pytest.fail(f"{text!r} was not seen in {PATIENCE} seconds. What was:\n{self.everything}")

    _looked = 0

    def end(self) -> None:
        """Ends the terminal and whatever runs in it."""
        subprocess.run(["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-f", "/dev/null", "-u", "-S", str(self._socket), *arguments]
        return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8", timeout=30).stdout
