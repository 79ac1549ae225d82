"""Whole inventories made by hypothesis, good ones and spoiled ones: what must hold for any holds for them."""

from __future__ import annotations

from hypothesis import given, settings

from tests.fuzz.check import check
from tests.hostile.mutated import mutated
from tests.strategies import inventories


@given(inventories())
@settings(max_examples=60)
def test_a_good_inventory_is_understood_and_reported(text: str) -> None:
    outcome = check(text.encode())
    assert outcome.failure is None, outcome.failure.details
    assert outcome.understood


@given(mutated())
@settings(max_examples=150)
def test_a_spoiled_one_is_understood_or_refused(text: str) -> None:
    outcome = check(text.encode("utf-8", "surrogatepass"))
    assert outcome.failure is None, outcome.failure.details
