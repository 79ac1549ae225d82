"""YAML text to plain values, each with its place in the file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from touchmap.source.build import build
from touchmap.source.comments import Comment, comments
from touchmap.source.document import MAX_BYTES, Document, decoded
from touchmap.source.spot import Spot, split_lines

__all__ = ["STDIN", "Comment", "Document", "Spot", "Unreadable", "contents", "parse", "read", "split_lines"]

STDIN = "-"
"""What stands for standard input where a file is asked for."""


class Unreadable(Exception):
    """A file that cannot be read at all; the message says which and why."""


class _Start:
    """The very first character of a file."""

    line = column = 0


def read(path: str, name: str | None = None) -> Document:
    """Reads one file, or standard input for `-`; `name` is what it is called where that is not its path.

    Raises:
        Unreadable: it does not exist, is no regular file, or may not be read.
    """
    return parse(contents(path), name or path)


def contents(path: str, what: str = "an inventory file") -> bytes:
    """The bytes of one file, or of standard input for `-`; of one that is too large just enough to tell.

    `what` says in messages what should be there.

    Raises:
        Unreadable: it does not exist, is no regular file, or may not be read.
    """
    if not path:
        raise Unreadable("the name of a file is empty")
    if path == STDIN:
        if sys.stdin is None:
            raise Unreadable("there is no standard input to read")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(f"{path} is a folder, not {what}")
        if not stat.S_ISREG(mode):
            raise Unreadable(f"{path} is not a regular file; write - to read from a pipe")
        with Path(path).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(f"{path} does not exist") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unreadable(f"{path} cannot be read: {reason}") from None


def parse(data: bytes, name: str) -> Document:
    """The values in `data`; whatever is wrong with them stands in the findings of the result."""
    folder = Path.cwd() if name == STDIN else Path(os.path.abspath(name)).parent  # noqa: PTH100 - keeps links
    document = Document(name, "", None, Spot(None, name, _Start, _Start), folder)
    text = decoded(data, document)
    if text is not None:
        build(text, document)
        if not document.findings:
            document.comments = comments(text, document.spot)
    return document
