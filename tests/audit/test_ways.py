"""The rules that follow ways through the journey say the same as definitions that try every case."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import inventory
from touchmap.audit import Settings, run
from touchmap.audit.ways import pieces
from touchmap.graph import entries, journey_graph
from touchmap.model import STAGES, Inventory, Touchpoint

NAMES = "ABCDEFG"
THINGS = ["name", "size"]


@st.composite
def journeys(draw: st.DrawFn) -> str:
    """A small journey in which anything may lead anywhere; every touchpoint is linked, so that no rule is skipped."""
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    stages: dict[str, Any] = {stage: {"website": []} for stage in STAGES}
    anytime: list[Any] = []
    for index, name in enumerate(names):
        things = st.lists(st.sampled_from(THINGS), unique=True, max_size=2)
        others = st.lists(st.sampled_from([other for other in names if other != name]), unique=True, max_size=3)
        touchpoint: dict[str, Any] = {
            "name": name,
            "next": draw(others) or [names[(index + 1) % len(names)]],
            "collects": draw(things),
            "uses": draw(things),
            "entry": draw(st.booleans()),
        }
        where = draw(st.sampled_from([*STAGES, "anytime"]))
        (anytime if where == "anytime" else stages[where]["website"]).append(touchpoint)
    return json.dumps({"touchmap": 1, "journey": "J", "stages": stages, "anytime": {"website": anytime}})


def found(read: Inventory, code: str) -> list[str]:
    """What one rule says."""
    return [one.message for one in run([read], Settings(select=(code,))).findings if one.code == code]


def number(stage: str | None) -> int | None:
    return None if stage is None else STAGES.index(stage)  # type: ignore[arg-type]


@settings(max_examples=50)
@given(journeys())
def test_no_piece_leads_to_an_earlier_one(text: str) -> None:
    graph = journey_graph(inventory(text))
    order = pieces(graph)
    place = {touchpoint: index for index, piece in enumerate(order) for touchpoint in piece}
    assert all(place[start] <= place[end] for start, end in graph.edges)
    assert {frozenset(piece) for piece in order} == set(map(frozenset, nx.strongly_connected_components(graph)))


@settings(max_examples=50)
@given(journeys())
def test_the_only_way_through_is_the_dominator(text: str) -> None:
    read = inventory(text)
    graph = journey_graph(read)
    starts = entries(graph)
    expected = []
    if starts:
        rooted: nx.DiGraph[Any] = nx.DiGraph(graph)
        rooted.add_edges_from(("root", start) for start in starts)
        above = dict(nx.immediate_dominators(rooted, "root"))

        def dominates(one: Touchpoint, other: Any) -> bool:
            while other is not None and other != "root":
                if other is one:
                    return True
                other = above[other]
            return False

        bought = [one for one in graph if one.stage == "purchase" and one in above]
        if len(bought) > 2:
            expected = [one.name for one in bought if all(dominates(one, other) for other in bought)]
    assert [message.split('through "')[1][0] for message in found(read, "TM207")] == expected


@settings(max_examples=50)
@given(journeys())
def test_uses_before_knowing_finds_every_way_without_a_collector(text: str) -> None:
    read = inventory(text)
    graph = journey_graph(read)
    expected = set()
    for thing in THINGS:
        untold = graph.subgraph([one for one in graph if thing not in one.collects])
        for one in untold:
            if thing in one.uses and any(
                start in untold and nx.has_path(untold, start, one) for start in entries(graph)
            ):
                expected.add((one.name, thing))
    assert {(said[1], said.split('uses "')[1].split('"')[0]) for said in found(read, "TM210")} == expected


@settings(max_examples=50)
@given(journeys())
def test_asked_twice_finds_every_pair_on_one_way(text: str) -> None:
    read = inventory(text)
    graph = journey_graph(read)
    met: nx.DiGraph[Any] = nx.DiGraph()
    for one in graph:
        met.add_nodes_from((one, stage) for stage in range(3) if number(one.stage) in (None, stage))
    for start, now in list(met):
        for end in graph.successors(start):
            there = now if end.stage is None else number(end.stage)
            if there is not None and there >= now:
                met.add_edge((start, now), (end, there))
    expected = {
        (later.name, thing)
        for earlier, before in met
        for later, _ in nx.descendants(met, (earlier, before))
        for thing in THINGS
        if earlier is not later and thing in earlier.collects and thing in later.collects
    }
    said = {(message[1], message.split('for "')[1].split('"')[0]) for message in found(read, "TM211")}
    assert said == expected


@settings(max_examples=50)
@given(journeys())
def test_circles_are_where_nobody_gets_on(text: str) -> None:
    read = inventory(text)
    graph = journey_graph(read)
    expected = {
        one.name
        for one in graph
        if {one} != (reach := nx.descendants(graph, one) | {one})
        and all(one in nx.descendants(graph, other) for other in reach - {one})
        and all(other.stage != "post-purchase" for other in reach)
        and any(other.stage for other in reach)
    }
    said = found(read, "TM206")
    assert {name for name in NAMES for message in said if f'"{name}"' in message} == {
        name for name in expected if any(f'"{name}"' in message for message in said)
    }
    assert bool(said) == bool(expected)
