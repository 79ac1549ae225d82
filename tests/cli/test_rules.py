"""`touchmap rules`, `explain` and what stands around them: versions, help, unknown commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from touchmap import __version__
from touchmap.audit.catalogue import catalogue

FIELDS = ["code", "name", "severity", "profile", "summary", "why", "fix", "source"]


def test_rules_as_json(touchmap: Run) -> None:
    rules = json.loads(touchmap("rules", "-f", "json").out)
    assert [rule["code"] for rule in rules] == [rule.code for rule in catalogue()]
    assert all(list(rule) == FIELDS for rule in rules)
    empty = [(rule["code"], field) for rule in rules for field in FIELDS if not rule[field].strip()]
    assert empty == []


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_rules_as_a_table(touchmap: Run, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = touchmap("rules").out.splitlines()
    assert len(lines) == len(catalogue()) + 3
    assert max(map(len, lines)) <= int(width)
    assert all(rule.code == line.split()[0] for rule, line in zip(catalogue(), lines[1:], strict=False))


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_explain_every_rule_by_code_and_name(touchmap: Run, rule: object) -> None:
    code, name = getattr(rule, "code"), getattr(rule, "name")  # noqa: B009
    shown = touchmap("explain", code.lower())
    assert shown.code == 0
    assert shown.out.startswith(f"{code} {name} (")
    assert "Why it matters" in shown.out
    assert "What to do" in shown.out
    assert "Where it comes from" in shown.out
    assert touchmap("explain", name).out == shown.out


def test_explain_shows_the_examples(touchmap: Run) -> None:
    shown = touchmap("explain", "TM302").out
    assert "Not like this" in shown
    assert "  touchmap: 1" in shown


def test_explain_unknown(touchmap: Run) -> None:
    outcome = touchmap("explain", "TM3O2")
    assert (outcome.code, outcome.out) == (2, "")
    assert "TM302" in outcome.err


def test_explain_a_word_of_the_field(touchmap: Run) -> None:
    shown = touchmap("explain", "listening post")
    assert shown.code == 0
    assert shown.out.startswith("listening post\nA way in which you hear from customers")
    assert "\n  feedback:\n" in shown.out
    assert touchmap("explain", "Survey").out == shown.out


def test_version(touchmap: Run) -> None:
    assert touchmap("--version").out == f"touchmap {__version__}\n"


def test_help(touchmap: Run) -> None:
    for command in ("init", "audit", "render", "rules", "explain"):
        assert f"  {command} " in touchmap("--help").out
        assert touchmap(command, "--help").code == 0


def test_no_command_shows_the_help(touchmap: Run) -> None:
    outcome = touchmap()
    assert outcome.code == 2
    assert outcome.out.startswith("Usage: touchmap")


def test_a_file_instead_of_a_command(touchmap: Run) -> None:
    Path("my map.yaml").touch()
    outcome = touchmap("my map.yaml")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("touchmap audit 'my map.yaml'\n")


@pytest.mark.parametrize("argv", [["adit"], ["explain"], ["audit", "--selct", "x"], ["--nope"]])
def test_wrong_usage_is_one_line(touchmap: Run, argv: list[str]) -> None:
    outcome = touchmap(*argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert "--help" in outcome.err
