"""Keys and ids that nothing else has."""

from __future__ import annotations

import itertools
from collections.abc import Collection

_LONGEST = 60


def unique(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, shortened where it is very long, with a number behind it where it is taken."""
    stem = wanted[:_LONGEST].rstrip("-") or "nameless"
    return next(key for key in _spellings(stem) if key not in taken)


def _spellings(stem: str) -> itertools.chain[str]:
    return itertools.chain((stem,), (f"{stem}-{number}" for number in itertools.count(2)))
