"""Geometry of 500 random maps: what holds for one, holds for all."""

from __future__ import annotations

from random import Random

import pytest

from tests.draw.maps import check, check_heads, drawn
from tests.fuzz.hostile import odd

BATCHES, EACH = 20, 25


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_inventories(batch: int) -> None:
    for number in range(EACH):
        random = Random(f"{batch}-{number}")
        sheet = drawn(odd(random, random.choice((4, 8, 8, 14, 14, 30))).decode())
        check(sheet)
        check_heads(sheet)
