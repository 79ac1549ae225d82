"""The lane layout keeps its promises on every journey: nothing touches, nothing shares a line."""

from __future__ import annotations

import math
import os
import pathlib
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.draw.geometry import (
    Journey,
    closest_parallels,
    commuter_bike,
    inside,
    overlapping,
    random_journey,
    segments,
)
from touchmap.draw.lanes import Card, Lane, Layout, Link, Metrics, Phase, Rect, Route
from touchmap.draw.lanes.crossings import find_cuts
from touchmap.draw.lanes.grid import build_grid
from touchmap.draw.lanes.loads import SIDE_LIMIT, Loads
from touchmap.draw.lanes.routes import Path
from touchmap.draw.lanes.tracks import Line, assign_tracks

HEAD = 19.0


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Any journey: loops, two-cycles, hubs, one lane, one phase, one cell, empty lanes and phases."""
    stages = draw(st.integers(1, 3))
    phases = sorted([*range(stages), *draw(st.lists(st.integers(0, stages - 1), max_size=4))])
    lanes = draw(st.integers(1, 5))
    one_cell = draw(st.integers(0, 5)) == 0
    places = st.tuples(st.integers(0, 0 if one_cell else lanes - 1), st.integers(0, 0 if one_cell else len(phases) - 1))
    spots = draw(st.lists(places, max_size=28))
    if draw(st.booleans()):
        spots.sort(key=lambda place: place[1])
    heights = st.sampled_from((12.0, 48.0, 66.0, 66.0, 140.0))
    cards = tuple(Card(f"c{i}", *place, draw(heights)) for i, place in enumerate(spots))
    pairs: dict[tuple[int, int], None] = {}
    if cards:
        index = st.integers(0, len(cards) - 1)
        pairs |= dict.fromkeys(draw(st.lists(st.tuples(index, index), max_size=40)))
        if draw(st.integers(0, 3)) == 0:
            hub = draw(index)
            pairs |= dict.fromkeys((hub, i) for i in range(len(cards)))
            pairs |= dict.fromkeys((i, hub) for i in range(len(cards)))
        if draw(st.booleans()):
            pairs |= dict.fromkeys((i, i + 1) for i in range(len(cards) - 1))
    label = st.none() | st.tuples(st.floats(20, 120), st.sampled_from((14.0, 18.0)))
    links = tuple(Link(f"l{a}-{b}", f"c{a}", f"c{b}", draw(label)) for a, b in pairs)
    return Journey(
        cards,
        links,
        tuple(Phase(stage, draw(st.sampled_from((0.0, 60.0, 400.0)))) for stage in phases),
        tuple(Lane(draw(st.sampled_from((0.0, 90.0, 300.0)))) for _ in range(lanes)),
    )


def check(journey: Journey, layout: Layout) -> None:
    """Every promise the layout makes."""
    check_places(journey, layout)
    check_routes(journey, layout)
    check_labels(journey, layout)
    assert [found for found in closest_parallels(layout) if found[1] > 0.01] == []


def check_places(journey: Journey, layout: Layout) -> None:
    """Cards lie inside their phase and lane and don't overlap; everything is finite and on the sheet."""
    assert list(layout.cards) == [card.key for card in journey.cards]
    assert len(layout.phases) == len(journey.phases)
    assert len(layout.lanes) == len(journey.lanes)
    for card in journey.cards:
        box, phase, lane = layout.cards[card.key], layout.phases[card.phase], layout.lanes[card.lane]
        assert phase.start <= box.x0 < box.x1 <= phase.end + 0.01
        assert lane.start + 4 <= box.y0 < box.y1 <= lane.end - 4
        assert box.y1 - box.y0 >= card.height - 0.01
        stage = layout.stages[journey.phases[card.phase].stage]
        assert stage.start < box.x0 < box.x1 < stage.end
    assert overlapping(layout.cards.items()) == []
    for spans, length in ((layout.phases, layout.width), (layout.stages, layout.width), (layout.lanes, layout.height)):
        ends = [end for span in spans for end in span]
        assert ends == sorted(ends)
        assert ends[0] >= 0
        assert ends[-1] <= length + 0.01
    for phase_, span in zip(journey.phases, layout.phases, strict=True):
        assert span.end - span.start >= phase_.min_width - 0.01
    for lane_, span in zip(journey.lanes, layout.lanes, strict=True):
        assert span.end - span.start >= lane_.min_height - 0.01


