"""What the terminal can show, and the one way to print a line to standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TextIO

from touchmap.report import Style
from touchmap.report.ink import clean, clean_line, plain

_PROBE = "█▒★…│“”→×–"
_WIDEST, _NARROWEST, _USUAL = 120, 40, 80


class CannotDo(Exception):
    """The job cannot be done; the message says why in one line. Exit code 2."""


def say(problem: str) -> None:
    """Prints what went wrong, on one line of standard error."""
    tell_text(f"touchmap: {clean(problem)}\n")


def tell(*lines: str) -> None:
    """Prints what was done, line by line, to standard error: standard output is for reports."""
    tell_text("".join(f"{clean_line(line)}\n" for line in lines))


def tell_text(text: str) -> None:
    """Prints text that is safe already to standard error; nothing happens where there is none."""
    stream = sys.stderr
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        encoding = stream.encoding or "ascii"
        stream.write((text if _shows(stream) else plain(text)).encode(encoding, "replace").decode(encoding))
        stream.flush()


def stdout_style(*, to_file: bool = False) -> Style:
    """How a report may look; one that goes to a file is in plain UTF-8, 80 columns wide or COLUMNS."""
    return Style(width=_width(tty=False)) if to_file else _style(sys.stdout)


def stderr_style() -> Style:
    """How a report on standard error may look."""
    return _style(sys.stderr)


def _style(stream: TextIO | None) -> Style:
    if stream is None:
        return Style()
    tty = _is_tty(stream)
    return Style(colour=_colour(tty), width=_width(tty), unicode=_shows(stream))


def _is_tty(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False


def _colour(tty: bool) -> bool:
    """NO_COLOR wins over FORCE_COLOR; both count when they are set to anything but nothing."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return tty and os.environ.get("TERM") != "dumb"


def _width(tty: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        width = int(columns[:6])
    else:
        width = shutil.get_terminal_size((_USUAL, 24)).columns if tty else _USUAL
    return max(_NARROWEST, min(width, _WIDEST))


def _shows(stream: TextIO) -> bool:
    """Whether the encoding of `stream` has our signs."""
    try:
        _PROBE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def close_quietly() -> None:
    """Flushes standard output; a pipe that was closed early stays without consequences."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            silence(stream)


def silence(stream: TextIO) -> None:
    """Sends whatever is still to be written to `stream` nowhere, so that Python does not complain at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
