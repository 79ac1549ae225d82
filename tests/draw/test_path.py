"""A path that is brought out: what is on it stands out, all else is quiet and can still be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draw.maps import check, drawn, pictured
from tests.draw.test_theme import contrast
from tests.strategies import inventories
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.shapes import Box, Sheet, Text
from touchmap.draw.theme import names, theme

JOURNEY = """
touchmap: 1
journey: Any
feedback: {asks: {metric: csat, target: 80, result: {score: 60, n: 100}}}
stages:
  pre-purchase:
    web: [{id: look, name: Look, emotion: 1, next: [pay, try]}]
    shop: [{id: try, name: Try, emotion: -2, moment_of_truth: true, feedback: asks, next: [pay],
            pains: [{text: Too small, action: More sizes}], opportunities: Fitting at home}]
  purchase:
    web: [{id: pay, name: Pay, emotion: 2, feedback: asks, next: [look, use]}]
  post-purchase:
    web: [{id: use, name: Use, sends: [look]}]
anytime:
  phone: [{id: help, name: Call}]
paths:
  happy: [look, pay, use]
  By a shop: [look, try, pay]
"""


def test_what_is_on_the_path() -> None:
    shown = pictured(JOURNEY, path="happy")
    assert [card.key for card in shown.cards if not card.dimmed] == ["look", "pay", "use"]
    assert [(way.source, way.target) for way in shown.ways if way.strong] == [("look", "pay"), ("pay", "use")]
    assert all(way.dimmed != way.strong for way in shown.ways)
    assert shown.bars[0].card.dimmed
    assert [pain.dimmed for pain in shown.pains] == [True]
    assert [idea.dimmed for idea in shown.ideas] == [True]
    assert [tag.text for tag in shown.tags if tag.kind == "path"] == ["Path: happy"]


def test_a_stay_at_one_touchpoint_is_no_way_to_itself() -> None:
    text = JOURNEY.replace("id: pay, name: Pay", "id: pay, parts: [Card, Code], name: Pay").replace(
        "next: [look, use]", "next: [look, use, pay]"
    )
    shown = pictured(text.replace("happy: [look, pay, use]", "happy: [look, Card, Code, use]"), path="happy")
    assert {(way.source, way.target) for way in shown.ways if way.strong} == {("look", "pay"), ("pay", "use")}


@pytest.mark.parametrize("name", ["By a shop", "by-a-shop", "BY A SHOP"])
def test_a_path_goes_by_its_name_however_it_is_spelt(name: str) -> None:
    assert [card.key for card in pictured(JOURNEY, path=name).cards if not card.dimmed] == ["look", "try", "pay"]


def test_without_a_path_nothing_is_dimmed() -> None:
    shown = pictured(JOURNEY)
    assert not any(card.dimmed for card in shown.cards)
    assert not any(way.dimmed or way.strong for way in shown.ways)
    assert "path" not in shown.legend


def test_a_path_that_is_not_there_is_said() -> None:
    with pytest.raises(DrawingFailed, match=r'no path "hapy"; did you mean "happy"\? The paths are happy, By a shop'):
        pictured(JOURNEY, path="hapy")
    with pytest.raises(DrawingFailed, match=r'The path "By a shop" has no touchpoint in this part'):
        pictured(JOURNEY, path="By a shop", stages=("post-purchase",))


def weights(sheet: Sheet) -> dict[str, float]:
    return {arrow.id: arrow.weight for arrow in sheet.arrows}


def test_arrows_of_the_path_are_heavier_and_explained() -> None:
    sheet = drawn(JOURNEY, path="happy")
    weight = weights(sheet)
    strong = weight["way-look-to-pay"]
    assert strong == weight["way-pay-to-use"] == weight["legend-path-arrow"]
    others = {key for key in weight if key.startswith("way-")} - {"way-look-to-pay", "way-pay-to-use"}
    assert others
    assert all(strong >= 2 * weight[key] for key in others)


def test_the_curve_is_that_of_the_path() -> None:
    def named(path: str) -> set[str]:
        curve = next(group for group in drawn(JOURNEY, path=path).groups if group.id == "curve")
        return {item.text for item in curve.items if isinstance(item, Text)}

    assert "Try" not in named("happy")
    assert "Try" in named("By a shop")


@pytest.mark.parametrize("name", names())
def test_what_is_dimmed_can_be_read_on_every_theme(name: str) -> None:
    dim = theme(name).colours.dim
    for words in (dim.words, dim.ink, dim.quiet):
        assert contrast(words, dim.ground) >= 4.5
    sheet = drawn(JOURNEY, path="happy", theme=name)
    card = next(group for group in sheet.groups if group.id == "touchpoint-try")
    box = card.items[0]
    assert isinstance(box, Box)
    assert (box.fill, box.line) == (dim.ground, dim.line)
    assert {item.colour for item in card.items if isinstance(item, Text)} <= {dim.words, dim.ink, dim.quiet}


@settings(max_examples=40)
@given(inventories(most=10), st.integers(0, 9), st.integers(0, 9))
def test_any_path_of_any_inventory(text: str, start: int, end: int) -> None:
    steps = ", ".join(f"t{number}" for number in (0, start, end) if f'"id": "t{number}"' in text)
    check(drawn(f"{text}paths: {{some: [{steps}]}}\n", path="some"))
