"""Whatever is answered: nothing breaks, a step back undoes just one answer, and a true inventory comes out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.talks import ANSWERS, LANGUAGES, ended, talks, whatever
from tests.reading import inventory, mistakes
from touchmap.interview import Refused, Session, begin, written
from touchmap.interview.state import QUESTIONS
from touchmap.model.slug import slug

TALKS = talks()
SPOKEN = st.sampled_from(LANGUAGES)


@given(TALKS, SPOKEN)
@settings(max_examples=120)
def test_it_always_ends_in_an_inventory_that_says_what_was_said(answers: list[str], language: str) -> None:
    state = ended(whatever(begin(language), answers)).state
    text = written(state)
    assert mistakes(text) == []
    read = inventory(text)
    assert (read.journey.name, read.journey.persona or "", read.journey.goal or "") == (
        state.name,
        state.persona,
        state.goal,
    )
    assert read.journey.language == language
    found = sorted(
        (one.name, one.stage, one.channel.name, one.channel.kind, one.responsible or "", one.moment_of_truth,
         [post.name for post, _ in one.asked])
        for one in read.touchpoints
    )  # fmt: skip
    meant = sorted(
        (one.name, QUESTIONS[one.question], channel.name, channel.kind, state.owner(one), one.moment,
         [state.posts[one.post].name] if one.asks else [])
        for one in state.meetings
        for channel in (state.channels[one.channel],)
    )  # fmt: skip
    assert found == meant
    ways = [[step.target.name for step in path.steps if step.target] for path in read.paths.values()]
    assert ways == [[state.meetings[place].name for place in way] for way in state.ways]


@given(TALKS, ANSWERS, SPOKEN)
@settings(max_examples=100)
def test_a_step_back_undoes_one_answer(answers: list[str], answer: str, language: str) -> None:
    before = whatever(begin(language), answers)
    try:
        after = before.answered(answer)
    except Refused:
        return
    assert after.back() == before


@given(TALKS, SPOKEN)
@settings(max_examples=60)
def test_going_on_later_is_going_on(answers: list[str], language: str) -> None:
    session = whatever(begin("", language), answers)
    kept = json.loads(json.dumps(session.answers))
    assert begin("", language).hearing(kept) == session


@given(TALKS, SPOKEN)
@settings(max_examples=100)
def test_every_question_is_asked_in_full(answers: list[str], language: str) -> None:
    session = begin("", language)
    for answer in [*answers, *[""] * 20]:
        if session.over:
            break
        prompt = session.prompt
        assert prompt.topic
        assert prompt.help
        assert all(prompt.text)
        shown = (prompt.head, *prompt.text, prompt.default, prompt.help, session.state.told)
        assert not any(sign in text for text in shown for sign in "\u2068\u2069\n\x1b")
        session = whatever(session, [answer])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_question_stays_the_first(language: str) -> None:
    session: Session = begin(language)
    assert session.back() == session


def test_when_it_is_over_nothing_is_taken() -> None:
    session = ended(begin("en"))
    with pytest.raises(Refused):
        session.answered("one more")


@given(st.lists(st.sampled_from(["Pay", "pay!", "PAY", "pay-2", "pay-3"]), min_size=2, max_size=8))
def test_touchpoints_of_one_name_are_told_apart(names: list[str]) -> None:
    state = ended(whatever(begin("en"), ["", "", "", *names])).state
    read = inventory(written(state))
    assert [step.target and step.target.name for step in next(iter(read.paths.values())).steps] == names
    assert len({one.key for one in read.touchpoints}) == len(names)
    assert {slug(one.name) for one in read.touchpoints if one.id is None}.isdisjoint(one.id for one in read.touchpoints)
