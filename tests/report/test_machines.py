"""SARIF, JUnit and GitLab: what they hold, and that they are what their schemas say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from tests.report.sheets import journey, sheet, sheet_of
from tests.report.test_golden import SAMPLE
from tests.report.test_hostile import EVIL, evil
from touchmap.audit.coverage import Coverage
from touchmap.audit.result import Result
from touchmap.audit.settings import Settings
from touchmap.finding import Finding, Place, Related, Severity
from touchmap.report import FORMATS, Sheet, Style
from touchmap.report.files import fingerprints, path, uri

SCHEMAS = Path(__file__).parent / "schemas"
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
STYLES = [Style(), Style(unicode=False)]


def schema(name: str) -> Any:
    content = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(content)
    kind.check_schema(content)
    return kind(content, format_checker=kind.FORMAT_CHECKER)


CHECKS: dict[str, Callable[[str], None]] = {
    "sarif": lambda text: schema("sarif-schema-2.1.0.json").validate(json.loads(text)),
    "gitlab": lambda text: schema("gitlab-code-quality.json").validate(json.loads(text)),
    "junit": lambda text: JUNIT.validate(text.encode()),
}


def sheets(style: Style) -> list[Sheet]:
    """The sample, many files at once, one with a mistake, nothing at all, and a hostile one."""
    return [
        sheet_of({SAMPLE.name: SAMPLE.read_bytes()}, style, Settings(profile="strict", min_coverage=90)),
        sheet(journey(40), "touchmap: 1\n", "", journey(3), style=style),
        sheet(journey(9), style=style, settings=Settings(select=("TM101",))),
        evil(style),
    ]


@pytest.mark.parametrize("form", CHECKS)
@pytest.mark.parametrize("style", STYLES, ids=["unicode", "ascii"])
def test_reports_are_what_their_schema_says(form: str, style: Style) -> None:
    for made in sheets(style):
        written = FORMATS[form](made)
        if made.texts.keys() != {EVIL} or form != "gitlab":
            CHECKS[form](written)
        assert written.isascii() or style.unicode


@pytest.mark.parametrize("form", CHECKS)
def test_the_schemas_refuse_what_is_wrong(form: str) -> None:
    written = FORMATS[form](sheet(journey(9)))
    wrong = {"sarif": ('"startLine": ', '"startLine": -'), "gitlab": ("minor", "small"), "junit": ("name=", "nom=")}
    with pytest.raises((jsonschema.ValidationError, xmlschema.XMLSchemaException)):
        CHECKS[form](written.replace(*wrong[form]))


def sarif(made: Sheet) -> dict[str, Any]:
    (run,) = json.loads(FORMATS["sarif"](made))["runs"]
    assert isinstance(run, dict)
    return run


def finding(message: str = "m", file: str = "f", **more: Any) -> Finding:
    return Finding("TM301", "n", Severity.WARNING, message, Place(file, 2, 3, 2, 5), **more)


def alone(*findings: Finding, names: dict[str, str] | None = None) -> Sheet:
    return Sheet(Result(findings, Coverage()), (), {}, names=names or {})


def test_sarif_rules_are_explained_and_found_by_their_index() -> None:
    run = sarif(sheet(journey(9, "feedback: {p: {kind: complaints}}")))
    rules = run["tool"]["driver"]["rules"]
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (rule,) = [rule for rule in rules if rule["id"] == "TM301"]
    assert "What to do: " in rule["help"]["text"]
    assert "```yaml\ntouchmap: 1" in rule["help"]["markdown"]


def test_sarif_places_are_those_of_the_file() -> None:
    made = sheet("touchmap: 1\njourney: {name: Д🙂, goal: g, persona: p}\nstages:\n  purchase: {desk: [{name: 漢}]}\n")
    run = sarif(made)
    assert run["columnKind"] == "unicodeCodePoints"
    for result, found in zip(run["results"], made.result.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert tuple(region.values()) == (found.place.line, found.place.column, found.place.end_line,
                                          found.place.end_column)  # fmt: skip


def test_sarif_says_where_else_to_look() -> None:
    also = Related(Place("g.yaml", 7, 1, 7, 4), "the other one")
    (result,) = sarif(alone(finding(related=(also,))))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "the other one"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "g.yaml"
    assert related["physicalLocation"]["region"]["startLine"] == 7


def test_sarif_messages_hold_no_links() -> None:
    (result,) = sarif(alone(finding("[click](http://evil) [a] {0}")))["results"]
    assert result["message"]["text"].startswith(r"\[click\](http://evil) \[a\]")
    (plain,) = sarif(alone(finding("kept [as] it is")))["results"]
    assert plain["message"]["text"] == "kept [as] it is"


def test_sarif_tells_of_a_crash() -> None:
    assert sarif(Sheet(Result((), Coverage(), crashed=True), (), {}))["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(("file", "name", "reference"), [
    ("touchmap.yaml", "touchmap.yaml", "touchmap.yaml"),
    ("./maps//a.touchmap.yaml", "maps/a.touchmap.yaml", "maps/a.touchmap.yaml"),
    ("../shop/touchmap.yaml", "../shop/touchmap.yaml", "../shop/touchmap.yaml"),
    ("/srv/touchmap.yaml", "/srv/touchmap.yaml", "file:///srv/touchmap.yaml"),
    ("a b#c?d%.yaml", "a b#c?d%.yaml", "a%20b%23c%3Fd%25.yaml"),
    ("http:x.yaml", "http:x.yaml", "http%3Ax.yaml"),
    ("карта.yaml", "карта.yaml", "%D0%BA%D0%B0%D1%80%D1%82%D0%B0.yaml"),
    ("\udcff.yaml", "\udcff.yaml", "%FF.yaml"),
    ("-", "-", "-"),
])  # fmt: skip
def test_names_of_files(file: str, name: str, reference: str) -> None:
    made = alone()
    assert path(made, file) == name
    assert uri(made, file) == reference


def test_a_file_outside_of_the_project_has_no_base() -> None:
    inside, outside = (sarif(alone(finding(file=file)))["results"][0]["locations"][0]["physicalLocation"]
                       ["artifactLocation"] for file in ("a.yaml", "/tmp/a.yaml"))  # fmt: skip
    assert inside == {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}
    assert outside == {"uri": "file:///tmp/a.yaml"}


PAIR = """
    touchmap: 1
    journey: {name: J, goal: g, persona: p}
    feedback: {slips: {kind: complaints, source: Box, acts: Read}}
    stages:
      pre-purchase:
        shop:
          - {name: Look, entry: true, next: Pay}
      purchase:
        shop:
          - Pay
          - Pay again
