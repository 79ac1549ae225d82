"""What the rules on service, loyalty and upkeep need to look at: where it is missing they are skipped, saying so."""

from __future__ import annotations

import pytest

from tests.audit.examples import audit
from touchmap.audit import practice
from touchmap.audit.practice_words import BOTS, says
from touchmap.audit.rule import Gate

_HEAD = (
    "touchmap: 1\njourney: {{name: J{journey}}}\nstages: {{post-purchase: {{website: [{{name: A{touchpoint}}}]}}}}\n"
)


def skipped(touchpoint: str = "", journey: str = "", more: str = "") -> dict[str, str]:
    """Which rules were skipped for a journey of one touchpoint, and why."""
    text = _HEAD.format(touchpoint=touchpoint, journey=journey) + more
    result = audit(text, profile="strict", select=("TM4", "TM5", "TM602", "TM603", "TM604", "TM605", "TM606"))
    assert not result.crashed
    return {one.code: one.reason for one in result.skipped}


def test_without_roles_one_reason_is_said_for_all_rules_that_need_them() -> None:
    reasons = skipped()
    codes = [code for code, reason in reasons.items() if reason == practice.ROLES.reason]
    assert codes == ["TM402", "TM403", "TM404", "TM405", "TM406", "TM409", "TM501", "TM502"]
    still = {code: reason for code, reason in skipped(", role: use").items() if code in codes}
    assert still == {"TM404": practice.KINDS.reason, "TM409": practice.KINDS.reason}


@pytest.mark.parametrize(
    ("code", "gate", "lacking", "given"),
    [
        ("TM401", practice.FIRST_CONTACT, {}, {"touchpoint": ", entry: true"}),
        ("TM404", practice.KINDS, {"touchpoint": ", role: use"}, {"touchpoint": ", role: use", "more": "KIND"}),
        ("TM404", practice.HOURS, {"touchpoint": ", role: help", "more": "KIND"},
         {"touchpoint": ", role: help, service: {hours: always}", "more": "KIND"}),
        ("TM503", practice.LOYALTY, {}, {"touchpoint": ", loyalty: {channels: website}"}),
        ("TM503", practice.REWARDS, {"touchpoint": ", loyalty: {title: Rider}"},
         {"touchpoint": ", loyalty: {channels: website}"}),
        ("TM504", practice.LOYALTY, {"touchpoint": ", role: loyalty, ownership: external"},
         {"touchpoint": ", role: loyalty"}),
        ("TM602", practice.PAINS, {}, {"touchpoint": ", pains: Long wait"}),
        ("TM603", practice.PAINS, {}, {"journey": ", state: future"}),
        ("TM606", practice.PAINS, {}, {"touchpoint": ", pains: Long wait"}),
        ("TM604", practice.REVIEWED, {}, {"journey": ", reviewed: 2026-10-15"}),
        ("TM604", practice.REVIEWED, {}, {"touchpoint": ", reviewed: 2026-10-15"}),
        ("TM605", practice.EMOTIONS, {"touchpoint": ", basis: assumed"},
         {"touchpoint": ", emotion: 1, basis: assumed"}),
        ("TM605", practice.BASIS, {"touchpoint": ", emotion: 1"}, {"journey": ", state: future"}),
    ],
)  # fmt: skip
def test_a_rule_is_skipped_until_there_is_something_to_look_at(
    code: str, gate: Gate, lacking: dict[str, str], given: dict[str, str]
) -> None:
    kinds = "channels: {website: {name: Website, kind: digital}}\n"
    without, with_it = ({name: text.replace("KIND", kinds) for name, text in one.items()} for one in (lacking, given))
    assert skipped(**without)[code] == gate.reason
    assert code not in skipped(**with_it)


def test_hours_are_not_asked_for_where_there_is_no_help() -> None:
    assert "TM404" not in skipped(", role: use", more="channels: {website: {name: Website, kind: digital}}\n")


@pytest.mark.parametrize("name", ["Ask the Chat-Bot!", "Чат-ботом", "запитати чатбота", "چت\u200cبات", "ربات گفت‌وگو"])
def test_names_of_bots(name: str) -> None:
    assert says(name, BOTS)


@pytest.mark.parametrize("name", ["Bottle", "robot", "работа", "Боты на зиму", "суботник", "ربات آشپزخانه", ""])
def test_names_of_other_things(name: str) -> None:
    assert not says(name, BOTS)
