"""Interviews for tests: one that is held from beginning to end, and any that hypothesis can think of."""

from __future__ import annotations

import contextlib

from hypothesis import strategies as st

from tests.strategies import HOSTILE
from touchmap.interview import Refused, Session, begin

LANGUAGES = ("en", "fa", "ru", "uk")

BAKERY = (
    "Fresh bread for Sunday", "Neighbour with two children", "Warm bread on the table by nine",
    "Notice that the bread is gone", "Ask a neighbour where hers is from", "",
    "10", "9",
    "Look for a bakery on the map", "Read what others say about it", "Website", "",
    "Look up the opening hours", "7 8",
    "Choose a loaf at the counter", "Ask which bread keeps fresh", "Pay at the till", "",
    "Bakery", "2", "13 13",
    "Eat it on Sunday", "Complain that it was burnt", "Get a stamp on the card", "See tomorrow's bread in a post", "",
    "10", "3", "13 6",
    "1 2 5-9", "2 3 4 6 8", "1 9 11 12", "9 10",
    "8 10 6",
    "Anna", "Olena", "1", "2", "7: Iryna", "",
    "6 8 10", "Card at the till", "", "", "Calls", "complaints",
)  # fmt: skip
"""Twelve touchpoints, answer by answer, by somebody who makes use of everything."""

_PIECES = st.sampled_from((
    "", "", "", "", " ", "1", "2", "3", "1 2", "2 1 3", "1-4", "9 7 7", "0", "14", "999999999999", "5 Olena",
    "1, 2: Anna", "۲ ۳", "٤", "1 1", "yes", "no", "так", "نه", "Website", "Сайт", "Bakery", "Pay at the till",
    "Ask a friend\nCall them\r\n\r\nWebsite", "chat/Ask", "survey", "a.b", "-", "#1", "problem", "choice", "nobody",
    "\x1b[31mred\x1b[0m\x07", "\u202eturned", "\ufeff", "\u200f\u200e", "nul\0", "\ud800", "\ufffe\U0001fffe",
    "x" * 5000, *HOSTILE,
))  # fmt: skip
ANSWERS = st.one_of(_PIECES, _PIECES, _PIECES, st.text(max_size=12))
"""Anything that somebody may type, sense and nonsense."""


_NAMES = st.sampled_from(
    ("Ask a friend", "Pay at the till", "Pay at the till", "Call them", "Website", "چای", "А; б -> в", "yes")
)
_SENSIBLE = {
    "meetings": st.one_of(st.just(""), _NAMES, _NAMES),
    "precise": st.sampled_from(("", "Look it up")),
    "channel": st.sampled_from(("", "2", "9", "10", "1 1", "Bakery", "Problem", "Van")),
    "kind": st.sampled_from(("", "2", "3")),
    "way": st.sampled_from(("", "1 2", "2-1", "2 1 2", "1-3")),
    "further": st.sampled_from(("", "1 2", "2 3", "3 1")),
    "moments": st.sampled_from(("", "1", "1 2", "1-3", "1 2 3 4 5")),
    "owners": st.sampled_from(("", "0", "1", "Anna", "Olena", "anna")),
    "others": st.sampled_from(("", "1 Iryna", "1 2: Anna", "2 1")),
    "asked": st.sampled_from(("", "1", "1 2", "2-3")),
    "post": st.sampled_from(("", "1", "Card", "Card!", "no", "a.b")),
}
"""What somebody answers who means it, by step."""


@st.composite
def talks(draw: st.DrawFn, language: str | None = None) -> list[str]:
    """The answers of one interview: mostly sensible ones, so that all steps are come to, and anything in between."""
    session, answers = begin(language or draw(st.sampled_from(LANGUAGES))), []
    wild = draw(st.sampled_from((0, 1, 5)))
    for _ in range(draw(st.integers(0, 45))):
        if session.over:
            break
        odd = draw(st.integers(0, 9)) < wild
        answers.append(draw(ANSWERS if odd else _SENSIBLE.get(session.state.at, ANSWERS)))
        session = whatever(session, answers[-1:])
    return answers


def held(answers: tuple[str, ...] = BAKERY, language: str = "en") -> Session:
    """The interview after all of `answers`, none of which may be refused."""
    return begin(language).hearing(answers)


def ended(session: Session) -> Session:
    """The interview once somebody has answered nothing but Enter to the rest."""
    for _ in range(1000):
        if session.over:
            return session
        session = session.answered("")
    raise AssertionError("Enter never comes to an end")


def whatever(session: Session, answers: list[str]) -> Session:
    """The interview after all of `answers` that are taken."""
    for answer in answers:
        if session.over:
            break
        with contextlib.suppress(Refused):
            session = session.answered(answer)
    return session