"""


def known(text: str) -> dict[str, str]:
    made = sheet(text)
    found = made.result.findings
    return dict(zip(fingerprints(made, found), (f"{one.code} {one.touchpoint}" for one in found), strict=True))


@pytest.mark.parametrize("change", [
    ("    touchmap: 1", "    # a comment\n\n    touchmap: 1"),
    ("          - Pay\n", "          - {name: Come in, owner: x, feedback: slips, next: Pay}\n          - Pay\n"),
    ("          - {name: Look,", "          - {name: Ring, owner: x, feedback: slips}\n          - {name: Look,"),
])  # fmt: skip
def test_fingerprints_stay_when_something_is_added_above(change: tuple[str, str]) -> None:
    before, after = known(PAIR), known(PAIR.replace(*change))
    lasting = {mark: what for mark, what in before.items() if "Look" in what or "Pay" in what}
    assert lasting
    assert lasting.items() <= after.items()


def test_fingerprints_stay_when_a_count_moves() -> None:
    made = alone(finding(message="Nobody asks at 22 of 25 touchpoints"))
    later = alone(finding(message="Nobody asks at 21 of 25 touchpoints"))
    assert fingerprints(made, made.result.findings) == fingerprints(later, later.result.findings)


def test_fingerprints_differ() -> None:
    marks = known(PAIR)
    assert len(marks) == len(sheet(PAIR).result.findings)
    assert known(PAIR.replace("Pay again", "Pay twice")).keys() != marks.keys()
    made = alone(finding(), finding(), finding(file="g"), finding("n"))
    assert len(set(fingerprints(made, made.result.findings))) == 4


def test_gitlab_names_the_rule_and_the_line() -> None:
    (entry,) = json.loads(FORMATS["gitlab"](alone(finding(), names={"f": "maps/f"})))
    assert (entry["check_name"], entry["severity"]) == ("n", "minor")
    assert entry["location"] == {"path": "maps/f", "lines": {"begin": 2}}


@pytest.mark.parametrize(("fail_on", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.NOTE, 3)])
def test_junit_fails_where_the_audit_fails(fail_on: Severity, failures: int) -> None:
    findings = tuple(Finding("TM1", "n", severity, "m", Place("f", 1, 1, 1, 2)) for severity in Severity)
    root = ET.fromstring(FORMATS["junit"](Sheet(Result(findings, Coverage()), (), {"f": ""}, fail_on=fail_on)))
    assert len(root.findall(".//failure")) == failures == int(root.attrib["failures"])
    (suite,) = root
    assert (suite.attrib["tests"], suite.attrib["skipped"]) == ("3", str(3 - failures))


def test_junit_counts_a_clean_file_as_one_test_that_passes() -> None:
    root = ET.fromstring(FORMATS["junit"](sheet(journey(9), settings=Settings(select=("TM101",)))))
    (case,) = root.findall(".//testcase")
    assert (root.attrib["tests"], root.attrib["failures"], list(case)) == ("1", "0", [])


def test_junit_tells_the_coverage() -> None:
    root = ET.fromstring(FORMATS["junit"](sheet(journey(9))))
    figures = {one.attrib["name"]: one.attrib["value"] for one in root.iter("property")}
    assert figures == {"coverage.percent": "0", "coverage.tracked": "0", "coverage.total": "9"}


@given(st.text(st.characters()), st.text(st.characters()), st.sampled_from(STYLES))
def test_junit_is_always_xml(message: str, file: str, style: Style) -> None:
    found = Finding("TM1", message, Severity.ERROR, message, Place(file, 1, 1, 1, 2), help=message)
    written = FORMATS["junit"](Sheet(Result((found,), Coverage()), (), {file: ""}, style))
    assert len(ET.fromstring(written).findall(".//testcase")) == 1
