"""Advice in a few words: always with what to write, never longer than a line or two."""

from __future__ import annotations

import re

import pytest

from touchmap.audit.catalogue import RuleInfo, catalogue
from touchmap.report.advice import short


@pytest.mark.parametrize(
    ("fix", "shown"),
    [
        ("Merge the two. Or do not.", "Merge the two"),
        ("Make one of each and join them with `next:`.", "Make one of each and join them with `next:`"),
        (
            "Show customers where to go from here: add `next:`, or say with `exit: true` that the way may end here.",
            "Show customers where to go from here: `next:`, `exit: true`",
        ),
        (
            "Say in a few words whose journey it is: add `persona:` under `journey:`, such as `persona: Commuter`.",
            "Say in a few words whose journey it is: `persona:`",
        ),
        (
            "Agree what the next team is told, and write it down for all of them: `handoff:` beside the `to:`.",
            "Agree what the next team is told, and write it down for all of them: `handoff:`",
        ),
        (
            "Name one there with `feedback:` that asks about this very touchpoint, or say why there is none.",
            "Name one there with `feedback:` that asks about this very touchpoint",
        ),
    ],
)
def test_short(fix: str, shown: str) -> None:
    assert short(fix) == shown


@pytest.mark.parametrize("rule", [rule for rule in catalogue() if rule.bad], ids=lambda rule: rule.code)
def test_a_rule_that_names_an_entry_first_names_it_in_short(rule: RuleInfo) -> None:
    named = re.search(r"`\w+:", rule.fix.split(". ")[0]) is not None
    assert (re.search(r"`\w+:", short(rule.fix)) is not None) is named
    assert len(short(rule.fix)) <= 130