def check_routes(journey: Journey, layout: Layout) -> None:
    """Routes go from border to border, at right angles, through no card, on the sheet, with room to end."""
    assert list(layout.routes) == [link.key for link in journey.links]
    for link in journey.links:
        points = layout.routes[link.key].points
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in points)
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in points)
        source, target = layout.cards[link.source], layout.cards[link.target]
        for (x0, y0), (x1, y1) in pairwise(points):
            assert (x0 == x1) != (y0 == y1)
        for a, b, c in zip(points, points[1:], points[2:], strict=False):
            assert (a[0] == b[0]) != (b[0] == c[0])
        assert leaves(points[0], points[1], source) in {"right", "top", "bottom"}
        assert leaves(points[-1], points[-2], target) in {"left", "top", "bottom"}
        assert abs(points[-1][0] - points[-2][0]) + abs(points[-1][1] - points[-2][1]) >= HEAD
        for segment in segments(points):
            for key, box in layout.cards.items():
                assert not inside(segment, box), (link.key, key)


def leaves(border: tuple[float, float], outside: tuple[float, float], box: Rect) -> str:
    """Which side of the box a segment leaves at a right angle."""
    (x, y), (x1, y1) = border, outside
    if y == y1 and box.y0 < y < box.y1:
        if abs(x - box.x1) < 0.01 and x1 > x:
            return "right"
        if abs(x - box.x0) < 0.01 and x1 < x:
            return "left"
    if x == x1 and box.x0 < x < box.x1:
        if abs(y - box.y1) < 0.01 and y1 > y:
            return "bottom"
        if abs(y - box.y0) < 0.01 and y1 < y:
            return "top"
    return "nothing"


def check_labels(journey: Journey, layout: Layout) -> None:
    """Every label is placed, on its line and on the sheet, over no card and no other label."""
    boxes = []
    for link in journey.links:
        route = layout.routes[link.key]
        assert (route.label is None) == (link.label is None)
        if route.label is None or link.label is None:
            continue
        box = route.label
        assert (box.x1 - box.x0, box.y1 - box.y0) == pytest.approx(link.label)
        assert 0 <= box.x0 < box.x1 <= layout.width
        assert 0 <= box.y0 < box.y1 <= layout.height
        assert any(inside(segment, box) for segment in segments(route.points))
        boxes.append((link.key, box))
    assert overlapping(boxes) == []
    both = overlapping([*layout.cards.items(), *boxes])
    assert both == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey(journey: Journey) -> None:
    check(journey, journey.arrange())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_the_same_journey_gives_the_same_layout(journey: Journey) -> None:
    assert journey.arrange() == journey.arrange()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_pieces_are_curves_that_stop_before_the_head(journey: Journey) -> None:
    for route in journey.arrange().routes.values():
        pieces = route.pieces()
        assert pieces[0][0] == route.points[0]
        for piece in pieces:
            assert len(piece) % 3 == 1
            assert len(piece) >= 4
        (x, y), (x2, y2) = pieces[-1][-1], route.tip
        assert abs(x - x2) + abs(y - y2) == pytest.approx(10.0)


@pytest.mark.parametrize("seed", range(12))
def test_random_sequences(seed: int) -> None:
    journey = random_journey(seed, 40, 70)
    check(journey, journey.arrange())


def test_target_picture() -> None:
    layout = commuter_bike().arrange()
    check(commuter_bike(), layout)
    assert layout.crossings <= 2
    assert layout.bends <= 12


def test_nothing_to_place() -> None:
    layout = Journey((), (), (), ()).arrange()
    assert (layout.cards, layout.routes, layout.crossings) == ({}, {}, 0)
    empty = Journey((), (), (Phase(0, 50.0), Phase(1, 90.0)), (Lane(40.0), Lane()))
    check(empty, empty.arrange())


