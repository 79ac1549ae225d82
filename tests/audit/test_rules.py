"""What each rule says and does not say: the case files, and the examples in the docstrings."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.audit.examples import CASES, Case, audit, cases, only
from touchmap.audit import catalogue
from touchmap.audit.discover import rules
from touchmap.audit.documentation import SECTIONS
from touchmap.audit.rule import Rule

ALL = rules()
EVERY_RULE = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
EVERY_CASE = pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.code}-{case.title}")


@pytest.fixture(autouse=True)
def _beside_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The case files name sources that lie beside them."""
    monkeypatch.chdir(CASES)


@EVERY_CASE
def test_case(case: Case) -> None:
    result = audit(case.text, select=(case.code,))
    assert only(result, case.code) == list(case.expected)
    assert not result.crashed


@EVERY_CASE
def test_the_order_of_entries_does_not_matter(case: Case) -> None:
    turned = yaml.dump(_turned(yaml.load(case.text, yaml.BaseLoader)), sort_keys=False, allow_unicode=True)
    option = case.text if case.text.startswith("#") else "\n"
    result = audit(f"{option.splitlines()[0]}\n{_unquoted(turned)}", select=(case.code,))
    found = sorted(map(_words, only(result, case.code)))
    assert found == sorted(map(_words, case.expected))


@EVERY_RULE
def test_every_rule_has_cases_in_which_it_speaks_and_in_which_it_is_silent(rule: Rule) -> None:
    expected = [case.expected for case in cases() if case.code == rule.code]
    assert any(expected)
    assert not all(expected)


@EVERY_RULE
def test_the_docstring_is_complete(rule: Rule) -> None:
    text = rule.documentation
    missing = [name for name in ("summary", "why", *map(str.lower, SECTIONS)) if not getattr(text, name)]
    assert missing == []
    assert not re.search(r"\d ?%|\bstatistic", f"{text.summary} {text.why}"), "figures of the articles are not facts"


@EVERY_RULE
def test_the_bad_example_is_found(rule: Rule) -> None:
    assert only(audit(rule.documentation.bad, select=(rule.code,)), rule.code)


@EVERY_RULE
def test_the_good_example_is_not(rule: Rule) -> None:
    result = audit(rule.documentation.good, select=(rule.code,))
    assert only(result, rule.code) == []
    assert rule.code not in {skipped.code for skipped in result.skipped}


@pytest.mark.parametrize("info", catalogue.catalogue(), ids=lambda info: info.code)
def test_texts_for_people(info: catalogue.RuleInfo) -> None:
    assert re.fullmatch("TM[0-9]{3}", info.code)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", info.name)
    for text in (info.summary, info.why, info.fix):
        assert text
        assert not re.search(r"\b(nodes?|edges?|keys?|dict|traceback)\b", text.replace("merge keys", ""))
    assert not info.summary.endswith(".")


def _turned(value: Any) -> Any:
    """The same inventory with the entries of every block in the opposite order; lists stay as they are."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(item) for item in value] if isinstance(value, list) else value


def _unquoted(text: str) -> str:
    """Numbers and truth values again as such: the loader above takes everything for text."""
    return re.sub(r"'(-?[\d.]+|true|false)'", r"\1", text)


def _words(message: str) -> list[str]:
    """A message without line and numbers; which of two touchpoints comes first in the file does not matter."""
    return sorted(re.sub(r"^\d+: |\(\d+\)", "", message).split())
