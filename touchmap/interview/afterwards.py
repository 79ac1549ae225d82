"""Still in the customer's shoes, looking back: how one touchpoint leads to the next, and which of them decide."""

from __future__ import annotations

from touchmap.interview.answers import Refused, cleaned, means, numbers
from touchmap.interview.prompt import Prompt, Row, numbered
from touchmap.interview.speech import map_words, said
from touchmap.interview.state import State
from touchmap.words import count

PARTS = ("way", "moments", "owners", "feedback")
MOST_MOMENTS = 4
"""When more than these decide, none does."""


def head(state: State, part: str) -> str:
    """How far the look back is."""
    words = state.words
    known = count(map_words(state.language), "count.touchpoint", len(state.meetings))
    number = PARTS.index(part) + 1
    return said(words, "head.back", number=number, of=len(PARTS), part=said(words, f"part.{part}"), touchpoints=known)


def rows(state: State) -> tuple[Row, ...]:
    """All touchpoints with their numbers."""
    return numbered(state.words, (meeting.name for meeting in state.meetings))


def single(state: State) -> bool:
    """Whether there are too few touchpoints for a way."""
    return len(state.meetings) < 2


def empty(state: State) -> bool:
    """Whether there is no touchpoint at all."""
    return not state.meetings


def ask_way(state: State) -> Prompt:
    """The usual way: all of them in the order in which they were named, or in another one."""
    words = state.words
    return Prompt(
        "way",
        head(state, "way"),
        (said(words, "ask.way"),),
        rows(state),
        default=said(words, "default.way", last=len(state.meetings)),
        help=said(words, "help.way"),
    )


def take_way(state: State, answer: str) -> State:
    """Nothing, or yes, takes all in their order; numbers are the touchpoints that customers usually pass."""
    text = cleaned(answer, state.words)
    if not text or means(text, "yes", state.words):
        return state.with_(at="further", ways=(tuple(range(len(state.meetings))),))
    return state.with_(at="further", ways=(_way(state, text),))


def ask_further(state: State) -> Prompt:
    """Another way, as long as some touchpoints are on none."""
    words = state.words
    spelt = words.numbers.whole
    left = tuple((spelt(place + 1), state.meetings[place].name) for place in _left(state))
    return Prompt(
        "further",
        head(state, "way"),
        (said(words, "ask.further"),),
        left,
        default=said(words, "default.further"),
        help=said(words, "help.further"),
    )


def take_further(state: State, answer: str) -> State:
    """Nothing leaves the rest as it is; numbers are one more way."""
    text = cleaned(answer, state.words)
    if not text or means(text, "no", state.words):
        return state.with_(at="moments")
    return state.with_(ways=(*state.ways, _way(state, text)))


def covered(state: State) -> bool:
    """Whether each touchpoint is on some way."""
    return not _left(state)


def _left(state: State) -> list[int]:
    """The touchpoints that no way leads through."""
    there = {place for way in state.ways for place in way}
    return [place for place in range(len(state.meetings)) if place not in there]


def _way(state: State, text: str) -> tuple[int, ...]:
    chosen = numbers(text, len(state.meetings), state.words)
    way = tuple(one - 1 for place, one in enumerate(chosen) if place == 0 or one != chosen[place - 1])
    if len(way) < 2:
        raise Refused(said(state.words, "refused.way"))
    return way


def ask_moments(state: State) -> Prompt:
    """Which touchpoints make or break the journey."""
    words = state.words
    return Prompt(
        "moments",
        head(state, "moments"),
        (said(words, "ask.moments"),),
        rows(state),
        default=said(words, "default.later"),
        help=said(words, "help.moments"),
    )


def take_moments(state: State, answer: str) -> State:
    """Numbers; nothing leaves it for later. Very many are taken too, with a word about it."""
    text = cleaned(answer, state.words)
    chosen: list[int] = []
    if text and not means(text, "no", state.words):
        chosen = list(dict.fromkeys(numbers(text, len(state.meetings), state.words)))
    for place in chosen:
        state = state.with_meeting(place - 1, moment=True)
    told = said(state.words, "told.moments", number=len(chosen)) if len(chosen) > MOST_MOMENTS else ""
    return state.with_(at="owners", told=told)
