"""Comparing inventories: who is who, what changed, and that nothing is left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests.reading import inventory
from tests.strategies import inventories
from touchmap.audit import run
from touchmap.compare import Change, Comparison, compare
from touchmap.compare.plain import Fields, Ref, sections, touchpoint_fields
from touchmap.model import Inventory, Touchpoint

OLD = """
    touchmap: 1
    journey: {name: Buying a bike, goal: Ride}
    channels: {website: {name: Website, owner: web}, shop: {name: Shop, kind: physical}}
    feedback: {effort: {kind: usage}}
    stages:
      pre-purchase:
        website:
          - {name: Compare models, next: Put it in the basket}
          - {id: test, name: Try a bike, next: Order}
      purchase:
        website:
          - {name: Put it in the basket, next: [{to: Order, handoff: the basket}]}
          - Order
      post-purchase:
        shop: [Collect the bike]
    paths: {happy: [Compare models, Put it in the basket]}
"""


def compared(old: str | Inventory, new: str | Inventory) -> Comparison:
    left, right = (inventory(one) if isinstance(one, str) else one for one in (old, new))
    return compare(left, right, run([left]), run([right]))


def changed(new: str) -> dict[str, list[tuple[str, Any, Any]]]:
    return {
        pair.new.name: [(change.field, change.old, change.new) for change in pair.changes]
        for pair in compared(OLD, new).changed
    }


@pytest.mark.parametrize(("before", "after", "expected"), [
    ("- Order\n", "- {name: Order, owner: sales}\n", {"Order": [("owner", None, "sales")]}),
    ("- Order\n", "- {name: Order, feedback: effort}\n", {"Order": [("feedback", None, ("effort",))]}),
    ("name: Compare models", "name: Compare two models",
     {"Compare two models": [("name", "Compare models", "Compare two models")]}),
    ("name: Try a bike", "name: Ride it", {"Ride it": [("name", "Try a bike", "Ride it")]}),
    ("next: Order}", "next: Collect the bike}",
     {"Try a bike": [("next", ({"to": "order"},), ({"to": "collect-the-bike"},))]}),
    ("handoff: the basket", "handoff: the price",
     {"Put it in the basket": [("next", ({"to": "order", "handoff": "the basket"},),
                                ({"to": "order", "handoff": "the price"},))]}),
    ("shop: [Collect the bike]", "website: [Collect the bike]", {"Collect the bike": [("channel", "shop", "website")]}),
    ("- Order\n", "- Order\n          - Collect the bike\n", {}),
])  # fmt: skip
def test_what_changed_in_a_touchpoint(before: str, after: str, expected: dict[str, Any]) -> None:
    new = OLD.replace(before, after)
    assert new != OLD
    new = (
        new.replace("paths: {happy: [Compare models,", "paths: {happy: [Compare two models,") if "two" in after else new
    )
    assert changed(new) == expected


def test_a_renamed_touchpoint_is_the_same_to_those_that_lead_to_it() -> None:
    comparison = compared(OLD, OLD.replace("Put it in the basket", "Put the bike in the basket"))
    assert [(pair.renamed, pair.moved) for pair in comparison.changed] == [(True, False)]
    assert comparison.entries == ()


def test_a_moved_touchpoint_is_not_a_new_one() -> None:
    new = OLD.replace("          - Order\n", "").replace("shop: [Collect the bike]", "shop: [Order, Collect the bike]")
    comparison = compared(OLD, new)
    assert [(pair.new.name, pair.moved) for pair in comparison.changed] == [("Order", True)]
    assert (comparison.added, comparison.eliminated) == ((), ())


def test_another_id_is_another_touchpoint() -> None:
    comparison = compared(OLD, OLD.replace("id: test, name: Try a bike", "id: ride, name: Try one bike"))
    assert [touchpoint.id for touchpoint in comparison.eliminated] == ["test"]
    assert [touchpoint.id for touchpoint in comparison.added] == ["ride"]


def test_something_new_with_the_name_of_what_is_gone_elsewhere() -> None:
    old = "touchmap: 1\njourney: J\nstages: {purchase: {web: [Pay]}, post-purchase: {web: [Ride]}}\n"
    new = "touchmap: 1\njourney: J\nstages: {purchase: {web: [Pay, {name: Order, next: Pay}]}}\n"
    comparison = compared(old, new)
    assert [touchpoint.name for touchpoint in comparison.eliminated] == ["Ride"]
    assert [touchpoint.name for touchpoint in comparison.added] == ["Order"]
    assert comparison.changed == ()


@pytest.mark.parametrize(("before", "after", "expected"), [
    ("goal: Ride", "goal: Fly", [("journey", "", "changed", ["goal"])]),
    ("kind: physical", "kind: human", [("channels", "shop", "changed", ["kind"])]),
    ("shop: {name: Shop, kind: physical}", "shop: {name: Shop, kind: physical}, phone: Phone",
     [("channels", "phone", "new", ["name"])]),
    ("{effort: {kind: usage}}", "{ease: {kind: usage}}",
     [("feedback", "ease", "new", ["name", "kind", "scope"]),
      ("feedback", "effort", "eliminated", ["name", "kind", "scope"])]),
    ("happy: [Compare models, Put it in the basket]", "happy: [Compare models, Order]",
     [("paths", "happy", "changed", ["steps"])]),
    ("    stages:", "    stage_names: {purchase: Buying}\n    stages:", [("stage_names", "", "changed", ["purchase"])]),
])  # fmt: skip
def test_what_changed_beside_the_touchpoints(before: str, after: str, expected: list[Any]) -> None:
    new = OLD.replace(before, after)
    assert new != OLD
    entries = compared(OLD, new).entries
    assert [(one.section, one.key, one.kind, [change.field for change in one.changes]) for one in entries] == expected


def test_findings_that_are_fixed_and_that_came_up() -> None:
    comparison = compared(OLD, OLD.replace("goal: Ride", "persona: A commuter").replace("kind: usage", "metric: ces"))
    assert {finding.code for finding in comparison.fixed} >= {"TM108"}
    assert {finding.code for finding in comparison.found} >= {"TM109"}
    assert not {finding.code for finding in comparison.fixed} & {"TM109", "TM301"}


def test_a_finding_that_moves_with_its_touchpoint_is_neither() -> None:
    new = OLD.replace(
        "        website:\n          - {name: Compare models",
        "        website:\n          - See an advert\n          - {name: Compare models",
    )
    comparison = compared(OLD, new)
    assert {finding.touchpoint for finding in comparison.found} <= {"See an advert", None}
    assert {finding.touchpoint for finding in comparison.fixed} <= {None}


def test_coverage_then_and_now() -> None:
    comparison = compared(OLD, OLD.replace("- Order\n", "- {name: Order, feedback: effort}\n"))
    assert (comparison.before.tracked, comparison.before.total) == (0, 5)
    assert (comparison.after.tracked, comparison.after.total) == (1, 5)


@settings(max_examples=20, deadline=None)
@given(inventories())
def test_nothing_changes_from_an_inventory_to_itself(text: str) -> None:
    comparison = compared(inventory(text), inventory(text))
    assert comparison.same
    assert len(comparison.mapped) == len(comparison.new.touchpoints)


def _applied(fields: Fields, changes: tuple[Change, ...]) -> Fields:
    out = fields | {change.field: change.new for change in changes}
    return {name: value for name, value in out.items() if value is not None}


@settings(max_examples=40, deadline=None)
@given(inventories(), inventories())
def test_the_changes_make_the_new_out_of_the_old(old: str, new: str) -> None:
    comparison = compared(inventory(old), inventory(new))
    partners = {pair.old: pair.new for pair in comparison.mapped}

    def refer(touchpoint: Touchpoint) -> Ref:
        partner = partners.get(touchpoint)
        return Ref(partner.key if partner else f"-{touchpoint.key}" if partners else touchpoint.key, "")

    def itself(touchpoint: Touchpoint) -> Ref:
        return Ref(touchpoint.key, "")

    made = {pair.new.key: _applied(touchpoint_fields(pair.old, refer), pair.changes) for pair in comparison.mapped}
    made |= {touchpoint.key: touchpoint_fields(touchpoint, itself) for touchpoint in comparison.added}
    assert made == {one.key: touchpoint_fields(one, itself) for one in comparison.new.touchpoints}
    assert {*partners, *comparison.eliminated} == set(comparison.old.touchpoints)

    beside: dict[tuple[str, str], Fields] = {
        (section, key): fields
        for section, entries in sections(comparison.old, refer).items()
        for key, fields in entries.items()
    }
    for entry in comparison.entries:
        if entry.kind == "eliminated":
            del beside[entry.section, entry.key]
        else:
            beside[entry.section, entry.key] = _applied(beside.get((entry.section, entry.key), {}), entry.changes)
    wanted = {
        (section, key): fields
        for section, entries in sections(comparison.new, itself).items()
        for key, fields in entries.items()
    }
    assert {key: fields for key, fields in beside.items() if fields or key[1]} == wanted
