"""Every step of the interview in one table: what it asks, what an answer makes of the state, when it is passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from touchmap.interview import afterwards, desk, opening, walk
from touchmap.interview.prompt import Prompt
from touchmap.interview.state import OVER, State


def _never(_: State) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Step:
    """A step: where it is `idle`, there is nothing to ask and `after` comes instead."""

    ask: Callable[[State], Prompt]
    take: Callable[[State, str], State]
    idle: Callable[[State], bool] = _never
    after: str = OVER


STEPS: Mapping[str, Step] = {
    "language": Step(opening.ask_language, opening.take_language),
    "name": Step(opening.ask_fact("name"), opening.take_fact("name")),
    "persona": Step(opening.ask_fact("persona"), opening.take_fact("persona")),
    "goal": Step(opening.ask_fact("goal"), opening.take_fact("goal")),
    "meetings": Step(walk.ask_meetings, walk.take_meetings),
    "precise": Step(walk.ask_precise, walk.take_precise),
    "channel": Step(walk.ask_channel, walk.take_channel),
    "kind": Step(walk.ask_kind, walk.take_kind),
    "way": Step(afterwards.ask_way, afterwards.take_way, afterwards.single, "moments"),
    "further": Step(afterwards.ask_further, afterwards.take_further, afterwards.covered, "moments"),
    "moments": Step(afterwards.ask_moments, afterwards.take_moments, afterwards.empty, "owners"),
    "owners": Step(desk.ask_owner, desk.take_owner, desk.settled, "others"),
    "others": Step(desk.ask_others, desk.take_others, desk.unshared, "asked"),
    "asked": Step(desk.ask_asked, desk.take_asked, afterwards.empty, "post"),
    "post": Step(desk.ask_post, desk.take_post, desk.heard, OVER),
    "post kind": Step(desk.ask_post_kind, desk.take_post_kind),
}


def ask(state: State) -> Prompt:
    """The question that is to be answered now; the interview must not be over."""
    return STEPS[state.at].ask(state)


def take(state: State, answer: str) -> State:
    """The state after `answer`, at the next step that has something to ask.

    Raises:
        Refused: the answer cannot be taken, and the question stands.
    """
    state = STEPS[state.at].take(state, answer)
    while not state.over and (step := STEPS[state.at]).idle(state):
        state = state.with_(at=step.after, told=state.told)
    return state
