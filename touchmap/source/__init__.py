"""YAML text to plain values, each with its place in the file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from touchmap.source.build import build
from touchmap.source.document import MAX_BYTES, Document, decoded, split_lines
from touchmap.source.spot import Spot

__all__ = ["STDIN", "Document", "Spot", "Unreadable", "parse", "read", "split_lines"]

STDIN = "-"
"""What stands for standard input where a file is asked for."""


class Unreadable(Exception):
    """A file that cannot be read at all; the message says which and why."""


class _Start:
    """The very first character of a file."""

    line = column = 0


def read(path: str) -> Document:
    """Reads one file, or standard input for `-`.

    Raises:
        Unreadable: it does not exist, is no regular file, or may not be read.
    """
    if path == STDIN:
        return parse(sys.stdin.buffer.read(MAX_BYTES + 1), path)
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(f"{path} is a folder, not an inventory file")
        if not stat.S_ISREG(mode):
            raise Unreadable(f"{path} is not a regular file; write - to read from a pipe")
        with Path(path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(f"{path} does not exist") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unreadable(f"{path} cannot be read: {reason}") from None
    return parse(data, path)


def parse(data: bytes, name: str) -> Document:
    """The values in `data`; whatever is wrong with them stands in the findings of the result."""
    folder = Path.cwd() if name == STDIN else Path(os.path.abspath(name)).parent  # noqa: PTH100 - keeps links
    document = Document(name, "", None, Spot(None, name, _Start, _Start), folder)
    text = decoded(data, document)
    if text is not None:
        build(text, document)
    return document
