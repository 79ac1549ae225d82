"""The walk in the customer's shoes: four questions, places one to a line, and how one gets to each."""

from __future__ import annotations

from typing import get_args

from touchmap.interview.answers import Refused, are_numbers, cleaned, is_number, lines, number, numbers, one_of
from touchmap.interview.channels import Channel
from touchmap.interview.prompt import Prompt, numbered
from touchmap.interview.speech import map_words, said
from touchmap.interview.state import NOWHERE, QUESTIONS, Meeting, State
from touchmap.interview.unique import unique
from touchmap.model.slug import slug
from touchmap.model.values import ChannelKind
from touchmap.words import count

KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)
PHASES = ("problem", "choice")
"""The parts of the first stage, one for each of its questions; no channel may have their keys."""


def _nowhere(meeting: Meeting) -> bool:
    return meeting.channel == NOWHERE


def _vague(meeting: Meeting) -> bool:
    return meeting.vague


def head(state: State) -> str:
    """How far the walk is."""
    known = count(map_words(state.language), "count.touchpoint", len(state.meetings))
    return said(state.words, "head.question", number=state.question + 1, of=len(QUESTIONS), touchpoints=known)


def ask_meetings(state: State) -> Prompt:
    """One of the four questions."""
    words = state.words
    question = state.question + 1
    return Prompt(
        f"meetings {question}",
        head(state),
        (said(words, f"question.{question}"), said(words, "ask.meetings" if question == 1 else "again.meetings")),
        mark=words.numbers.whole(len(state.meetings) + 1),
        help=said(words, f"help.question.{question}"),
    )


def take_meetings(state: State, answer: str) -> State:
    """Places, one to a line; nothing ends the list. Where only a channel was named, we ask then what for."""
    found = []
    for line in lines(answer, state.words):
        channel = state.channel_called(line)
        found.append(Meeting(line, state.question, NOWHERE if channel is None else channel, channel is not None))
    return state.with_(meetings=(*state.meetings, *found)) if found else _how(state)


def ask_precise(state: State) -> Prompt:
    """What is done on a channel that was named instead of a touchpoint."""
    place = state.first(_vague)
    assert place is not None
    words, meeting = state.words, state.meetings[place]
    return Prompt(
        f"precise {place}",
        "",
        (said(words, "ask.precise", channel=meeting.name),),
        mark=words.numbers.whole(place + 1),
        default=meeting.name,
        help=said(words, "help.precise"),
    )


def take_precise(state: State, answer: str) -> State:
    """What is done there; nothing leaves the name of the channel."""
    place = state.first(_vague)
    assert place is not None
    name = cleaned(answer, state.words) or state.meetings[place].name
    return _how(state.with_meeting(place, name=name, vague=False))


def _how(state: State) -> State:
    """Goes on to what is vague, to the next touchpoint that no channel leads to yet, and then to the next question."""
    if state.first(_vague) is not None:
        return state.with_(at="precise")
    if state.first(_nowhere) is not None:
        return state.with_(at="channel")
    if state.question + 1 < len(QUESTIONS):
        return state.with_(at="meetings", question=state.question + 1)
    return state.with_(at="way")


def ask_channel(state: State) -> Prompt:
    """How one gets to a touchpoint."""
    place = state.first(_nowhere)
    assert place is not None
    words = state.words
    return Prompt(
        f"channel {state.question}",
        head(state),
        (said(words, "again.channel" if state.question else "ask.channel"),),
        choices=numbered(words, (channel.name for channel in state.channels)),
        about=state.meetings[place].name,
        mark=words.numbers.whole(place + 1),
        default=state.channels[_likely(state, place)].name,
        help=said(words, "help.channel"),
    )


def _likely(state: State, place: int) -> int:
    """The channel of the touchpoint before; of the very first one, the first that is offered."""
    return state.meetings[place - 1].channel if place else 0


def take_channel(state: State, answer: str) -> State:
    """A channel by number or name, a new one by its name, or numbers for several touchpoints in a row."""
    place = state.first(_nowhere)
    assert place is not None
    text = cleaned(answer, state.words)
    if not text:
        return _how(state.with_meeting(place, channel=_likely(state, place)))
    if is_number(text):
        return _how(state.with_meeting(place, channel=_listed(state, text)))
    if are_numbers(text):
        return _how(_row(state, text))
    known = state.channel_called(text)
    if known is not None:
        return _how(state.with_meeting(place, channel=known))
    taken = {channel.key for channel in state.channels} | set(PHASES)
    new = Channel(unique(slug(text), taken), text)
    state = state.with_(channels=(*state.channels, new))
    return state.with_meeting(place, channel=len(state.channels) - 1).with_(at="kind")


def _listed(state: State, text: str) -> int:
    return number(text, len(state.channels), state.words, refusal="refused.listed") - 1


def _row(state: State, text: str) -> State:
    """Several numbers are the channels of this touchpoint and those that follow."""
    waiting = [place for place, meeting in enumerate(state.meetings) if _nowhere(meeting)]
    chosen = numbers(text, len(state.channels), state.words)
    if len(chosen) > len(waiting):
        raise Refused(said(state.words, "refused.row", number=len(chosen), left=len(waiting)))
    for place, channel in zip(waiting, chosen, strict=False):
        state = state.with_meeting(place, channel=channel - 1)
    return state


def ask_kind(state: State) -> Prompt:
    """What kind of channel a new one is."""
    words = state.words
    kinds = tuple(said(words, f"kind.{kind}") for kind in KINDS)
    name = state.channels[-1].name
    return Prompt(
        f"kind {len(state.channels)}",
        "",
        (said(words, "ask.kind"),),
        choices=numbered(words, kinds),
        about=name,
        default=kinds[0],
        help=said(words, "help.kind"),
    )


def take_kind(state: State, answer: str) -> State:
    """A kind by its number, or by its first word."""
    kinds = [said(map_words(state.language), f"kind.{kind}") for kind in KINDS]
    kind = KINDS[one_of(answer, KINDS, kinds, state.words)]
    return _how(state.with_channel(len(state.channels) - 1, kind=kind))