def test_empty_lanes_and_phases_are_thin() -> None:
    cards = (Card("a", 0, 0, 60.0), Card("b", 2, 2, 60.0))
    layout = Journey(cards, (), (Phase(0), Phase(0, 40.0), Phase(0)), (Lane(), Lane(), Lane())).arrange()
    assert layout.phases[1].end - layout.phases[1].start < 60
    assert layout.lanes[1].end - layout.lanes[1].start < 40


def test_changing_channel_is_one_straight_line() -> None:
    cards = (Card("site", 0, 0, 60.0), Card("shop", 3, 0, 60.0))
    layout = Journey(cards, (Link("l", "site", "shop", (90.0, 18.0)),), (Phase(0),), (Lane(),) * 4).arrange()
    (x, _), (x2, _) = layout.routes["l"].points
    assert x == x2


def test_a_label_between_neighbours_widens_their_gap() -> None:
    cards = (Card("a", 0, 0, 60.0), Card("b", 0, 0, 60.0))
    links = (Link("l", "a", "b", (110.0, 18.0)),)
    journey = Journey(cards, links, (Phase(0),), (Lane(),))
    layout = journey.arrange()
    check(journey, layout)
    assert 110 < layout.cards["b"].x0 - layout.cards["a"].x1 < 145


def test_a_label_opens_the_gutter() -> None:
    cards = (Card("a", 0, 0, 60.0), Card("b", 1, 0, 60.0))
    gutters = []
    for label in (None, (60.0, 18.0)):
        layout = Journey(cards, (Link("l", "a", "b", label),), (Phase(0),), (Lane(), Lane())).arrange()
        gutters.append(layout.cards["b"].y0 - layout.cards["a"].y1)
    assert gutters[0] < gutters[1] == 46.0


def test_a_hub_grows_until_its_lines_have_room() -> None:
    cards = tuple(Card(f"c{i}", i % 2, 0 if i else 1, 40.0) for i in range(60))
    links = tuple(Link(f"l{i}", f"c{i}", "c0") for i in range(1, 60))
    journey = Journey(cards, links, (Phase(0), Phase(0)), (Lane(), Lane()))
    layout = journey.arrange()
    check(journey, layout)
    assert layout.cards["c0"].y1 - layout.cards["c0"].y0 > 100


def test_long_headers_widen_their_phase_and_stage() -> None:
    metrics = Metrics(stage_min_width=(900.0, 0.0))
    cards = (Card("a", 0, 0, 60.0), Card("b", 0, 1, 60.0), Card("c", 0, 2, 60.0))
    journey = Journey(cards, (), (Phase(0), Phase(0, 300.0), Phase(1)), (Lane(),))
    layout = journey.arrange(metrics)
    check(journey, layout)
    assert layout.stages[0].end - layout.stages[0].start == pytest.approx(900)
    assert layout.stages[1].end - layout.stages[1].start < 250


def test_every_crossing_cuts_one_line() -> None:
    layout = random_journey(3, 40, 70).arrange()
    lines = [(key, segment) for key, route in layout.routes.items() for segment in segments(route.points)]
    crossings = {
        (x, y)
        for _, (x, top, x2, bottom) in lines
        if x == x2
        for _, (left, y, right, y2) in lines
        if y == y2 and left < x < right and top < y < bottom
    }
    cuts = [cut for route in layout.routes.values() for cut in route.cuts]
    assert len(cuts) == len(set(cuts)) == layout.crossings
    assert set(cuts) == crossings


