"""Real files written by others, beside the project; where they are not, the tests that read them are skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared/data"
MISSING = not DATA.is_dir()
needed = pytest.mark.skipif(
    MISSING, reason=f"{DATA} is not there: it holds files of others, which are no part of the project"
)


def files(pattern: str) -> list[Path]:
    """The files that fit, in a steady order; none where the folder is missing."""
    return sorted(DATA.glob(pattern))
