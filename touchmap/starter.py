"""The templates that `init` begins with: one folder each, in the package or in the checkout."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

DEFAULT = "retail"
_FILE = "touchmap.yaml"


@cache
def _home() -> Traversable:
    """The folder of templates: beside the package's modules once installed, at the top of a checkout before that."""
    packaged = resources.files("touchmap") / "_templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / "templates"


def names() -> tuple[str, ...]:
    """The names of all templates, the default one first, the rest in alphabetical order."""
    found = (entry.name for entry in _home().iterdir() if (entry / _FILE).is_file())
    return tuple(sorted(found, key=lambda name: (name != DEFAULT, name)))


def template(name: str) -> bytes:
    """The inventory file of the template `name`, as it is written by `init`.

    Raises:
        KeyError: there is no such template.
    """
    if name not in names():
        raise KeyError(name)
    return (_home() / name / _FILE).read_bytes()
