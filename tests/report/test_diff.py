"""What `diff` says, form by form: golden files, machines, and names that would like to be more than names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.reading import inventory
from tests.strategies import HOSTILE, inventories
from touchmap.audit import run
from touchmap.compare import Comparison, compare
from touchmap.report import Style
from touchmap.report.differing import FORMATS
from touchmap.report.ink import clean_line

HERE = Path(__file__).parent
OLD = """\
touchmap: 1
journey: {name: Buying a bike, goal: Ride, state: current}
channels: {website: {name: Website, owner: web}, shop: {name: Shop, kind: physical}}
feedback: {effort: {metric: ces, scale: [1, 7], better: high, target: 5, source: Survey, acts: Call back}}
stages:
  pre-purchase:
    website:
      - {name: Compare models, next: Put it in the basket, emotion: 1}
      - {name: Read reviews, next: Order}
  purchase:
    website:
      - {name: Put it in the basket, next: Order}
      - {name: Order, owner: sales, feedback: effort, pains: [{text: It is slow}], next: Collect the bike}
  post-purchase:
    shop: [Collect the bike, Wait for a call]
paths: {happy: [Compare models, Put it in the basket]}
"""
NEW = """\
touchmap: 1
journey: {name: Buying a bike, goal: Ride tomorrow, state: future}
channels: {website: {name: Website, owner: web}, shop: {name: Shop, kind: physical, owner: retail}, phone: Phone}
feedback: {effort: {metric: ces, scale: [1, 7], better: high, target: 5.5, source: Survey, acts: Call back}}
stages:
  pre-purchase:
    website:
      - {name: Compare models, next: [{to: put-it-in-the-basket, handoff: the models}], emotion: 2}
  purchase:
    website:
      - {name: Put the bike in the basket, id: put-it-in-the-basket, next: Order, feedback: effort}
    shop:
      - {name: Order, feedback: effort, moment_of_truth: true, next: Collect the bike,
         pains: [{text: It is slow, action: Make it quick, owner: web, due: 2030-01-01}]}
  post-purchase:
    shop: [Collect the bike]
    phone: [Get a call]
"""


def compared(old: str, new: str) -> Comparison:
    left, right = inventory(old), inventory(new)
    return compare(left, right, run([left]), run([right]))


@pytest.mark.parametrize(("form", "file", "style"), [
    ("text", "diff.txt", Style()),
    ("text", "diff-50.txt", Style(width=50, unicode=False)),
    ("text", "diff-colour.txt", Style(colour=True)),
    ("markdown", "diff.md", Style()),
    ("json", "diff.json", Style()),
])  # fmt: skip
def test_as_it_is_written(golden: Callable[[Path, str], None], form: str, file: str, style: Style) -> None:
    golden(HERE / file, FORMATS[form](compared(OLD, NEW), style))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_changed(form: str) -> None:
    told = FORMATS[form](compared(OLD, OLD), Style())
    if form == "json":
        content = json.loads(told)
        assert content["touchpoints"]["new"] == content["touchpoints"]["eliminated"] == content["entries"] == []
        assert not any(pair["changes"] for pair in content["touchpoints"]["mapped"])
    else:
        assert "Nothing changed." in told


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_names(name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    new = NEW.replace("Get a call", quoted).replace("the models", quoted).replace("name: Phone", f"name: {quoted}")
    comparison = compared(OLD, new)
    text = FORMATS["text"](comparison, Style())
    assert all(line == clean_line(line) for line in text.split("\n"))
    markdown = FORMATS["markdown"](comparison, Style())
    assert "<script" not in markdown
    assert "<b>" not in markdown
    assert "::" not in markdown.replace(":\u2060:", "")
    assert name in json.dumps(json.loads(FORMATS["json"](comparison, Style(unicode=False))), ensure_ascii=False) or (
        json.dumps(name)[1:-1] in FORMATS["json"](comparison, Style(unicode=False))
    )


@settings(max_examples=25, deadline=None)
@given(inventories(), inventories())
def test_every_form_of_anything(old: str, new: str) -> None:
    comparison = compared(old, new)
    for form, write in FORMATS.items():
        told = write(comparison, Style(width=60))
        assert told.endswith("\n")
        if form == "json":
            content = json.loads(told)
            assert len(content["touchpoints"]["new"]) == len(comparison.added)
