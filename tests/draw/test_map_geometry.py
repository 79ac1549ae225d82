"""Geometry of whole maps: nothing leaves its place, nothing overlaps, whatever the inventory."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draw.maps import cards, check, check_cards, drawn, outline, passes
from tests.ours import EACH
from tests.strategies import HOSTILE, inventories
from touchmap.draw.shapes import Box, Sheet, Text
from touchmap.draw.svg import svg

ROOT = Path(__file__).parents[2]
BITS = ("👨\u200d", "\u0301", "\u0323", "a", "क\u093e", "🇺🇦", "\u200d", "\ufdfd", "W", "س\u064b", "比", "-", " ", "🏽")
HEAPS = ("👨\u200d" * 1900 + "x", "\u0301" * 3900 + "x", "a" + "\u0301" * 400, "x" + "🇺🇦" * 900, "क" + "\u093e" * 900)


@settings(max_examples=80)
@given(inventories())
def test_any_inventory(text: str) -> None:
    check(drawn(text))


@EACH
def test_examples_and_templates(text: str) -> None:
    check(drawn(text))


@pytest.mark.parametrize("name", [*HOSTILE, *HEAPS, "y" * 4000, "many words " * 360])
def test_hostile_names_stay_in_their_places(name: str) -> None:
    sheet = hostile(name)
    check(sheet)
    assert sheet.width < 2000


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(BITS), st.integers(1, 900)), min_size=1, max_size=5))
def test_heaps_of_letters_stay_in_their_places(parts: list[tuple[str, int]]) -> None:
    name = "x" + "".join(letter * times for letter, times in parts)
    sheet = hostile(name[:3900])
    check(sheet)
    assert sheet.width < 2000


def test_ids_are_unique_whatever_channels_and_touchpoints_are_called() -> None:
    sheet = drawn("""
        touchmap: 1
        journey: Any
        phases: {1: {name: A, stage: purchase}}
        stages:
          pre-purchase:
            a: [{id: b, name: B, next: [{to: c, handoff: X}, {to: c-words, handoff: Y}, c-to-d]}]
            a-1: [{id: c, name: C, next: [d]}]
            a-1-1: [{id: c-words, name: CW}]
          purchase:
            a-2: [{id: b-to-c, name: BC, next: [d]}, {id: d, name: D}]
            a_1: [{id: c-to-d, name: CD}]
            A-1: [{id: coverage, name: E}]
            anytime: [{id: band, name: F}]
          post-purchase:
            a: [{id: purchase-coverage, name: G}]
            a-1: [{id: curve, name: H, emotion: 1}]
            curve: [I]
        anytime:
          a: [{id: anytime-band, name: J}]
    """)
    check_cards(sheet)
    root = ET.fromstring(svg(sheet).decode())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def hostile(name: str) -> Sheet:
    """A sheet on which everything that can have a name is called `name`."""
    quoted = "'" + name.replace("'", "''") + "'"
    touchpoint = (
        f"{{name: {quoted}, owner: {quoted}, moment_of_truth: true, emotion: -2, pains: [{{text: {quoted}, "
        f"action: {quoted}, owner: {quoted}}}], next: [{{to: shop/other, when: {quoted}, handoff: {quoted}}}]}}"
    )
    return drawn(
        f"""
        touchmap: 1
        journey: {{name: {quoted}, persona: {quoted}, quote: {quoted}, goal: {quoted}}}
        stage_names: {{purchase: {quoted}}}
        phases: {{p: {{name: {quoted}, stage: purchase}}}}
        channels: {{shop: {{name: {quoted}}}}}
        stages:
          purchase:
            p:
              shop:
                - {touchpoint}
                - Other
        anytime:
          shop:
            - {{id: always, name: {quoted}, owner: {quoted}, next: [other]}}
        """
    )


@EACH
def test_words_on_an_arrow_lie_on_that_arrow_only(text: str) -> None:
    sheet = drawn(text)
    arrows = [arrow for arrow in sheet.arrows if arrow.classes.startswith("way")]
    for group in sheet.groups:
        for box in (item.rect for item in group.items if isinstance(item, Box) and group.classes == "way-words"):
            assert [arrow.id for arrow in arrows if passes(arrow, box)] == [group.id.removeprefix("words-")]


def test_a_wall_of_sixteen_can_be_read_from_afar() -> None:
    """On A1, 841 by 594 mm: headline 72 points, stages 36, card names 20, nothing under 12."""
    sheet = drawn((ROOT / "examples/commuter-bike/touchmap.yaml").read_text(encoding="utf-8"))
    enlarged = min(2383.94 / sheet.width, 1683.78 / sheet.height)
    sizes = {
        kind: [item.size * enlarged for group in sheet.groups if group.classes.split()[0] == kind
               for item in group.items if isinstance(item, Text) and (item.bold or kind == "figures")]
        for kind in ("figures", "stage", "card")
    }  # fmt: skip
    assert max(sizes["figures"]) >= 72
    assert min(sizes["stage"]) >= 36
    names = [max(item.size * enlarged for item in group.items if isinstance(item, Text)) for group in cards(sheet)]
    assert min(names) >= 20
    texts = [item for group in sheet.groups for item in group.items if isinstance(item, Text)]
    assert min(text.size * enlarged for text in texts) >= 12
    assert max(texts, key=lambda text: text.size).text == "56%"


def test_large_journeys_keep_a_large_headline() -> None:
    steps = "\n".join(f"      - {{name: Step {number}, next: Step {number + 1}}}" for number in range(1, 40))
    sheet = drawn(f"touchmap: 1\njourney: Long\nstages:\n  purchase:\n    shop:\n{steps}\n      - Step 40\n")
    enlarged = min(2383.94 / sheet.width, 1683.78 / sheet.height)
    figures = next(group for group in sheet.groups if group.id == "figures")
    assert max(item.size for item in figures.items if isinstance(item, Text)) * enlarged >= 72
    check(sheet)


def test_cards_of_one_lane_stand_in_line() -> None:
    sheet = drawn((ROOT / "examples/commuter-bike/touchmap.yaml").read_text(encoding="utf-8"))
    tops = {round(outline(group).y0, 3) for group in cards(sheet)}
    assert len(tops) == 5
