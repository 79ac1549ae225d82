"""What the tests of the audit share: rules that exist for one test only."""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from touchmap.audit import rules as folder
from touchmap.audit.discover import rules

_HEAD = """
from touchmap.audit.gates import *
from touchmap.audit.rule import Also, Gate, Hit, rule
from touchmap.finding import Severity
"""


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Drops one more file into the folder of rules; the imports that every rule has are put before the text."""
    extra = tmp_path / "rules"
    extra.mkdir()
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(extra)])
    names: list[str] = []

    def write(text: str) -> None:
        name = f"dropped_{len(names)}"
        (extra / f"{name}.py").write_text(_HEAD + textwrap.dedent(text), "utf-8")
        names.append(f"{folder.__name__}.{name}")
        importlib.invalidate_caches()
        rules.cache_clear()

    yield write
    for name in names:
        sys.modules.pop(name, None)
    rules.cache_clear()
