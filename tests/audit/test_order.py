"""The same findings come out whatever the order of the files and of the keys in them."""

from __future__ import annotations

import datetime
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.reading import inventory, mistakes
from tests.strategies import alike_inventories, inventories
from touchmap.audit import Settings, run
from touchmap.audit.baseline import Baseline
from touchmap.audit.run import codes
from touchmap.audit.settings import Thresholds
from touchmap.audit.wording import named
from touchmap.finding import Finding, Place
from touchmap.model import Inventory
from touchmap.source import Spot, parse

# So low that every rule has something to say about a small journey.
LOW = Thresholds(
    lopsided_from=1, lopsided_ratio=1, wall=1, help_steps=0, blind_steps=2, surveys=1, touchpoints_per_question=1, few=1
)
STRICT = Settings(profile="strict", min_coverage=50, today=datetime.date(2026, 11, 30), thresholds=LOW)
EXAMPLES = [path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("examples/*/*touchmap.yaml"))]
Said = tuple[str, str, str, str | None, tuple[tuple[str, str], ...]]


def found(content: Any) -> Counter[Said]:
    """What is found, by addresses: lines and the numbers of touchpoints follow the order, as they should."""
    read = inventory(json.dumps(content, ensure_ascii=False, indent=1))
    places = _addresses(read.spot, {})
    return Counter(_said(one, read, places) for one in run([read], STRICT).findings)


def _said(one: Finding, read: Inventory, places: dict[Place, str]) -> Said:
    related = tuple((places[also.place], _without_numbers(also.message, read)) for also in one.related)
    return (one.code, one.address, _without_numbers(one.message, read), one.touchpoint, related)


def _without_numbers(message: str, read: Inventory) -> str:
    """A message in which touchpoints are called by their address."""
    for touchpoint in read.touchpoints:
        message = message.replace(named(touchpoint), f"<{touchpoint.spot.address()}>")
    return message


def _addresses(spot: Spot, places: dict[Place, str]) -> dict[Place, str]:
    """The entry of a list, or the block, at each place: which of its fields comes first is a matter of order."""
    address = re.sub(r"(.*\]).*", r"\1", spot.address())
    places.setdefault(spot.place(), address)
    for child in spot.children.values():
        _addresses(child, places)
    return places


def reordered(value: Any, order: Callable[[list[Any]], list[Any]]) -> Any:
    """The same inventory with the keys of every block in another order; lists keep theirs."""
    if isinstance(value, dict):
        return {key: reordered(value[key], order) for key in order(list(value))}
    return [reordered(item, order) for item in value] if isinstance(value, list) else value


def shuffled(content: Any, seed: int) -> Any:
    order = random.Random(seed)
    return reordered(content, lambda keys: order.sample(keys, len(keys)))


def content_of(text: str) -> Any:
    """The plain values in the text of an inventory."""
    return parse(text.encode(), "touchmap.yaml").value


def backwards(keys: list[Any]) -> list[Any]:
    return keys[::-1]


def test_keys_of_the_examples() -> None:
    for text in EXAMPLES:
        content = content_of(text)
        assert found(reordered(content, backwards)) == found(content)


