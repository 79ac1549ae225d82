"""What an interview knows so far."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from touchmap.interview.channels import Channel, usual
from touchmap.interview.speech import words_of
from touchmap.model import STAGES, Stage
from touchmap.model.slug import slug
from touchmap.model.values import PostKind
from touchmap.words import Words

QUESTIONS: tuple[Stage, ...] = (STAGES[0], STAGES[0], STAGES[1], STAGES[2])
"""The four questions: I have a problem, I look for who solves it, I buy, I have bought; and the stage of each."""
NOWHERE = -1
"""The channel of a touchpoint, or the listening post, that nobody has named."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A touchpoint in the making: the answer, the question it answers, how one gets there.

    `vague` says that only a channel was named, and that we have not asked yet what happens on it; `asks` that somebody
    asks here how it went.
    """

    name: str
    question: int
    channel: int = NOWHERE
    vague: bool = False
    owner: str = ""
    asks: bool = False
    post: int = NOWHERE
    moment: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A listening post in the making."""

    name: str
    kind: PostKind = "survey"


@dataclass(frozen=True, slots=True)
class State:
    """All that was said so far, and `at` which step we are.

    `ways` are lists of places in `meetings`; `told` is what we have to say about the last answer.
    """

    suggested: str
    language: str = ""
    at: str = "language"
    name: str = ""
    persona: str = ""
    goal: str = ""
    question: int = 0
    meetings: tuple[Meeting, ...] = ()
    channels: tuple[Channel, ...] = ()
    posts: tuple[Post, ...] = ()
    ways: tuple[tuple[int, ...], ...] = ()
    told: str = ""

    @property
    def words(self) -> Words:
        """The words of the interview."""
        return words_of(self.language or self.suggested)

    @property
    def over(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.at == OVER

    def with_(self, **changes: Any) -> State:
        """This state with changes; what was told about the answer before is gone."""
        return dataclasses.replace(self, **{"told": "", **changes})

    def speaking(self, language: str) -> State:
        """This state once its language is known."""
        return self.with_(language=language, channels=usual(words_of(language)))

    def with_meeting(self, place: int, **changes: Any) -> State:
        """This state with changes to one touchpoint."""
        changed = dataclasses.replace(self.meetings[place], **changes)
        return self.with_(meetings=(*self.meetings[:place], changed, *self.meetings[place + 1 :]))

    def with_channel(self, place: int, **changes: Any) -> State:
        """This state with changes to one channel."""
        changed = dataclasses.replace(self.channels[place], **changes)
        return self.with_(channels=(*self.channels[:place], changed, *self.channels[place + 1 :]))

    def first(self, holds: Callable[[Meeting], bool]) -> int | None:
        """The place of the first touchpoint of which something holds."""
        return next((place for place, meeting in enumerate(self.meetings) if holds(meeting)), None)

    def on(self, channel: int) -> list[int]:
        """The places of the touchpoints on a channel."""
        return [place for place, meeting in enumerate(self.meetings) if meeting.channel == channel]

    def used(self) -> list[int]:
        """The places of the channels with touchpoints on them, in the order in which they were first named."""
        return list(dict.fromkeys(meeting.channel for meeting in self.meetings if meeting.channel != NOWHERE))

    def owner(self, meeting: Meeting) -> str:
        """Who answers for a touchpoint: its owner, else that of its channel; empty if nobody does."""
        return meeting.owner or (self.channels[meeting.channel].owner if meeting.channel != NOWHERE else "")

    def owners(self) -> list[str]:
        """Everybody who was named as an owner so far."""
        return list(dict.fromkeys(filter(None, self._owners())))

    def _owners(self) -> Iterator[str]:
        for channel in (self.channels[place] for place in self.used()):
            yield channel.owner
        for meeting in self.meetings:
            yield meeting.owner

    def channel_called(self, name: str) -> int | None:
        """The place of the channel of this name."""
        wanted = slug(name)
        return next((place for place, one in enumerate(self.channels) if wanted in (slug(one.name), one.key)), None)


OVER = "over"
