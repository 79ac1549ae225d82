"""An interview under way: the answers that were taken, and the state that they lead to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from touchmap.interview.answers import LONGEST, Command, Refused, command, split
from touchmap.interview.prompt import Prompt
from touchmap.interview.speech import said
from touchmap.interview.state import State
from touchmap.interview.steps import ask, take


@dataclass(frozen=True)
class Session:
    """The `answers` so far and the `state` after them; `start` is the state before the first one."""

    start: State
    state: State
    answers: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether every question has been answered."""
        return self.state.over

    @property
    def prompt(self) -> Prompt:
        """The question that is to be answered now; the interview must not be over."""
        return ask(self.state)

    def command(self, line: str) -> Command | None:
        """The command that a line is, if it is no answer."""
        return command(line, self.state.words)

    def answered(self, answer: str) -> Session:
        """The session after one more answer.

        Raises:
            Refused: the answer cannot be taken; this session stands.
        """
        words = self.state.words
        if self.over:
            raise Refused(said(words, "refused.over"))
        state = take(self.state, answer)
        if any(len(line) > LONGEST for line in split(answer)):
            state = state.with_(told=said(words, "told.long", most=LONGEST))
        return dataclasses.replace(self, state=state, answers=(*self.answers, answer))

    def back(self) -> Session:
        """The session before its last answer; before the first one it stays as it is."""
        return dataclasses.replace(self, state=self.start, answers=()).hearing(self.answers[:-1])

    def hearing(self, answers: Sequence[str]) -> Session:
        """The session after several answers.

        Raises:
            Refused: one of them cannot be taken, or there are more of them than questions.
        """
        session = self
        for answer in answers:
            session = session.answered(answer)
        return session


def begin(language: str, suggested: str = "en") -> Session:
    """A new interview in `language`; where that is empty it is asked for first, and `suggested` is the default."""
    state = State(suggested)
    if language:
        state = state.speaking(language).with_(at="name")
    return Session(state, state)
