"""A first list of touchpoints, with few links or none, is a tidy map: rows are read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.draw.maps import check, drawn, outline
from touchmap.draw.lanes import Card, Lane, Link, Metrics, Phase, arrange
from touchmap.draw.shapes import Rect, Sheet


def laid(
    cards: list[Card], links: Sequence[Link] = (), phases: int = 1, around: tuple[float, float] = (0, 0)
) -> list[Rect]:
    lanes = [Lane()] * (1 + max(card.lane for card in cards))
    metrics = Metrics(around=around)
    layout = arrange(cards, links, [Phase(min(number, 2)) for number in range(phases)], lanes, metrics)
    return [Rect(*layout.cards[card.key]) for card in cards]


def read(places: list[Rect]) -> bool:
    """Whether each stands below the one before, or further right from the top."""
    top = min(place.y0 for place in places)
    return all((b.x0 == a.x0 and b.y0 >= a.y1) or (b.x0 > a.x1 and b.y0 == top) for a, b in pairwise(places))


@given(st.integers(1, 60), st.sampled_from([(0.0, 0.0), (200.0, 600.0), (5000.0, 0.0)]))
def test_what_comes_later_in_a_list_never_stands_further_left(count: int, around: tuple[float, float]) -> None:
    assert read(laid([Card(f"c{index}", 0, 0, 60.0) for index in range(count)], around=around))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=40))
def test_nor_in_any_channel_of_any_stage(spots: list[tuple[int, int]]) -> None:
    cards = [Card(f"c{index}", lane, phase, 60.0) for index, (lane, phase) in enumerate(spots)]
    places = laid(cards, phases=3)
    for lane, phase in set(spots):
        here = [place for place, spot in zip(places, spots, strict=True) if spot == (lane, phase)]
        assert read(here)
        assert here[0].x0 == min(place.x0 for place, spot in zip(places, spots, strict=True) if spot[1] == phase)


def test_a_long_list_becomes_a_block_and_no_ribbon() -> None:
    places = laid([Card(f"c{index}", 0, 0, 60.0) for index in range(60)], around=(200, 500))
    wide = max(place.x1 for place in places) + 200
    high = max(place.y1 for place in places) + 500
    assert 1.0 <= wide / high <= 2.2


def test_cards_with_and_without_links_share_a_lane() -> None:
    cards = [Card(f"c{index}", 0, 0, 60.0) for index in range(9)]
    links = [Link(f"l{index}", f"c{index}", f"c{index + 1}") for index in range(4)]
    places = laid(cards, links, around=(200, 400))
    assert all(a.x0 <= b.x0 for a, b in pairwise(places[:5]))
    assert len({(place.x0, place.y0) for place in places}) == 9


FIRST = """
touchmap: 1
journey: Patients at our practice
stages:
  pre-purchase:
    google: [Find us, Read what others say]
    phone: [Call for an appointment]
  purchase:
    practice: [Park, Come in, Fill in the form, Wait, Talk, X-ray, Hear the plan, Treatment, Pay, Next appointment]
  post-purchase:
    post: [Get the invoice, Get the recall card]
"""


def columns(sheet: Sheet) -> dict[float, int]:
    tops: dict[float, int] = {}
    for group in sheet.groups:
        if group.classes.startswith("card"):
            tops[outline(group).y0] = tops.get(outline(group).y0, 0) + 1
    return tops


def test_a_first_map_lies_like_a_sheet_of_paper() -> None:
    sheet = drawn(FIRST)
    check(sheet)
    assert 1.0 <= sheet.width / sheet.height <= 2.2
    assert max(columns(sheet).values()) >= 3


@pytest.mark.parametrize("count", [1, 2, 60])
def test_few_and_many(count: int) -> None:
    steps = "\n".join(f"      - Step {number}" for number in range(count))
    sheet = drawn(f"touchmap: 1\njourney: Long\nstages:\n  purchase:\n    shop:\n{steps}\n")
    check(sheet)
    assert sheet.width / sheet.height > 0.7
