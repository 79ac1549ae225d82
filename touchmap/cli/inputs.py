"""From the paths on the command line to inventories: each file once, in a steady order."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from touchmap.cli.terminal import CannotDo, say
from touchmap.finding import Finding
from touchmap.model import Inventory
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.config import Exclude

NAME = "touchmap.yaml"
_SKIPPED_FOLDERS = ("node_modules",)


@dataclass
class Inputs:
    """Everything that was read: `findings` are mistakes in the files themselves, `failed`: one was unreadable."""

    inventories: list[Inventory] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    failed: bool = False


def read_all(paths: Sequence[str], *, exclude: Exclude | None = None, stdin_name: str | None = None) -> Inputs:
    """Reads the inventories that `paths` name (files, folders, `-`; none: the current folder).

    What cannot be read is said on standard error at once, and the rest is read all the same. `exclude` leaves out
    what is found in folders, never what is named. `stdin_name` is the file that standard input stands for.
    """
    from touchmap import source
    from touchmap.model import load

    inputs = Inputs()
    for name in _names(paths, inputs, exclude, stdin_name):
        try:
            document = source.read(name, stdin_name) if name == STDIN and stdin_name else source.read(name)
        except source.Unreadable as problem:
            _fail(inputs, str(problem))
            continue
        name = document.path
        inventory, findings = load(document)
        inputs.texts[name] = document.text
        inputs.findings += findings
        if inventory is not None:
            inputs.inventories.append(inventory)
    return inputs


def is_inventory(name: str) -> bool:
    """Whether a file of this name is an inventory that a folder stands for."""
    return name == NAME or (name.endswith(f".{NAME}") and not name.startswith("."))


def _fail(inputs: Inputs, message: str) -> None:
    say(message)
    inputs.failed = True


def _names(paths: Sequence[str], inputs: Inputs, exclude: Exclude | None, stdin_name: str | None) -> list[str]:
    """The files that `paths` stand for, sorted by name; the same file under several names is taken once.

    Of these the name of the file itself is taken before that of a link, and then the shortest, whichever comes first.
    """
    names: dict[object, list[str]] = defaultdict(list)
    for path in paths or ["."]:
        try:
            if path in (STDIN, "") or not os.path.isdir(path):  # noqa: PTH112 - no error, however long
                names[_identity(stdin_name if path == STDIN and stdin_name else path)].append(path)
                continue
            for name in _below(Path(path), inputs, exclude):
                names[_identity(name)].append(name)
        except CannotDo as problem:
            _fail(inputs, str(problem))
    chosen = {min(alike, key=_plainness) for alike in names.values()}
    return sorted(chosen, key=lambda name: stdin_name if name == STDIN and stdin_name else name)


def _plainness(name: str) -> tuple[bool, bool, int, str]:
    # What an editor holds comes before what it saved last.
    return (name != STDIN, os.path.islink(name), len(name), name)  # noqa: PTH114 - no error, however long


def _identity(name: str) -> object:
    if name == STDIN:
        return STDIN
    try:
        known = Path(name).stat()
    except (OSError, ValueError):
        return name
    return (known.st_dev, known.st_ino)


def _below(folder: Path, inputs: Inputs, exclude: Exclude | None) -> list[str]:
    """Every inventory in a folder and the folders below it.

    Raises:
        CannotDo: there is none.
    """
    found = sorted(_walk(folder, inputs, exclude))
    if not found and exclude and next(_walk(folder, Inputs(), None), None) is not None:
        raise CannotDo(f"the configuration leaves out every inventory in {folder}: see its `exclude`")
    if not found:
        here = folder.resolve() == Path.cwd()
        where, command = ("this folder", "touchmap init") if here else (folder, f"touchmap init {_quoted(folder)}")
        raise CannotDo(f"there is no {NAME} or *.{NAME} in {where}. Begin one with `{command}`, or name a file.")
    return found


def _walk(folder: Path, inputs: Inputs, exclude: Exclude | None) -> Iterator[str]:
    """Links to folders are not followed, so no loop can hold us; hidden folders are left out."""

    def unreadable(error: OSError) -> None:
        _fail(inputs, f"the folder {Path(error.filename)} cannot be read: {error.strerror}")

    for here, folders, files in os.walk(folder, onerror=unreadable):
        kept = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        found = [name for name in files if is_inventory(name)]
        if exclude:
            real = Path(here).resolve()
            kept = [name for name in kept if not exclude(real, name)]
            found = [name for name in found if not exclude(real, name)]
        folders[:] = kept
        for name in found:
            yield str(Path(here, name))


def _quoted(folder: Path) -> str:
    import shlex

    return shlex.quote(str(folder))
