"""The lane layout from one card to thousands: lists without links, maps that would be ribbons, stages to be widened."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.draw.geometry import Journey, random_journey
from tests.draw.test_lanes import check, journeys
from touchmap.draw.lanes import Card, Lane, Layout, Link, Metrics, Phase, widened
from touchmap.draw.lanes.columns import Columns, fold
from touchmap.draw.lanes.spread import room_to_spread
from touchmap.draw.shapes import FARTHEST


def listed(counts: dict[tuple[int, int], int], phases: int = 3, lanes: int = 4) -> Journey:
    """So many cards without links in each (lane, phase), in the order of a file."""
    cards = [
        Card(f"{phase}-{lane}-{number}", lane, phase, 66.0)
        for (lane, phase), count in sorted(counts.items(), key=lambda item: item[0][::-1])
        for number in range(count)
    ]
    return Journey(tuple(cards), (), tuple(Phase(phase, 200.0) for phase in range(phases)), (Lane(60.0),) * lanes)


def rows(layout: Layout) -> dict[str, list[list[str]]]:
    """The cards of each phase and lane as they stand: row by row, from left to right."""
    found: dict[str, dict[float, list[tuple[float, str]]]] = defaultdict(lambda: defaultdict(list))
    for key, box in layout.cards.items():
        cell, _, number = key.rpartition("-")
        found[cell][box.y0].append((box.x0, number))
    return {
        cell: [[number for _, number in sorted(row)] for _, row in sorted(lines.items())]
        for cell, lines in found.items()
    }


def test_a_list_runs_along_its_lane() -> None:
    layout = listed({(0, 0): 4, (1, 0): 1, (2, 0): 2, (0, 1): 1, (3, 2): 3}).arrange()
    assert rows(layout)["0-0"] == [["0", "1", "2", "3"]]
    assert rows(layout)["0-2"] == [["0", "1"]]
    first = [layout.cards[f"0-{lane}-0"].x0 for lane in (0, 1, 2)]
    assert len(set(first)) == 1  # every lane begins at the left


def test_a_long_list_is_stacked_and_goes_on_to_the_right() -> None:
    journey = listed({(0, 0): 17})
    layout = journey.arrange()
    check(journey, layout)
    columns: dict[float, list[int]] = defaultdict(list)
    for key, box in layout.cards.items():
        columns[box.x0].append(int(key.rpartition("-")[2]))
    in_order = [number for _, numbers in sorted(columns.items()) for number in numbers]
    assert in_order == list(range(17))
    deep = [len(numbers) for _, numbers in sorted(columns.items())]
    assert deep[:-1] == [max(deep)] * (len(deep) - 1)
    assert 3 <= len(deep) <= 6


@pytest.mark.parametrize(("count", "widest"), [(1, 1), (5, 5), (30, 8), (300, 24), (3_000, 80)])
def test_lists_of_any_length_fit_the_paper(count: int, widest: int) -> None:
    journey = listed({(lane, phase): count for lane in range(4) for phase in range(3)})
    room = room_to_spread(journey.cards, journey.phases, journey.lanes, Metrics())
    assert 1 <= min(room) <= max(room) <= widest
    if count >= 30:
        layout = journey.arrange()
        assert 0.8 < (layout.width + 230) / (layout.height + 600) < 2.5


def test_cards_without_links_fill_what_linked_ones_leave() -> None:
    cards = tuple(Card(key, 0, 0, 66.0) for key in "abcxyz")
    links = (Link("ab", "a", "b"), Link("bc", "b", "c"))
    journey = Journey(cards, links, (Phase(0),), (Lane(),))
    layout = journey.arrange()
    check(journey, layout)
    assert layout.crossings == layout.bends == 0
    assert [layout.cards[key].x0 for key in "abc"] == sorted(layout.cards[key].x0 for key in "abc")


def test_neighbouring_columns_become_one() -> None:
    columns = Columns([0, 1, 2, 3, 4, 4, 5], [0, 0, 0, 0, 1, 1])
    assert fold(columns, 1.0) == columns
    assert fold(columns, 0.5) == Columns([0, 0, 1, 1, 2, 2, 2], [0, 0, 1])
    assert fold(columns, 0.01) == Columns([0, 0, 0, 0, 1, 1, 1], [0, 1])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(), st.lists(st.sampled_from((0.0, 300.0, 900.0, 2_000.0)), min_size=3, max_size=3))
def test_widened_stages_keep_all_promises(journey: Journey, least: list[float]) -> None:
    layout = journey.arrange()
    wider = widened(layout, [phase.stage for phase in journey.phases], least)
    check(journey, wider)
    for before, after, wanted in zip(layout.stages, wider.stages, least, strict=False):
        assert after.end - after.start == pytest.approx(max(before.end - before.start, wanted))
    assert (wider.crossings, wider.bends) == (layout.crossings, layout.bends)
    assert widened(layout, [phase.stage for phase in journey.phases], (0.0, 0.0, 0.0)) is layout


def test_a_long_journey_is_no_ribbon() -> None:
    for count, links in ((60, 90), (1_200, 1_900)):
        journey = random_journey(4, count, links, reach=6)
        layout = journey.arrange()
        assert 1 < (layout.width + 230) / (layout.height + 600) < 5
        assert max(layout.width, layout.height) < FARTHEST
        check_few(journey, layout)


def check_few(journey: Journey, layout: Layout) -> None:
    """What can be checked of a large layout in little time."""
    small = Journey(journey.cards, journey.links[:40], journey.phases, journey.lanes)
    routes = {link.key: layout.routes[link.key] for link in small.links}
    for link in small.links:
        route = routes[link.key]
        for start, end, key in (
            (route.points[0], route.points[1], link.source),
            (route.tip, route.points[-2], link.target),
        ):
            box = layout.cards[key]
            assert box.x0 - 0.01 <= start[0] <= box.x1 + 0.01
            assert box.y0 - 0.01 <= start[1] <= box.y1 + 0.01
            assert (start[0] == end[0]) != (start[1] == end[1])


def test_everything_leads_to_everything() -> None:
    cards = tuple(Card(f"c{i}", i % 3, i % 2, 60.0) for i in range(24))
    links = tuple(Link(f"{a.key}-{b.key}", a.key, b.key) for a in cards for b in cards)
    journey = Journey(cards, links, (Phase(0), Phase(1)), (Lane(),) * 3)
    layout = journey.arrange()
    check(journey, layout)
    assert max(layout.width, layout.height) < FARTHEST


@pytest.mark.parametrize(("tracks", "pitch"), [(0, 10.0), (1, 10.0), (9, 10.0), (11, 8.0), (17, 5.0), (500, 5.0)])
def test_many_lines_stand_closer(tracks: int, pitch: float) -> None:
    assert Metrics().pitch_of(tracks) == pitch


def test_a_thousand_lanes() -> None:
    cards = tuple(Card(f"c{i}", i, i % 3, 60.0) for i in range(1_000))
    links = tuple(Link(f"l{i}", f"c{i}", f"c{i + 1}") for i in range(999))
    layout = Journey(cards, links, tuple(Phase(stage) for stage in range(3)), (Lane(),) * 1_000).arrange()
    assert len(layout.lanes) == 1_000
    assert max(layout.width, layout.height) < FARTHEST
