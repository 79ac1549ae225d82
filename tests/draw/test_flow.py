"""The flow: where `dot` puts the cards, drawn like everything else; and as DOT for other programs."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.draw.maps import cards, check_texts, drawn, outline, pictured
from tests.ours import EACH
from tests.reading import inventory
from tests.strategies import HOSTILE, inventories
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.drawing import render
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.flow.graph import bare
from touchmap.draw.flow.order import Order
from touchmap.draw.flow.places import places
from touchmap.draw.ink import name
from touchmap.draw.options import Options
from touchmap.draw.shapes import Box, Rect, Sheet
from touchmap.draw.svg import svg

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")


def flow(text: str) -> Sheet:
    return drawn(text, view="flow")


def check(sheet: Sheet) -> None:
    """Nothing leaves its place, no two cards overlap, every arrow begins and ends at the border of its card."""
    check_texts(sheet)
    places = {group.id: outline(group) for group in cards(sheet)}
    boxes = list(places.values())
    for index, rect in enumerate(boxes):
        assert not any(rect.grown(-0.5).meets(other) for other in boxes[:index])
        assert Rect(0, 0, sheet.width, sheet.height).holds((rect.x0, rect.y0))
        assert Rect(0, 0, sheet.width, sheet.height).holds((rect.x1, rect.y1))
    for arrow in sheet.arrows:
        if arrow.classes.startswith("way"):
            for point, card in ((arrow.pieces[0][0], arrow.source), (arrow.tip, arrow.target)):
                assert places[card].grown(1.0).holds(point), arrow
                assert not places[card].grown(-1.0).holds(point), arrow
    ET.fromstring(svg(sheet).decode())


def test_golden_dot(golden: Callable[[Path, str], None]) -> None:
    read = inventory(SAMPLE)
    golden(
        HERE / "flow.dot", render(read, run([read], Settings()), format="dot", options=Options(view="flow")).decode()
    )


@EACH
def test_examples_and_templates(text: str) -> None:
    check(flow(text))


@settings(max_examples=25, deadline=None)
@given(inventories(most=12))
def test_any_inventory(text: str) -> None:
    check(flow(text))


def test_stages_come_one_after_the_other() -> None:
    """Whatever leads back, and even if nothing leads on."""
    sheet = flow("""
        touchmap: 1
        journey: Any
        stages:
          pre-purchase:
            web: [{name: A, next: B}, {name: B, next: A}, C]
          purchase:
            web: [{name: D, next: [E, A]}, {name: E, next: G}]
          post-purchase:
            web: [{name: F, next: D}, G]
    """)
    check(sheet)
    home = {"abc": 0, "de": 1, "fg": 2}
    stages: list[list[Rect]] = [[], [], []]
    for group in cards(sheet):
        stages[next(stage for keys, stage in home.items() if group.id[-1] in keys)].append(outline(group))
    for before, after in pairwise(stages):
        assert max(rect.x1 for rect in before) < min(rect.x0 for rect in after)
    bands = [band.rect for band in sheet.bands]
    for stage, band in zip(stages, bands, strict=True):
        assert all(band.x0 <= rect.x0 and rect.x1 <= band.x1 for rect in stage)


def test_a_list_without_links_keeps_its_order() -> None:
    names = "\n".join(f"      - Step {number}" for number in range(1, 12))
    sheet = flow(f"touchmap: 1\njourney: List\nstages:\n  purchase:\n    web:\n{names}\n")
    check(sheet)
    found = sorted(cards(sheet), key=lambda group: (round(outline(group).y0), outline(group).x0))
    assert [group.id.rpartition("-")[2] for group in found] == [str(number) for number in range(1, 12)]
    assert len({round(outline(group).x0) for group in found}) == 3


def test_the_channel_is_on_the_card() -> None:
    texts = {
        item.text
        for group in cards(flow(SAMPLE))
        for item in group.items
        if not isinstance(item, Box) and hasattr(item, "text")
    }
    assert "Shop · retail · n 212" in texts


def test_ways_back_do_not_turn_the_order_round() -> None:
    picture = pictured("""
        touchmap: 1
        journey: Any
        stages:
          purchase: {web: [{name: A, next: [B, A]}, {name: B, next: C}, {name: C, next: A}]}
    """)
    order = Order(picture)
    assert [order.back(index) for index in range(len(picture.ways))] == [False, True, False, True]
    assert order.reach() == 4


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["svg", "dot"])
def test_hostile_names(text: str, form: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    read = inventory(f"""
        touchmap: 1
        journey: {{name: {quoted}, persona: {quoted}, goal: {quoted}}}
        stage_names: {{purchase: {quoted}}}
        channels: {{shop: {{name: {quoted}}}}}
        stages:
          purchase:
            shop:
              - {{id: here, name: {quoted}, owner: {quoted}, next: [{{to: there, when: {quoted}, handoff: {quoted}}}]}}
              - {{id: there, name: {quoted}, link: {quoted}}}
        anytime:
          shop: [{{id: always, name: {quoted}}}]
    """)
    data = render(read, run([read], Settings()), format=form, options=Options(view="flow"))
    if form == "dot":
        told = json.loads(draw(data.decode(), "json0"))
        assert {thing["name"] for thing in told["objects"]} >= {"t1", "t2", "t3", "cluster_stage_1", "cluster_anytime"}
        assert len(told["edges"]) == 5  # one way, four to keep the stages in order
    else:
        root = ET.fromstring(data.decode())
        assert not {element.tag.rpartition("}")[2] for element in root.iter()} - {
            "svg", "title", "desc", "style", "g", "a", "path", "polygon", "rect", "circle", "text",
        }  # fmt: skip


def test_nothing_but_numbers_goes_to_be_arranged() -> None:
    picture = pictured(SAMPLE)
    sizes = {card.key: (100.0, 50.0) for card in picture.cards}
    told = bare(picture, sizes, {way.id: (40.0, 12.0) for way in picture.ways}, 200.0)
    assert not any(card.name in told or name(card.id) in told for card in picture.cards)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_other_formats(form: str) -> None:
    read = inventory(SAMPLE)
    data = render(read, run([read], Settings()), format=form, options=Options(view="flow"))
    assert data.startswith({"png": b"\x89PNG", "pdf": b"%PDF"}[form])


def test_the_same_text_gives_the_same_flow() -> None:
    assert svg(flow(SAMPLE)) == svg(flow(SAMPLE))


def test_right_to_left() -> None:
    text = SAMPLE.replace("journey: {", "journey: {language: fa, ", 1)
    assert "language: fa" in text
    first, last = (outline(group) for group in cards(flow(text))[:2])
    plain = [outline(group) for group in cards(flow(SAMPLE))[:2]]
    assert (first.x0 > last.x0) == (plain[0].x0 < plain[1].x0)
    read = inventory(text)
    told = render(read, run([read], Settings()), format="dot", options=Options(view="flow")).decode()
    assert "rankdir=RL" in told
    assert "headport=w" not in told


@pytest.mark.parametrize("ways", [0, 1_500])
def test_too_much_is_refused_at_once(ways: int) -> None:
    count = 50 if ways else 1_501
    steps = ""
    for number in range(count):
        targets = ", ".join(f"t{other}" for other in range(30) if ways and other != number)
        steps += f"      - {{id: t{number}, name: Step {number}, next: [{targets}]}}\n"
    with pytest.raises(
        DrawingFailed, match=r"A flow of [\d,]+ touchpoints and [\d,]+ arrows is too much for dot: .*--stage"
    ):
        flow(f"touchmap: 1\njourney: Large\nstages:\n  purchase:\n    web:\n{steps}\n")


def test_large_flows_leave_their_words_to_the_tooltips() -> None:
    steps = "\n".join(
        f"      - {{id: t{number}, name: Step {number}, next: [{{to: t{number // 2}, handoff: Word}}]}}"
        for number in range(1, 303)
    )
    sheet = flow(
        f"touchmap: 1\njourney: Large\nstages:\n  purchase:\n    web:\n      - {{id: t0, name: Start}}\n{steps}\n"
    )
    check(sheet)
    assert not any(
        isinstance(item, Box) for group in sheet.groups if group.classes == "way-words" for item in group.items
    )
    assert any("Word" in arrow.title for arrow in sheet.arrows)


@pytest.mark.parametrize("told", ["{}", "[]", '{"bb": "0,0,9"}', '{"bb": "0,0,9,9", "objects": [{"name": "t1"}]}', "x"])
def test_an_arrangement_that_makes_no_sense(told: str) -> None:
    picture = pictured(SAMPLE)
    with pytest.raises(DrawingFailed, match="does not understand"):
        places(told.encode(), picture, {card.key: (9.0, 9.0) for card in picture.cards}, {})
