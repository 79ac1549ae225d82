"""First inventories as newcomers write them: what they read first, and what once they have acted on it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.sheets import journey, sheet, sheet_of
from touchmap.audit import Settings
from touchmap.cli.guard import run
from touchmap.finding import Severity
from touchmap.report import FORMATS, Sheet, Style
from touchmap.report.shown import SHOWN
from touchmap.report.text import report

HERE = Path(__file__).parent / "first"
JOURNEYS = ("dentist", "fibre", "plants")
"""Each as it was first written down, then (-2) after two or three of the five things, then (-3) after some more."""
FILES = [f"{name}{step}" for name in JOURNEYS for step in ("", "-2", "-3")]


def written(name: str, width: int = 80) -> Sheet:
    path = HERE / f"{name}.touchmap.yaml"
    return sheet_of({path.name: path.read_bytes()}, Style(width=width))


def things(text: str) -> list[str]:
    """The things to do first, each on one line."""
    return re.findall(r"^\d\. .*", re.sub(r"\n {5}", " ", text).replace("  ", ""), re.MULTILINE)


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("name", FILES)
def test_the_report_fits_on_forty_lines(name: str, width: int, golden: Callable[[Path, str], None]) -> None:
    text = report(written(name, width))
    golden(HERE / f"{name}-{width}.txt", text)
    assert len(text.splitlines()) <= 40
    assert all(len(line) <= width for line in text.splitlines())


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_they_did_fails_the_audit(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "--isolated", str(HERE / f"{name}.touchmap.yaml")]) == 0
    assert "\nErrors\n" not in capsys.readouterr().out


@pytest.mark.parametrize("name", JOURNEYS)
def test_there_are_twenty_five_touchpoints_without_feedback_owners_or_links(name: str) -> None:
    made = written(name)
    (inventory,) = made.inventories
    assert len(inventory.touchpoints) == 25
    assert not any(one.feedback or one.responsible or one.next for one in inventory.touchpoints)
    assert (inventory.feedback, inventory.paths) == ({}, {})


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_five_are_what_a_consultant_would_say_each_with_what_to_write(name: str) -> None:
    said = things(report(written(name)))
    assert len(said) == 5
    entries = [re.findall(r"`([\w ]+):", one) for one in said]
    assert (entries[0], entries[1]) == (["moment_of_truth"], ["feedback"])
    assert entries[2][0] == "channels"
    assert entries[3] in (["pains"], ["persona", "goal", "journey"])
    assert entries[4] == ["paths"]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"])
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_form_counts_and_says_the_same(name: str, form: str) -> None:
    made = written(name)
    text = FORMATS[form](made)
    for message in ("Nobody asks how it went at any of the 25 touchpoints", "Nobody owns any of the 25 touchpoints"):
        assert message in text
    counted = sum(finding.severity is Severity.WARNING for finding in made.result.findings)
    assert f"{counted} warning" in report(made)


@pytest.mark.parametrize("name", JOURNEYS)
def test_what_is_to_be_done_lists_them_too(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--actions", "--isolated", "-f", "json", str(HERE / f"{name}.touchmap.yaml")]) == 0
    listed = [one["code"] for one in json.loads(capsys.readouterr().out)["actions"]]
    assert listed[:2] == ["TM301", "TM601"]
    text = SHOWN[True, "text"](written(name), datetime.date(2026, 11, 30))
    assert "\nTo do\n" in text
    assert "the whole journey" in text


@pytest.mark.parametrize("name", [name for name in FILES if "-" in name])
def test_every_step_counts(name: str) -> None:
    text = report(written(name))
    assert re.search(r"^  So far: .*an owner for \d+ of \d+ touchpoints", text, re.MULTILINE)
    assert "█" in text


def test_codes_are_left_to_the_other_forms() -> None:
    text = report(written("dentist"))
    (line,) = [line for line in text.splitlines() if line.startswith("More is checked once there are")]
    assert "TM" not in line
    assert "TM210" in FORMATS["full"](written("dentist"))
    assert "TM210" not in FORMATS["markdown"](written("dentist"))


def test_several_that_have_just_begun_share_their_first_steps() -> None:
    files = {f"{name}.touchmap.yaml": (HERE / f"{name}.touchmap.yaml").read_bytes() for name in JOURNEYS}
    text = report(sheet_of(files))
    assert [re.search(r"\((TM.*?)\)$", one)[1] for one in things(text)] == [  # type: ignore[index]
        "TM302, 3 files", "TM301, 3 files", "TM601, 3 files", "TM108, dentist.touchmap.yaml", "TM200, 3 files",
    ]  # fmt: skip


def test_one_that_has_just_begun_does_not_hide_what_is_wrong_in_another() -> None:
    other = journey(
        5, "channels: {phone: {owner: care}}\nfeedback: {slips: {kind: complaints, source: box, acts: Read}}"
    )
    other = other.replace(
        "- Do the thing that is called debabababa", "- {name: Wait, feedback: slips, moment_of_truth: true}"
    )
    text = report(sheet((HERE / "dentist.touchmap.yaml").read_text("utf-8"), other))
    assert "TM303, b.touchmap.yaml" in things(text)[0]
    assert "TM301, b.touchmap.yaml" in things(text)[1]
    assert any("TM302, a.touchmap.yaml" in one for one in things(text)[2:])


@pytest.mark.parametrize(
    ("posts", "codes"),
    [
        ("a: {}, b: {}", ["TM304, TM305"]),
        ("a: {source: box}, b: {acts: Read}", ["TM304", "TM305"]),
        ("a: {source: box}, b: {}", ["TM304", "TM305"]),
    ],
)
def test_a_post_that_lacks_both_has_one_thing_to_do(posts: str, codes: list[str]) -> None:
    text = f"""
        touchmap: 1
        journey: {{name: J, persona: P, goal: G}}
        feedback: {{{posts}}}
        stages:
          purchase: {{web: [{{name: Pay, feedback: [a, b], owner: us}}, Look, Order, Wait, Read, Ask]}}
        """
    said = re.findall(r"\((TM30[45].*?)\)", " ".join(things(report(sheet(text, settings=Settings(select=("TM3",)))))))
    assert said == codes


def test_pains_alone_are_no_first_thing() -> None:
    text = """
        touchmap: 1
        journey: {name: J, persona: P, goal: G}
        feedback: {slips: {kind: complaints, source: box, acts: Read}}
        channels: {web: {name: Web, owner: us}}
        stages:
          pre-purchase: {web: [{name: Look, entry: true, next: Pay, feedback: slips, moment_of_truth: true}]}
          purchase: {web: [{name: Pay, next: Use, feedback: slips}]}
          post-purchase: {web: [{name: Use, feedback: slips}]}
        """
    written_out = report(sheet(text))
    assert "to do first" not in written_out
    assert "More is checked once there are results, pains and further entries" in " ".join(written_out.split())


def test_a_report_with_very_much_to_say_stays_on_forty_lines_while_it_has_just_begun() -> None:
    steps = "".join(f"      - Step {one} and then step {one}a\n" for one in range(30))
    twins = "".join(f"      - Ask about the delivery of bicycle {'x' * one}\n" for one in range(1, 9))
    owners = "".join(f"      - {{name: Paper {one}, owner: team {one}}}\n" for one in range(9))
    text = f"touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n{steps}    desk:\n{twins}    post:\n{owners}"
    shown = report(sheet(text, settings=Settings(profile="strict", ignore=("TM101",))))
    assert len(shown.splitlines()) <= 40
    assert re.search(r"^  and \d+ more: TM", shown, re.MULTILINE)
