"""Names come from strangers: whatever they are, each report and each map shows them as text and obeys none."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.cli.conftest import Run
from tests.report.workflow import obeyed
from tests.strategies import HOSTILE
from touchmap.report import FORMATS

NAMES = (
    *HOSTILE, "::error::forged", "::set-output name=a::b", "##[add-mask]x", "::stop-commands::x", "=1+1", "+1",
    "-1+1|x", "@SUM(1)", "\u200b=1+1", "[bold red]x[/]", "[link=https://evil.example]x[/link]", ":skull:",
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "@everyone #1", "| a | b |", "`code` ```",
    "# Title", "<img src=x onerror=alert(1)>", "</text><script>alert(1)</script>", "\"><svg onload=alert(1)>",
    "<!-- x", "&#0;", "\u202eabc\u2066", "\ufeffx", "x\u2028y\u2029z", "next\u0085line", "\\N \\E \\G \\T",
    "<TABLE><TR><TD>x</TD></TR></TABLE>", "label=x];{", "node -> evil", "TM301 error", "touchmap.yaml:1:1",
    "../../etc/passwd", "$(reboot)", "`reboot`", "%n%n%s", "{0.__class__}", "${{ secrets.X }}", "CON", "nul\u0301",
)  # fmt: skip
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inventory(name: str) -> bytes:
    """An inventory in which every text is `name`, with something to find at each."""
    touchpoint = {
        "name": name, "owner": name, "quote": name, "need": name, "note": name, "moment_of_truth": True, "emotion": -2,
        "pains": [{"text": name, "action": name}], "feedback": ["post"], "link": name, "evidence": [name],
        "next": [{"to": "b", "when": name, "handoff": name}],
    }  # fmt: skip
    content: dict[str, Any] = {
        "touchmap": 1,
        "journey": {"name": name, "persona": name, "quote": name, "goal": name, "owner": name},
        "people": {"p": name},
        "phases": {"f": {"name": name, "stage": "purchase"}},
        "channels": {"c": {"name": name, "owner": name}, name: {"name": name}},
        "feedback": {"post": {"name": name, "metric": "csat", "owner": name, "source": "crm", "target": "80%"}},
        "stages": {"purchase": {"f": {"c": [touchpoint, {"id": "b", "name": f"{name} {name}", "uses": [name]}]}}},
        "paths": {"way": ["b"]},
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"').replace(
        '!!int "', '"').replace('!!bool "true"', "true").replace('"1"', "1").replace('"-2"', "-2").encode()  # fmt: skip


class Tags(HTMLParser):
    """The tags that a browser would see in a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        self.seen.append(tag)


def texts(value: Any) -> Iterator[str]:
    """Every text in what a JSON file says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def harmless_text(written: str, _: str) -> None:
    assert written.endswith("\n") or not written


def harmless_concise(written: str, _: str) -> None:
    for line in written.splitlines():
        assert re.match(r"touchmap\.yaml:\d+:\d+: TM\d{3} ", line)


def harmless_json(written: str, _: str) -> None:
    json.loads(written)


def harmless_findings(written: str, name: str) -> None:
    """In JSON a name is as it was, so that a program finds it again."""
    found = json.loads(written)["findings"]
    assert name in {finding["touchpoint"] for finding in found}


def harmless_xml(written: str, _: str) -> None:
    assert {element.tag for element in ET.fromstring(written).iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "properties", "property", "skipped", "system-out",
        "system-err",
    }  # fmt: skip


def harmless_github(written: str, _: str) -> None:
    assert {command.name for command in obeyed(written)} <= {"error", "warning", "notice"}


def harmless_markdown(written: str, _: str) -> None:
    code = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
    bare = re.sub(r"\\.", "", code.sub("", written))
    assert set(Tags(bare).seen) <= {"details", "summary", "br", "sub", "sup", "b", "code", "strong", "table"}
    assert not re.search(r"\]\((?!https://github\.com|#)", bare)


CHECKS = {
    "concise": harmless_concise,
    "json": harmless_findings,
    "sarif": harmless_json,
    "gitlab": harmless_json,
    "junit": harmless_xml,
    "github": harmless_github,
    "markdown": harmless_markdown,
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_reports(touchmap: Run, form: str, name: str) -> None:
    outcome = touchmap("audit", "-", "--profile", "strict", "-f", form, "--stdin-filename", "touchmap.yaml",
                       stdin=inventory(name))  # fmt: skip
    assert (outcome.code, outcome.err) == (1, "")
    assert "TM302" in outcome.out or "TM301" in outcome.out or form == "text"
    assert DANGEROUS.search(outcome.out) is None
    CHECKS.get(form, harmless_text)(outcome.out, name)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_and_the_actions(touchmap: Run, name: str) -> None:
    for options in ([], ["--actions"]):
        for form in ("text", "json", "csv"):
            outcome = touchmap("show", "-", "-f", form, *options, stdin=inventory(name))
            assert (outcome.code, outcome.err) == (0, "")
            assert DANGEROUS.search(outcome.out.replace("\r\n", "\n")) is None
            if form == "json":
                assert any(name in text for text in texts(json.loads(outcome.out)))
            if form == "csv":
                for row in csv.reader(io.StringIO(outcome.out)):
                    assert not any(re.match(r"[=+@\t\r]|-\D", cell) for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_a_map(touchmap: Run, name: str) -> None:
    outcome = touchmap("render", "-", "-f", "dot", "-o", "-", stdin=inventory(name))
    assert outcome.code == 0
    fences = [re.findall("[\u2068\u2069]", text) for text in re.findall(r'label="([^"\n]*)"', outcome.out)]
    assert all(signs == ["\u2068", "\u2069"] * (len(signs) // 2) for signs in fences)
    # Beside these pairs of ours, around a name that runs the other way, nothing turns letters round.
    assert DANGEROUS.search(re.sub("[\u2068\u2069]", "", outcome.out)) is None
