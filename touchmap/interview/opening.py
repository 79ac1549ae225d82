"""Before the walk: which language, whose journey it is, and what for."""

from __future__ import annotations

from collections.abc import Callable

from touchmap.interview.answers import cleaned, is_number, number
from touchmap.interview.prompt import Prompt, numbered
from touchmap.interview.speech import said
from touchmap.interview.state import State
from touchmap.words import languages, words_in


def spoken() -> list[str]:
    """The languages that an interview can be held in."""
    return sorted(languages())


def ask_language(state: State) -> Prompt:
    """Which language: each is listed by what it calls itself."""
    names = [words_in(language, "language")["name"] for language in spoken()]
    default = names[spoken().index(state.words.language)]
    return Prompt("language", "", (said(state.words, "ask.language"),), choices=numbered(state.words, names),
                  default=default, help=said(state.words, "help.language"))  # fmt: skip


def take_language(state: State, answer: str) -> State:
    """A language by its number, its name or its tag."""
    text = cleaned(answer, state.words)
    if not text:
        return state.speaking(state.words.language).with_(at="name")
    named = {name: tag for tag in spoken() for name in (tag, words_in(tag, "language")["name"].casefold())}
    if text.casefold() in named and not is_number(text):
        return state.speaking(named[text.casefold()]).with_(at="name")
    return state.speaking(spoken()[number(text, len(spoken()), state.words) - 1]).with_(at="name")


_FACTS = ("name", "persona", "goal")
_AFTER = dict(zip(_FACTS, (*_FACTS[1:], "meetings"), strict=True))


def ask_fact(field: str) -> Callable[[State], Prompt]:
    """Asks for the name of the journey, the persona or the goal."""

    def ask(state: State) -> Prompt:
        words = state.words
        first = field == _FACTS[0]
        head = said(words, "head.opening", number=_FACTS.index(field) + 1, of=len(_FACTS))
        text = [said(words, "welcome"), said(words, "keys")] if first else []
        default = said(words, "default.name" if first else "default.later")
        return Prompt(
            field, head, (*text, said(words, f"ask.{field}")), default=default, help=said(words, f"help.{field}")
        )

    return ask


def take_fact(field: str) -> Callable[[State, str], State]:
    """Takes one of these; nothing is a name as well, for now."""

    def take(state: State, answer: str) -> State:
        text = cleaned(answer, state.words)
        if not text and field == _FACTS[0]:
            text = said(state.words, "default.name")
        return state.with_(**{field: text}, at=_AFTER[field])

    return take
