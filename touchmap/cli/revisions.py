"""Files as git had them: `REV:PATH`, as git itself writes it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from touchmap.cli.terminal import CannotDo
from touchmap.source import STDIN, Document, Unreadable, parse, read
from touchmap.source.document import MAX_BYTES

_PATIENCE = 60  # seconds that git may take


def document(name: str) -> Document:
    """The file `name`, the standard input for `-`, or what git has for `REV:PATH`.

    PATH counts from the top of the repository, or from the current folder where it begins with `./`.

    Raises:
        CannotDo: there is no such file, or git does not have it.
    """
    revision, colon, path = name.partition(":")
    if name == STDIN or not (colon and path) or os.path.lexists(name):
        try:
            return read(name)
        except Unreadable as problem:
            raise CannotDo(str(problem)) from None
    if revision.startswith("-"):
        raise CannotDo(f"{revision} is no revision: write one as git does, such as HEAD:touchmap.yaml")
    document = parse(_git("cat-file", "blob", name, what=name)[: MAX_BYTES + 1], name)
    # Files that the inventory names are looked for where it lies today.
    top = Path.cwd() if path.startswith("./") else Path(os.fsdecode(_git("rev-parse", "--show-toplevel").strip()))
    document.folder = (top / path).parent
    return document


def _git(*arguments: str, what: str = "") -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError:
        raise CannotDo(f"{what} is no file, and git, which could have it, is not installed") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
        raise CannotDo(f"{what} is no file, and git could not be asked for it: {problem}") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        reason = told[-1].removeprefix("fatal: ").removesuffix(".") if told else f"git ended with {done.returncode}"
        raise CannotDo(f"{what} is no file, and git does not have it: {reason}")
    return done.stdout