CHOICES = {
    "TM020 of two words for one rule": """
stages:
  purchase: {web: [{name: Pay, ignore: {TM301: One, untracked-touchpoint: Two}}]}
feedback: {plain: {}}
""",
    "TM106 equal names in three phases": """
stages:
  purchase: {one: {web: [Pay, {name: Pay, id: b}]}, two: {web: [{name: Pay, id: a}]}, web: [Pay]}
""",
    "TM106 alike names in three phases": """
stages:
  purchase: {one: {web: [Pay by credit cards]}, two: {web: [Pay by credits card]}, web: [Pay by credit card]}
""",
    "TM202 round a circle that nobody gets into": """
stages:
  pre-purchase: {web: [{name: Come in, entry: true}]}
  purchase: {web: [{name: A, next: B}], chat: [{name: B, next: A}]}
""",
    "TM206 one name on several channels": """
stages:
  purchase:
    web: [{name: Pay, id: c, next: b}]
    shop: [{name: Pay, id: b, next: a}]
    phone: [{name: Pay, id: a, next: c}]
""",
    "TM206 one name in several phases": """
stages:
  purchase: {one: {web: [{name: Pay, id: b, next: a}]}, web: [{name: Pay, id: a, next: b}]}
""",
    "TM208 a step that two paths make": """
channels: {web: {owner: web}, shop: {owner: retail}}
stages: {purchase: {web: [Order], shop: [Collect]}}
paths: {one: [Order, Collect], two: [Order, Collect]}
""",
    "TM210 not told on two ways": """
stages:
  pre-purchase: {web: [{name: A, entry: true, next: C}], chat: [{name: B, entry: true, next: C}]}
  purchase: {shop: [{name: C, uses: size, next: D}, {name: D, collects: size}]}
""",
    "TM211 told at several touchpoints before": """
stages:
  pre-purchase:
    web: [{name: A, collects: size, next: [D, E]}, {name: C, collects: size, next: [E, D]}]
    chat: [{name: B, collects: size, next: [E, D]}, {name: F, next: [D, A, B]}]
  purchase:
    web: [{name: D, next: G}]
    chat: [{name: E, next: G}]
    shop: [{name: G, collects: size}]
""",
    "TM211 told round a circle": """
stages:
  purchase:
    web: [{name: A, collects: size, next: B}]
    chat: [{name: B, collects: size, next: C}]
    shop: [{name: C, collects: size, next: A}]
""",
    "TM211 told on two paths": """
stages:
  purchase:
    web: [A, {name: B, collects: size}, {name: C, collects: size}, {name: D, collects: size}]
paths: {one: [A, B, D], two: [A, C, D]}
""",
    "TM212 several ends that feel alike": """
stages:
  purchase: {web: [{name: Order, emotion: 2, next: Pay}, {name: Pay, emotion: 2, next: [A, B]}]}
  post-purchase: {web: [{name: A, emotion: -1}], chat: [{name: B, emotion: -1}]}
""",
    "TM309 surveys round a circle": """
feedback: {one: {}, two: {}, three: {}}
stages:
  purchase:
    web: [{name: A, feedback: one, next: B}]
    chat: [{name: B, feedback: two, next: C}]
    shop: [{name: C, feedback: three, next: A}]
""",
    "TM319 asked at two touchpoints": """
feedback: {plain: {}}
stages:
  purchase:
    web: [{name: A, need: Pay, feedback: plain}]
    chat: [{name: B, need: Pay, feedback: plain}]
    shop: [{name: C, need: Pay}]
""",
    "TM406 help on several channels": """
stages:
  purchase: {web: [{name: A, role: help}], chat: [{name: B, role: help}], shop: [{name: C, role: help}]}
""",
    "TM506 one programme on two channels": """
stages:
  purchase: {web: [{name: Collect stamps, role: loyalty}], shop: [{name: Show the card, role: loyalty}]}
""",
}
"""Where a rule has to choose of which touchpoint it speaks."""


@pytest.mark.parametrize("title", CHOICES)
def test_keys_where_a_rule_has_to_choose(title: str) -> None:
    content = content_of(f"touchmap: 1\njourney: J{CHOICES[title]}")
    expected = found(content)
    assert title[:5] in {code for code, *_ in expected}
    assert all(found(shuffled(content, seed)) == expected for seed in range(20))


def test_lines_that_change_places() -> None:
    """A baseline knows touchpoints by id or name: which one of a circle comes first in its list is not said there."""
    lines = ["{name: Pay, id: b, next: a}", "{name: Pay, id: a, next: C}", "{name: C, next: b}"]
    known = []
    for order in itertools.permutations(lines):
        baseline = Baseline(Path.cwd().resolve(), renew=True)
        read = inventory(f"touchmap: 1\njourney: J\nstages: {{purchase: {{web: [{', '.join(order)}]}}}}")
        run([read], Settings(select=("TM106", "TM206")), (), baseline)
        known.append({(one.code, one.address) for one in baseline.renewed(codes())})
    assert known == [{("TM106", "stages.purchase.web[b].name"), ("TM206", "stages.purchase.web[c]")}] * 6


@settings(max_examples=15)
@given(inventories(most=10))
def test_keys_of_any_inventory(text: str) -> None:
    assume(not mistakes(text))
    content = content_of(text)
    assert found(reordered(content, backwards)) == found(content)


@settings(max_examples=100, deadline=None)
@given(alike_inventories(), st.integers(0, 2**32))
def test_keys_where_much_is_alike(content: Any, seed: int) -> None:
    assert found(shuffled(content, seed)) == found(content)


def test_files() -> None:
    texts = [(f"{number}.yaml", text) for number, text in enumerate(EXAMPLES)]
    several = [inventory(text, name) for name, text in texts]
    assert run(several, STRICT).findings == run(several[::-1], STRICT).findings
    assert run(several, STRICT).coverage == run(several[::-1], STRICT).coverage
    assert run(several, STRICT).skipped == run(several[::-1], STRICT).skipped
