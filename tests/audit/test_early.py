"""A journey in which hardly anybody asks: what is missing is said once, with where to begin."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.audit.examples import audit, only
from tests.reading import inventory
from touchmap.audit import Result, Settings, begin, run
from touchmap.audit.baseline import Baseline, Known
from touchmap.audit.run import codes
from touchmap.audit.settings import Thresholds
from touchmap.finding import Severity
from touchmap.model import Touchpoint

HEAD = "touchmap: 1\njourney: J\nfeedback:\n  card: How was it?\nstages:\n"


def stage(name: str, *touchpoints: str, channel: str = "shop") -> str:
    return f"  {name}:\n    {channel}:\n" + "".join(f"      - {touchpoint}\n" for touchpoint in touchpoints)


def numbered(total: int, asked: int) -> str:
    """A journey of `total` touchpoints in two stages; customers are asked at the first of them."""
    names = [f"{{name: Step {one}, feedback: card}}" if one < asked else f"Step {one}" for one in range(total)]
    half = total // 2
    return HEAD + stage("pre-purchase", *names[:half]) + stage("purchase", *names[half:])


def found(result: Result) -> list[str]:
    return [finding.code for finding in result.findings if finding.code in ("TM301", "TM303")]


@pytest.mark.parametrize(("asked", "early"), [(0, True), (1, True), (4, True), (5, False), (25, False)])
def test_up_to_a_fifth_it_is_said_once_and_stages_wait(asked: int, early: bool) -> None:
    result = audit(numbered(25, asked), select=("TM3",))
    assert (result.early == {"touchmap.yaml"}) is early
    assert ("TM303" in {skipped.code for skipped in result.skipped}) is early
    if early:
        assert found(result) == ["TM301"]
        assert result.findings[0].number is None
    else:
        assert Counter(found(result)) == Counter(TM301=25 - asked, TM303=int(asked == 5))


def test_the_first_survey_never_makes_an_error() -> None:
    without = numbered(25, 0).replace("feedback:\n  card: How was it?\n", "")
    for text in (without, numbered(25, 1), numbered(25, 2)):
        assert all(one.severity is not Severity.ERROR for one in audit(text, ignore=("TM101",)).findings)


@pytest.mark.parametrize(("share", "expected"), [(0, ["TM301"] * 9), (10, ["TM301"] * 9), (11, ["TM301"])])
def test_the_share_may_be_chosen(share: float, expected: list[str]) -> None:
    thresholds = Thresholds(early_share=share)
    assert found(audit(numbered(10, 1), select=("TM301",), thresholds=thresholds)) == expected


def advice(text: str) -> str:
    (finding,) = audit(text, select=("TM301",)).findings
    return finding.help


def test_it_says_where_to_begin() -> None:
    text = HEAD + stage("pre-purchase", "Billboard", "Ask on the hotline") + stage(
        "post-purchase", "The parcel arrives", "Complain about a bill", "Ring support", "Set-up at home", "Wait"
    )  # fmt: skip
    assert advice(text) == (
        'Ask how it went, first at "Complain about a bill" (4), "Ring support" (5) and "The parcel arrives" (3): '
        "write the question under `feedback:`, and name it at the touchpoint."
    )


def test_moments_of_truth_come_first_unless_they_are_asked_about_or_errors_already() -> None:
    text = HEAD.replace("feedback:\n  card: How was it?\n", "") + stage(
        "purchase", "Complain", "{name: Wait, moment_of_truth: true}", "{name: Look, moment_of_truth: true}", "Pay"
    )
    assert 'first at "Look" (3), "Wait" (2) and "Complain" (1):' in advice(text)
    text = HEAD + text.partition("stages:\n")[2]
    assert 'first at "Complain" (1) and "Pay" (4):' in advice(text)


def test_where_nothing_tells_it_names_nothing() -> None:
    assert "first where it matters most to customers" in advice(numbered(5, 0))


@pytest.mark.parametrize(
    ("touchpoint", "kind"),
    [
        ("Complaint", 1),
        ("Скарга на рахунок", 1),
        ("{name: Talk to us, role: complaint}", 1),
        ("Technical support hotline", 2),
        ("Задать вопрос", 2),
        ("تماس با پشتیبانی", 2),
        ("The parcel arrives", 3),
        ("Pays at the desk", 4),
        ("Set-up at home", 5),
        ("Monthly bill", 6),
        ("Waiting room", begin.PLAIN),
        ("{name: Complaint, role: use}", begin.PLAIN),
        ("Billboard", begin.LAST),
        ("Recommended by a friend", begin.LAST),
        ("{name: Complaint, role: advert}", begin.LAST),
        ("{name: Billboard, moment_of_truth: true}", begin.MOMENT),
    ],
)
def test_how_urgent_it_is_to_ask(touchpoint: str, kind: int) -> None:
    assert begin.urgency(only_touchpoint(touchpoint)) == kind


def only_touchpoint(touchpoint: str, more: str = "") -> Touchpoint:
    return inventory(f"touchmap: 1\njourney: J\n{more}stages:\n{stage('purchase', touchpoint)}").touchpoints[0]


def test_what_others_control() -> None:
    assert begin.of_others(only_touchpoint("Recommended by a friend"))
    assert not begin.of_others(only_touchpoint("Pay online"))
    assert not begin.of_others(only_touchpoint("{name: Recommended by a friend, ownership: brand}"))
    assert not begin.of_others(only_touchpoint("{name: Tell a friend, role: loyalty}"))
    assert not begin.of_others(only_touchpoint("Reviews", "channels: {shop: {ownership: partner}}\n"))


@pytest.mark.parametrize("code", ["TM301", "TM601"])
def test_what_others_control_may_be_said_so(code: str) -> None:
    text = HEAD + stage("purchase", "{name: Pay, owner: us, feedback: card}", "Recommended by a friend")
    (finding,) = audit(text, select=(code,)).findings
    assert finding.help.startswith("Say `ownership: external` if it is in the hands of others")


def test_exceptions_stay_with_their_touchpoints() -> None:
    ignored = "{{name: Step {}, ignore: {{{}: why}}}}".format
    for code in ("TM301", "TM601"):
        one = HEAD + stage("purchase", ignored(1, code), "Step 2", "Step 3")
        both = HEAD + stage("purchase", ignored(1, code), ignored(2, code))
        useless = HEAD + stage("purchase", f"{{name: Step 1, ignore: {{{code}: why}}, feedback: card, owner: us}}")
        result = audit(one, select=(code, "TM020"))
        assert [finding.code for finding in result.findings] == [code]
        assert audit(both, select=(code,)).findings == ()
        assert only(audit(useless, select=(code,)), "TM020")


@pytest.mark.parametrize(
    "where", ["journey: {name: J, ignore: {TM301: why}}", "journey: J # touchmap: ignore[TM109] why"]
)
def test_the_journey_may_accept_it(where: str) -> None:
    text = numbered(5, 0).replace("journey: J", where)
    assert (found(audit(text, select=("TM301",))) == []) is ("TM301" in where)
    commented = numbered(5, 0).replace("stages:", "stages: # touchmap: ignore[TM301] why")
    assert audit(commented, select=("TM301",)).findings == ()


def test_a_baseline_stays_with_its_touchpoints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(select=("TM301",))
    written = Baseline(tmp_path.resolve(), renew=True)
    assert run([inventory(numbered(10, 1))], settings, (), written).findings == ()
    known = written.renewed(codes())
    assert len(known) == 9
    assert {one.code for one in known} == {"TM301"}

    def left(text: str, entries: list[Known]) -> Result:
        return run([inventory(text)], settings, (), Baseline(tmp_path.resolve(), entries))

    assert left(numbered(10, 1), known).findings == ()
    # Beyond a fifth each is named, and each is known already; what is asked about now is found no longer.
    later = left(numbered(10, 3), known)
    assert (later.findings, len(later.stale)) == ((), 2)
    assert len(left(numbered(10, 1), known[:-1]).findings) == 1
    assert len(left(numbered(12, 1), known).findings) == 1


def test_no_owner_is_said_once_with_a_channel_as_the_example() -> None:
    text = HEAD + stage("purchase", "A", "B") + stage("post-purchase", "C", "D", "E", channel="call centre")
    (finding,) = audit(text, select=("TM601",)).findings
    assert (finding.message, finding.number) == ("Nobody owns any of the 5 touchpoints", None)
    assert "`call centre: {owner: Anna}`" in finding.help
    one = audit(text.replace("- B", "- {name: B, owner: us}"), select=("TM601",))
    assert [finding.touchpoint for finding in one.findings] == ["A", "C", "D", "E"]
