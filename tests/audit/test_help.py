"""What findings advise where more can be said than their rule says."""

from __future__ import annotations

import pytest

from tests.audit.examples import audit, only
from touchmap.audit.catalogue import find

ONE_STAGE = """
touchmap: 1
journey: {name: J, IGNORE}
stages:
  purchase:
    website:
      - Pay online
"""
TWO_STAGES = ONE_STAGE + "  post-purchase:\n    website:\n      - Follow the parcel\n"
ANYTIME = ONE_STAGE + "anytime:\n  phone:\n    - Call\n"


@pytest.mark.parametrize(("text", "alone"), [(ONE_STAGE, True), (ANYTIME, True), (TWO_STAGES, False)])
def test_a_map_of_one_stage_is_told_how_to_say_so(text: str, alone: bool) -> None:
    found = [one for one in audit(text.replace("IGNORE", "")).findings if one.code == "TM101"]
    assert found
    for finding in found:
        assert ("about one stage on purpose" in finding.help) is alone
        assert (finding.help == find("TM101").fix) is not alone
        assert "`ignore: {TM101: " in finding.help


def test_saying_so_once_is_enough() -> None:
    result = audit(ONE_STAGE.replace("IGNORE", "ignore: {TM101: The rest has maps of its own}"))
    assert only(result, "TM101") == only(result, "TM020") == []
    assert result.ignored == 2


@pytest.mark.parametrize(
    ("code", "journey", "field"),
    [("TM604", "reviewed: 2027-01-01", "reviewed"), ("TM306", "feedback: whole", "last")],
)
def test_a_day_to_come_is_to_be_corrected(code: str, journey: str, field: str) -> None:
    text = ONE_STAGE.replace("IGNORE", journey) + "feedback: {whole: {every: 30d, last: 2027-01-01, scope: journey}}\n"
    (finding,) = audit("# touchmap audit --today 2026-11-21\n" + text.lstrip(), select=(code,)).findings
    assert finding.help == f"Correct the day: `{field}: …`."
