"""Stretches of equal neighbours: the columns of a phase, the rows of a lane."""

from __future__ import annotations

from collections.abc import Sequence


def groups(values: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of equal neighbours, as (first, end)."""
    starts = [i for i in range(len(values)) if i == 0 or values[i] != values[i - 1]]
    return list(zip(starts, [*starts[1:], len(values)], strict=False)) if starts else []
