"""Every rule and every mistake with its texts: what `rules`, `explain` and the README show."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.audit.discover import rules
from touchmap.audit.mistake_examples import EXAMPLES, Example
from touchmap.audit.rule import Rule
from touchmap.audit.selection import UnknownRule, unknown
from touchmap.audit.settings import Profile
from touchmap.finding import Severity
from touchmap.mistakes import MISTAKES, Mistake


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule or mistake in words; `bad` and `good` are complete inventories, empty where it is our own mistake."""

    code: str
    name: str
    severity: Severity
    profile: Profile
    summary: str
    why: str
    fix: str
    source: str
    bad: str
    good: str


def catalogue() -> tuple[RuleInfo, ...]:
    """Every rule and every mistake in the order of their codes."""
    infos = [*map(_of_mistake, MISTAKES.values()), *map(_of_rule, rules())]
    return tuple(sorted(infos, key=lambda info: info.code))


def find(word: str) -> RuleInfo:
    """The rule or mistake with this code or name, in capital or small letters.

    Raises:
        UnknownRule: there is none.
    """
    wanted = word.strip().casefold()
    for info in catalogue():
        if wanted in (info.code.casefold(), info.name):
            return info
    raise UnknownRule(unknown(word, rules()))


def _of_mistake(mistake: Mistake) -> RuleInfo:
    bad, good = EXAMPLES.get(mistake.code, Example())
    return RuleInfo(
        mistake.code, mistake.name, Severity.ERROR, "starter", mistake.summary, mistake.why, mistake.fix,
        mistake.source, bad, good,
    )  # fmt: skip


def _of_rule(rule: Rule) -> RuleInfo:
    text = rule.documentation
    return RuleInfo(
        rule.code, rule.name, rule.severity, rule.profile, text.summary, text.why, text.fix, text.source, text.bad,
        text.good,
    )  # fmt: skip
