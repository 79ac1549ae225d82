"""From the paths on the command line to inventories: each file once, in a steady order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from touchmap.cli.terminal import CannotDo, say
from touchmap.finding import Finding
from touchmap.model import Inventory
from touchmap.source import STDIN

NAME = "touchmap.yaml"
_SKIPPED_FOLDERS = ("node_modules",)


@dataclass
class Inputs:
    """Everything that was read: `findings` are mistakes in the files themselves, `failed`: one was unreadable."""

    inventories: list[Inventory] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    failed: bool = False


def read_all(paths: Sequence[str]) -> Inputs:
    """Reads the inventories that `paths` name (files, folders, `-`; none: the current folder).

    What cannot be read is said on standard error at once, and the rest is read all the same.
    """
    from touchmap import source
    from touchmap.model import load

    inputs = Inputs()
    for name in _names(paths, inputs):
        try:
            document = source.read(name)
        except source.Unreadable as problem:
            _fail(inputs, str(problem))
            continue
        inventory, findings = load(document)
        inputs.texts[name] = document.text
        inputs.findings += findings
        if inventory is not None:
            inputs.inventories.append(inventory)
    return inputs


def _fail(inputs: Inputs, message: str) -> None:
    say(message)
    inputs.failed = True


def _names(paths: Sequence[str], inputs: Inputs) -> list[str]:
    """The files that `paths` stand for, sorted by name; the same file under two names is taken once."""
    names: dict[object, str] = {}
    for path in paths or ["."]:
        try:
            for name in [path] if path in (STDIN, "") or not Path(path).is_dir() else _below(Path(path), inputs):
                names.setdefault(_identity(name), name)
        except CannotDo as problem:
            _fail(inputs, str(problem))
    return sorted(names.values())


def _identity(name: str) -> object:
    if name == STDIN:
        return STDIN
    try:
        known = Path(name).stat()
    except (OSError, ValueError):
        return name
    return (known.st_dev, known.st_ino)


def _below(folder: Path, inputs: Inputs) -> list[str]:
    """Every inventory in a folder and the folders below it.

    Raises:
        CannotDo: there is none.
    """
    found = sorted(_walk(folder, inputs))
    if not found:
        here = folder.resolve() == Path.cwd()
        where, command = ("this folder", "touchmap init") if here else (folder, f"touchmap init {_quoted(folder)}")
        raise CannotDo(f"there is no {NAME} or *.{NAME} in {where}. Begin one with `{command}`, or name a file.")
    return found


def _walk(folder: Path, inputs: Inputs) -> Iterator[str]:
    """Links to folders are not followed, so no loop can hold us; hidden folders are left out."""

    def unreadable(error: OSError) -> None:
        _fail(inputs, f"the folder {Path(error.filename)} cannot be read: {error.strerror}")

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        for name in files:
            if name == NAME or (name.endswith(f".{NAME}") and not name.startswith(".")):
                yield str(Path(here, name))


def _quoted(folder: Path) -> str:
    import shlex

    return shlex.quote(str(folder))
