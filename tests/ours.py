"""The inventories that touchmap comes with: its examples, and its templates as `init` writes them in English."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from touchmap import starter

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 21)
TEMPLATES = {name: starter.find(name).text("en", DAY) for name in starter.names()}
INVENTORIES = {
    f"{path.parent.name}-{path.name.removesuffix('touchmap.yaml').rstrip('.') or 'today'}": path.read_text("utf-8")
    for path in sorted(ROOT.glob("examples/*/*.yaml"))
} | {f"template-{name}": text for name, text in TEMPLATES.items()}

EACH = pytest.mark.parametrize("text", INVENTORIES.values(), ids=INVENTORIES)
"""Runs a test with the text of each of them."""
