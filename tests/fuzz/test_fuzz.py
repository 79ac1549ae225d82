"""A short run of the fuzzer, and that it would see what it looks for."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import check as checking
from tests.fuzz import fuzz_inventory
from tests.fuzz.fuzz_inventory import fuzz, main
from tests.fuzz.mutate import LARGEST, case
from tests.fuzz.seeds import SHORT, seeds
from tests.fuzz.smaller import smaller
from touchmap import mistakes
from touchmap.audit.rule import Audit, Hit, Rule
from touchmap.finding import Severity
from touchmap.report import FORMATS


def test_mutated_inventories_are_read_or_refused() -> None:
    tally = fuzz(2_000, seed=2026)
    assert tally.failures == {}
    # Enough of them must reach the rules, and enough must not.
    assert 0.2 < tally.understood / tally.cases < 0.8


def test_the_seeds_themselves_are_well() -> None:
    assert len(seeds()) > 100
    outcomes = [checking.check(seed) for seed in seeds()]
    assert [outcome.failure for outcome in outcomes if outcome.failure] == []
    assert sum(outcome.understood for outcome in outcomes) > len(outcomes) * 0.8


def test_the_same_seed_gives_the_same_cases() -> None:
    first, second = ([case(Random(seed)) for seed in range(50)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 45
    assert all(len(data) <= LARGEST for data in first)


def _rules(monkeypatch: pytest.MonkeyPatch, check: object) -> None:
    rule = Rule("TM999", "broken", Severity.NOTE, check)  # type: ignore[arg-type]
    monkeypatch.setattr(importlib.import_module("touchmap.audit.run"), "rules", lambda: (rule,))


def _signature(data: bytes = SHORT.encode()) -> str:
    failure = checking.check(data).failure
    assert failure is not None
    return failure.signature


def test_it_sees_a_rule_that_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: Audit) -> Iterator[Hit]:
        raise RuntimeError("oh")

    _rules(monkeypatch, crash)
    assert _signature().endswith("crashed: The rule broken (TM999) failed (RuntimeError: oh)")


def test_it_sees_what_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(_: Audit) -> Iterator[Hit]:
        while True:
            time.monotonic()

    monkeypatch.setattr(checking, "LIMIT", 0.05)
    _rules(monkeypatch, hang)
    assert _signature() == "TooSlow"


def test_it_sees_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("oh")

    monkeypatch.setattr("touchmap.model.load", fail)
    assert _signature().startswith("KeyError")


def test_it_sees_a_place_outside_of_the_file() -> None:
    finding = mistakes.EMPTY.at(checking.Place(checking.NAME, 3, 1, 3, 2), "x")
    with pytest.raises(AssertionError, match="outside of the file"):
        checking._check_finding(finding, [5, 5])


@pytest.mark.parametrize("form", FORMATS)
def test_it_sees_a_control_character(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setitem(FORMATS, form, lambda _: "{}\x1b[31m")
    monkeypatch.setattr(checking, "_ALL_OF", 1)
    assert f"{form} lets a control character out" in _signature()


def test_what_fails_is_saved_as_small_as_can_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def picky(data: bytes) -> checking.Outcome:
        failure = checking.Failure("picky", "details") if b"Pay" in data and b"bike" in data else None
        return checking.Outcome(True, failure)

    monkeypatch.setattr("tests.fuzz.smaller.check", picky)
    monkeypatch.setattr(fuzz_inventory, "check", picky)
    assert smaller(SHORT.encode(), "picky") in (b"bikePay", b"Paybike")
    assert main(["--count", "300", "--failures", str(tmp_path)]) == 1
    (saved,) = tmp_path.glob("*.yaml")
    assert len(saved.read_bytes()) == 7
    assert main(["--replay", str(saved)]) == 1
    assert main(["--count", "20", "--seconds", "0"]) == 0
