"""The inventory of a whole interview: how it reads, and what stands where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interview.talks import BAKERY, LANGUAGES, ended, held
from tests.reading import inventory, mistakes, named
from touchmap.interview import begin, written
from touchmap.source.write import WIDTH

HERE = Path(__file__).parent


def test_the_bakery(golden: Callable[[Path, str], None]) -> None:
    session = held()
    assert session.over
    golden(HERE / "bakery.touchmap.yaml", written(session.state))


def test_what_was_said_is_there() -> None:
    read = inventory(written(held().state))
    assert len(read.touchpoints) == 12
    assert [one.name for one in read.touchpoints if one.moment_of_truth] == [
        "Choose a loaf at the counter", "Pay at the till", "Complain that it was burnt",
    ]  # fmt: skip
    assert named(read, "Pay at the till").responsible == "Olena"
    assert named(read, "Ask which bread keeps fresh").responsible == "Iryna"
    assert named(read, "Complain that it was burnt").responsible == "Anna"
    assert [post.kind for post, _ in named(read, "Complain that it was burnt").asked] == ["complaints"]
    assert named(read, "Pay at the till").asked == named(read, "Choose a loaf at the counter").asked
    assert named(read, "Look up the opening hours").channel.key == "website"
    assert named(read, "Look for a bakery on the map").control == "external"
    assert named(read, "Eat it on Sunday").control == "customer"
    assert [one.name for one in read.touchpoints if one.entry] == ["Notice that the bread is gone"]
    assert {str(one.in_phase and one.in_phase.name) for one in read.touchpoints if one.stage == "pre-purchase"} == {
        "A problem to solve", "Looking for who solves it",
    }  # fmt: skip


def test_how_many_answers_it_takes() -> None:
    assert len(BAKERY) <= 4 * 12 + 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_enter_makes_an_inventory_too(language: str) -> None:
    session = ended(begin(language))
    text = written(session.state)
    assert mistakes(text) == []
    assert len(session.answers) == 3 + 4
    read = inventory(text)
    assert not read.touchpoints
    assert read.journey.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_in_an_editor(language: str) -> None:
    text = written(ended(begin(language).hearing(["", "", "", *BAKERY[3:8]])).state)
    for line in text.splitlines():
        assert line == line.rstrip()
        assert len(line) <= WIDTH or not line.lstrip().startswith("#")
    assert "\n\nchannels:" in text or "\n\n# " in text
    assert text.endswith("\n")


def test_each_remark_is_made_once() -> None:
    remarks = [line.partition("# ")[2] for line in written(held().state).splitlines() if "# " in line]
    assert len(remarks) == len(set(remarks))
    assert len(remarks) > 10


def test_a_stage_without_an_answer_is_shown_as_empty() -> None:
    text = written(ended(begin("en").hearing(["", "", "", "Look", "", "1"])).state)
    assert "  purchase: {}  # nothing has been named here yet\n  post-purchase: {}\n" in text
