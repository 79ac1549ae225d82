"""Which rules run, and how grave their findings are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchmap.audit.rule import Rule
from touchmap.audit.settings import PROFILES, Settings
from touchmap.finding import Severity
from touchmap.mistakes import MISTAKES, USELESS_IGNORE, Mistake
from touchmap.model.entry import did_you_mean

ALWAYS = frozenset({"TM314"})
"""Rules that can be neither deselected nor ignored."""
PROTECTED = (ALWAYS | MISTAKES.keys()) - {USELESS_IGNORE.code}
"""What can neither be ignored in an inventory nor accepted by a baseline."""
_BEGINNING = re.compile(r"TM\d*", re.ASCII)


class UnknownRule(ValueError):
    """A word that names no rule; the message says which, and what may have been meant."""


@dataclass(frozen=True)
class Selection:
    """The rules that run, the severity of each by its code, and whether useless ignores are reported (theirs is
    among the severities).
    """

    rules: tuple[Rule, ...]
    severities: dict[str, Severity]
    reports_ignores: bool


def select(rules: Sequence[Rule], settings: Settings) -> Selection:
    """The rules that `settings` ask for.

    Without `select`, all rules of the profile. With it, a full code or name runs its rule whatever the profile;
    the beginning of a code (TM3) stands for the rules of the profile that begin so. `ignore` then takes rules
    out. TM0 codes and TM314 cannot be taken out, except for TM020.

    Raises:
        UnknownRule: a word in the settings names no rule.
    """
    book = _Book(rules)
    in_profile = {rule.code for rule in rules if PROFILES.index(rule.profile) <= PROFILES.index(settings.profile)}
    chosen = set(in_profile)
    if settings.select:
        chosen = set()
        for word in settings.select:
            codes, whole = book.codes(word)
            chosen |= codes if whole else codes & in_profile
    ignored = {code for word in settings.ignore for code in book.codes(word)[0]}
    severities = {rule.code: rule.severity for rule in rules} | {USELESS_IGNORE.code: Severity.ERROR}
    # The more exactly a word names a rule the later it is applied, so TM301 goes before TM3.
    for word in sorted(settings.severities, key=lambda word: (book.codes(word)[1], len(word), word)):
        severities.update(dict.fromkeys(book.codes(word)[0] & severities.keys(), settings.severities[word]))
    return Selection(
        tuple(rule for rule in rules if rule.code in ALWAYS or rule.code in chosen - ignored),
        severities,
        USELESS_IGNORE.code not in ignored,
    )


def check(word: str, rules: Sequence[Rule]) -> None:
    """Makes sure that `word` is the code, the beginning of a code or the name of a rule.

    Raises:
        UnknownRule: it is not.
    """
    _Book(rules).codes(word)


def check_severity(word: str, rules: Sequence[Rule]) -> None:
    """Makes sure that `word` names rules whose severity can be chosen.

    Raises:
        UnknownRule: it names none, or a mistake that is always an error.
    """
    codes, whole = _Book(rules).codes(word)
    if whole and codes <= MISTAKES.keys() - {USELESS_IGNORE.code}:
        raise UnknownRule(f"{word} is a mistake in the file itself and always an error")


def known(rules: Iterable[Rule]) -> tuple[Rule | Mistake, ...]:
    """Everything that has a code: the mistakes, then the rules."""
    return (*MISTAKES.values(), *rules)


def unknown(word: str, rules: Iterable[Rule]) -> str:
    """What to say about a word that names no rule."""
    words = [word for one in known(rules) for word in (one.code, one.name)]
    letter_for_zero = word.upper().replace("O", "0")
    guess = did_you_mean(letter_for_zero if letter_for_zero in words else word, words)
    return f'There is no rule "{word[:80]}"{guess}'


class _Book:
    """Looks up which codes a word stands for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._codes = {one.code for one in known(rules)}
        self._by_name = {one.name: one.code for one in known(rules)}

    def codes(self, word: str) -> tuple[set[str], bool]:
        """The codes that `word` stands for, and whether it names one of them fully."""
        word = word.strip()
        if word.upper() in self._codes:
            return {word.upper()}, True
        if word.lower() in self._by_name:
            return {self._by_name[word.lower()]}, True
        codes = {code for code in self._codes if code.startswith(word.upper())}
        if codes and _BEGINNING.fullmatch(word.upper()):
            return codes, False
        raise UnknownRule(unknown(word, self._rules))