@given(st.permutations((0.0, 20.0, 40.0, 60.0)), st.tuples(*[st.sampled_from((-1, 1))] * 4))
def test_two_lines_in_a_gap_cross_as_little_as_they_can(ends: list[float], sides: tuple[int, ...]) -> None:
    lines = [
        Line(ends[i], sides[i], ends[i + 1], sides[i + 1], min(ends[i : i + 2]), max(ends[i : i + 2])) for i in (0, 2)
    ]
    tracks = assign_tracks(lines)

    def crossings(order: list[int]) -> int:
        """Of each line with the ends that the other sends out to its sides, given their tracks."""
        return sum(
            one.low < at < one.high and (side < 0) == (order[i] < order[1 - i])
            for i, one in enumerate(lines)
            for at, side in ((lines[1 - i].start, lines[1 - i].start_side), (lines[1 - i].end, lines[1 - i].end_side))
        )

    if tracks[0] != tracks[1]:
        assert crossings(tracks) <= crossings(tracks[::-1])


def test_cells_hold_three_linked_cards_at_most() -> None:
    cards = tuple(Card(f"c{i}", 0, 0, 60.0) for i in range(25))
    links = tuple(Link(f"l{i}", "c0", f"c{i}") for i in range(1, 25))
    layout = Journey(cards, links, (Phase(0),), (Lane(),)).arrange()
    columns = Counter(box.x0 for box in layout.cards.values())
    assert max(columns.values()) == 3
    assert len(columns) == 9


def test_a_label_leaves_the_line_beside_it_free() -> None:
    cards = (Card("a", 0, 0, 60.0), Card("b", 1, 0, 60.0))
    links = (Link("there", "a", "b", (70.0, 18.0)), Link("back", "b", "a"))
    layout = Journey(cards, links, (Phase(0),), (Lane(), Lane())).arrange()
    label = layout.routes["there"].label
    assert label is not None
    assert not any(inside(segment, label) for segment in segments(layout.routes["back"].points))


def test_the_line_with_more_room_gives_way() -> None:
    across, down = ((0.0, 50.0), (200.0, 50.0)), ((100.0, 40.0), (100.0, 300.0))
    assert find_cuts((across, down), 9) == (1, [((100.0, 50.0),), ()])
    assert find_cuts((across, ((100.0, -200.0), (100.0, 300.0))), 9) == (1, [(), ((100.0, 50.0),)])
    assert find_cuts((across, down), 0) == (1, [(), ()])


def test_a_path_that_is_taken_away_costs_nothing() -> None:
    loads = Loads(build_grid([0, 2, 1, 1], [1, 1, 0, 2], [0, 0, 0], [0, 1, 2]), 30)
    across, down = Path(True, (1, 3, 5)), Path(False, (1, 3, 5))
    loads.add((0, 1), across)
    assert loads.price(down, math.inf) == 30
    loads.remove((0, 1), across)
    assert loads.price(down, math.inf) == 0


def test_tops_and_bottoms_of_cards_fill_up() -> None:
    loads = Loads(build_grid([0, 1], [0, 1], [0, 0], [0, 1]), 30)
    bent = Path(False, (1, 1, 3, 3))
    for _ in range(SIDE_LIMIT):
        assert loads.has_room((0, 1), bent)
        loads.add((0, 1), bent)
    assert not loads.has_room((0, 1), bent)
    loads.remove((0, 1), bent)
    assert loads.has_room((0, 1), bent)


def test_lines_are_interrupted_at_cuts_only() -> None:
    route = Route(((0.0, 0.0), (100.0, 0.0), (100.0, 80.0)), cuts=((40.0, 0.0), (100.0, 30.0)))
    pieces = route.pieces(corner=9, cut=8, head=10)
    ends = [(piece[0], piece[-1]) for piece in pieces]
    assert ends == [((0, 0), (36, 0)), ((44, 0), (100, 26)), ((100, 34), (100, 70))]


def test_neighbouring_cuts_leave_no_crumbs() -> None:
    route = Route(((0.0, 0.0), (100.0, 0.0)), cuts=((40.0, 0.0), (50.0, 0.0)))
    assert [(piece[0][0], piece[-1][0]) for piece in route.pieces()] == [(0, 35.5), (54.5, 90)]


def test_the_layout_does_not_depend_on_hash_order() -> None:
    code = (
        "from tests.draw.geometry import random_journey\n"
        "print(random_journey(7, 40, 60, reach=9).arrange(), random_journey(7, 150, 260).arrange())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=pathlib.Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
