"""The examples of the TM0 codes: the bad one has the mistake, the good one has none."""

from __future__ import annotations

import pytest

from tests.audit.examples import CASES
from touchmap import model, source
from touchmap.audit import Settings, catalogue, run
from touchmap.audit.mistake_examples import EXAMPLES
from touchmap.mistakes import CRASHED, MISTAKES


@pytest.fixture(autouse=True)
def _in_a_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)


def mistakes(text: str) -> list[str]:
    """The codes of the mistakes in a file, in their order."""
    inventory, found = model.load(source.parse(text.encode(), "touchmap.yaml"))
    result = run([inventory] if inventory else [], Settings(), found)
    return [finding.code for finding in result.findings if finding.code in MISTAKES]


def test_every_mistake_that_people_can_make_has_an_example() -> None:
    assert set(EXAMPLES) == MISTAKES.keys() - {CRASHED.code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_has_the_mistake_and_the_good_one_has_none(code: str) -> None:
    bad, good = EXAMPLES[code]
    assert code in mistakes(bad)
    assert set(mistakes(bad)) <= {code, "TM011"}  # brackets within brackets are no touchpoint either
    assert mistakes(good) == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_it_is_shown_with_the_texts_of_the_mistake_and_fits_a_screen(code: str) -> None:
    info = catalogue.find(code)
    assert (info.bad, info.good) == EXAMPLES[code]
    lines = [*info.bad.splitlines(), *info.good.splitlines()]
    assert max(map(len, lines)) <= 76
    assert len(lines) <= 26
    assert all(line.isprintable() for line in lines)


def test_our_own_mistake_has_none() -> None:
    info = catalogue.find(CRASHED.code)
    assert (info.bad, info.good) == ("", "")
