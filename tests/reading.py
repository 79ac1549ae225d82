"""Short ways to read an inventory from a text, for tests."""

from __future__ import annotations

import textwrap

from touchmap import model, source
from touchmap.finding import Finding
from touchmap.model import Inventory, Touchpoint


def inventory(text: str, name: str = "touchmap.yaml") -> Inventory:
    """The inventory in `text`, which must be free of mistakes."""
    loaded, findings = model.load(source.parse(textwrap.dedent(text).encode(), name))
    assert findings == []
    assert loaded is not None
    return loaded


def mistakes(text: str | bytes, name: str = "touchmap.yaml") -> list[Finding]:
    """What is wrong with the file `text`."""
    data = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
    loaded, findings = model.load(source.parse(data, name))
    assert (loaded is None) == bool(findings)
    return findings


def said(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong with the file `text`."""
    return [(finding.code, finding.place.line, finding.place.column) for finding in mistakes(text)]


def named(inventory: Inventory, name: str) -> Touchpoint:
    """The touchpoint of that name."""
    (found,) = [touchpoint for touchpoint in inventory.touchpoints if touchpoint.name == name]
    return found
