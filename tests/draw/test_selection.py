"""A part of a map: which touchpoints are left, what it says of itself, and ways out of it and into it."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draw.maps import check, drawn, pictured
from tests.strategies import STAGES, inventories
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.view import Picture

JOURNEY = """
touchmap: 1
journey: Any
stage_names: {post-purchase: The stay}
phases: {pay: {name: Pay, stage: purchase}}
channels:
  web: {name: Website, owner: it}
  shop: {name: Shop, owner: retail}
  phone: {name: Phone, owner: care}
feedback: {talks: {kind: interview, source: crm, acts: Call back}}
stages:
  pre-purchase:
    web: [{id: look, name: Look, feedback: talks, next: [basket, try]}]
    shop: [{id: try, name: Try it on, owner: it, next: [till], pains: [{text: Too small}]}]
  purchase:
    web: [{id: basket, name: Fill the basket, next: [till, help]}]
    shop: [{id: till, name: Pay at the till, phase: pay, feedback: talks, next: [use],
            pains: [{text: A queue}, {text: No change}]}]
  post-purchase:
    phone: [{id: use, name: Ask how it works}]
anytime:
  phone: [{id: help, name: Call, during: [purchase], next: [use]}]
"""


def names(picture: Picture) -> list[str]:
    return [card.name for card in (*picture.cards, *(bar.card for bar in picture.bars))]


@pytest.mark.parametrize(
    ("wanted", "left", "tag"),
    [
        ({"stages": ("purchase",)}, ["Fill the basket", "Pay at the till", "Call"], "Purchase only"),
        ({"stages": ("The stay",)}, ["Ask how it works"], "The stay only"),
        ({"stages": ("the-stay", "PRE purchase")}, ["Look", "Try it on", "Ask how it works"],
         "Pre-purchase, The stay only"),
        ({"channels": ("Website",)}, ["Look", "Fill the basket"], "Website only"),
        ({"channels": ("shop", "phone")}, ["Try it on", "Pay at the till", "Ask how it works", "Call"],
         "Shop, Phone only"),
        ({"owners": ("it",)}, ["Look", "Try it on", "Fill the basket"], "it only"),
        ({"owners": ("it",), "channels": ("shop",)}, ["Try it on"], "Shop · it only"),
        ({"stages": ("purchase", "post-purchase"), "owners": ("care",)}, ["Ask how it works", "Call"],
         "Purchase, The stay · care only"),
    ],
)  # fmt: skip
def test_what_is_left(wanted: dict[str, Any], left: list[str], tag: str) -> None:
    shown = pictured(JOURNEY, **wanted)
    assert names(shown) == left
    assert [tag.text for tag in shown.tags if tag.kind == "part"] == [tag]
    check(drawn(JOURNEY, **wanted))


def test_what_is_there_any_time_belongs_to_its_stages_or_to_all() -> None:
    text = JOURNEY + "  web: [Chat]\n"
    assert names(pictured(text, stages=("post-purchase",))) == ["Ask how it works", "Chat"]
    assert names(pictured(text, stages=("purchase",)))[-2:] == ["Call", "Chat"]


def test_the_whole_map_does_not_say_that_it_is_a_part() -> None:
    assert [tag.kind for tag in pictured(JOURNEY).tags] == ["current"]


def test_numbers_are_those_of_the_whole_inventory() -> None:
    shown = pictured(JOURNEY, stages=("purchase",))
    assert [card.number for card in shown.cards] == [3, 4]
    assert [(pain.number, pain.text) for pain in shown.pains] == [(2, "A queue"), (3, "No change")]
    assert [card.pains for card in shown.cards] == [(), (2, 3)]


def test_coverage_is_that_of_the_part_and_says_so() -> None:
    shown = pictured(JOURNEY, stages=("purchase",))
    assert (shown.headline, shown.captions) == ("33%", ("feedback coverage of this part", "asked here at 1 of 3"))
    assert [(stage.name, stage.note, stage.place) for stage in shown.stages] == [("Purchase", "1 of 2 asked here", 1)]
    assert (shown.figures[0].value, shown.figures[0].caption) == ("3", "of 6 touchpoints")
    assert "Any · Purchase only" in shown.description
    assert "3 touchpoints on 3 channels" in shown.description
    assert [lane.notes[-1] for lane in pictured(JOURNEY, owners=("it",)).lanes] == [
        "1 of 2 asked here",
        "0 of 1 asked here",
    ]


def test_a_stage_without_anything_of_the_part_says_that_it_is_a_part() -> None:
    shown = pictured(JOURNEY, channels=("phone",))
    assert [stage.note for stage in shown.stages] == ["none in this part", "none in this part",
                                                      "nobody asks here · 0 of 1"]  # fmt: skip


def test_findings_are_those_of_the_part() -> None:
    whole, part = pictured(JOURNEY), pictured(JOURNEY, owners=("it",))
    found = {figure.caption: int(figure.value) for figure in part.figures}["findings"]
    assert 0 < found < {figure.caption: int(figure.value) for figure in whole.figures}["findings"]


def test_ways_out_and_in_are_words() -> None:
    shown = pictured(JOURNEY, stages=("purchase",))
    assert [(way.source, way.target) for way in shown.ways] == [("basket", "till")]
    jumps = {card.name: card.jumps for card in (*shown.cards, *(bar.card for bar in shown.bars))}
    assert jumps == {
        "Fill the basket": ("from 1 Look", "→ 6 Call"),
        "Pay at the till": ("from 2 Try it on", "→ 5 Ask how it works"),
        "Call": ("→ 5 Ask how it works",),
    }
    assert "→ 5 Ask how it works" in next(card for card in shown.cards if card.name == "Pay at the till").tooltip


def test_many_ways_out_are_counted() -> None:
    ways = ", ".join(f"T{number}" for number in range(9))
    targets = ", ".join(f"T{number}" for number in range(9))
    shown = pictured(
        f"touchmap: 1\njourney: Any\nstages:\n  purchase: {{web: [{{name: Hub, next: [{ways}]}}]}}\n"
        f"  post-purchase: {{web: [{targets}]}}\n",
        stages=("purchase",),
    )
    (hub,) = shown.cards
    assert hub.jumps == ("→ 2 T0", "→ 3 T1", "→ 4 T2", "+6 more ways")
    assert "→ 10 T8" in hub.tooltip


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"stages": ("purchas",)},
         'There is no stage "purchas"; did you mean "purchase"? The stages are Pre-purchase, Purchase, The stay.'),
        ({"channels": ("Webiste",)},
         'There is no channel "Webiste"; did you mean "website"? The channels are Website, Shop, Phone.'),
        ({"owners": ("xyz",)}, 'There is no owner "xyz". The owners are it, retail, care.'),
        ({"path": "happy"}, 'There is no path "happy": this journey has no paths.'),
        ({"stages": ("purchase",), "channels": ("shop",), "owners": ("it", "care")},
         "Nothing is left to draw: no touchpoint belongs to Purchase and to Shop and to it or care."),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(DrawingFailed) as failure:
        pictured(JOURNEY, **wanted)
    assert str(failure.value).lower() == said.lower()


def test_only_some_of_many_names_are_listed() -> None:
    channels = "\n".join(f"    c{number}: [T{number}]" for number in range(30))
    with pytest.raises(DrawingFailed, match=r"C19 and 10 more\.$"):
        pictured(f"touchmap: 1\njourney: Any\nstages:\n  purchase:\n{channels}\n", channels=("nowhere",))


def test_the_only_stage_has_its_own_colour_and_the_whole_width() -> None:
    whole, part = drawn(JOURNEY), drawn(JOURNEY, stages=("post-purchase",))
    fills = [{getattr(area, "fill", "") for area in sheet.backdrop} for sheet in (whole, part)]
    header = next(group for group in part.groups if group.id == "stage-post-purchase")
    assert fills[1] < fills[0]
    assert header.items
    assert [group.id for group in part.groups if group.classes == "stage"] == ["stage-post-purchase"]


@settings(max_examples=40)
@given(inventories(most=12), st.sampled_from(STAGES), st.sampled_from(["c0", "c1"]), st.integers(1, 3))
def test_any_part_of_any_inventory(text: str, stage: str, channel: str, which: int) -> None:
    stages = (stage,) if which & 1 else ()
    channels = (channel,) if which & 2 else ()
    with contextlib.suppress(DrawingFailed):  # the channel, or everything in this part, may not be there
        check(drawn(text, stages=stages, channels=channels))
