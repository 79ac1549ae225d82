"""What else a room needs to see: the persona, what happens behind, opportunities, parts, how feelings are known."""

from __future__ import annotations

import pytest

from tests.draw.maps import cards, check, drawn, outline, pictured
from touchmap.draw.shapes import Box, Group, Mark, Sheet, Text
from touchmap.draw.theme import theme
from touchmap.draw.view.parts import Part

JOURNEY = """
touchmap: 1
journey: {name: Any, persona: A commuter, quote: I want to arrive dry., goal: Ride to work}
stages:
  purchase:
    web:
      - id: pay
        name: Pay
        emotion: -1
        backstage: [The bank checks the card, Fraud team looks at large orders]
        opportunities: [Pay later, Pay by phone]
        parts:
          - Choose how
          - {name: Enter the card, parts: [Number, {name: Code, parts: [Phone, Letter]}]}
        next: [till]
    shop:
      - {id: till, name: Pay at the till, backstage: The till tells the stock, emotion: 1, basis: observed}
  post-purchase:
    web: [{name: Use, emotion: 2, basis: measured}, {name: Ask, emotion: 1, basis: assumed}]
anytime:
  phone: [{id: help, name: Call, backstage: Six agents, during: [purchase]}]
"""


def group(sheet: Sheet, id: str) -> Group:
    return next(group for group in sheet.groups if group.id == id)


def texts(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, Text)]


# The persona


def test_the_persona_is_a_block_of_three_lines_and_larger_than_what_is_small() -> None:
    block = group(drawn(JOURNEY), "persona")
    assert texts(block) == ["A commuter", "“I want to arrive dry.”", "Goal: Ride to work"]
    sizes = [item.size for item in block.items if isinstance(item, Text)]
    assert min(sizes) >= theme().sizes.subtitle
    assert [item.bold for item in block.items if isinstance(item, Text)] == [True, False, False]


def test_nobody_is_drawn_where_nobody_is_named() -> None:
    sheet = drawn("touchmap: 1\njourney: Any\nstages: {purchase: {web: [Pay]}}\n")
    assert "persona" not in {group.id for group in sheet.groups}


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_quote_is_not_cut_while_there_is_room_below_the_title(times: int) -> None:
    quote = "I have twenty minutes, and the old one no longer fits. " * times
    sheet = drawn(JOURNEY.replace("I want to arrive dry.", f'"{quote.strip()}"').replace("name: Any", "name: A title"))
    assert quote.strip() in " ".join(texts(group(sheet, "persona")))
    check(sheet)


@pytest.mark.parametrize(("state", "words", "filled"), [("current", "As it is today", False),
                                                        ("future", "As it should be", True)])  # fmt: skip
def test_as_is_and_to_be_differ_in_words_and_in_looks(state: str, words: str, filled: bool) -> None:
    sheet = drawn(JOURNEY.replace("goal:", f"state: {state}, goal:"))
    head = group(sheet, "names")
    assert words in texts(head)
    (box,) = (item for item in head.items if isinstance(item, Box))
    assert (box.fill == theme().colours.paper) == (not filled)


# Backstage


def test_backstage_is_shown_only_when_asked_for() -> None:
    assert not [group for group in drawn(JOURNEY).groups if "backstage" in group.id]


def test_backstage_stands_under_its_card() -> None:
    sheet = drawn(JOURNEY, backstage=True)
    check(sheet)
    place = {group.id: outline(group) for group in cards(sheet)}
    pay, till, call = (group(sheet, f"backstage-{number}") for number in (1, 2, 5))
    assert (outline(pay).x0, outline(pay).x1) == (place["touchpoint-pay"].x0, place["touchpoint-pay"].x1)
    assert outline(till).x0 == place["touchpoint-till"].x0
    assert outline(call).x0 == pytest.approx(place["touchpoint-help"].x0, abs=4)
    assert " ".join(texts(pay)) == "1 Pay · The bank checks the card · Fraud team looks at large orders"
    assert texts(call) == ["5 Call", "Six agents"]
    assert outline(call).y0 > max(outline(pay).y1, outline(till).y1)


def test_where_nothing_is_declared_behind_the_map_says_so() -> None:
    sheet = drawn("touchmap: 1\njourney: Any\nstages: {purchase: {web: [Pay]}}\n", backstage=True)
    check(sheet)
    assert texts(group(sheet, "backstage-none")) == [
        "Nothing is declared yet: `backstage:` at a touchpoint says what happens behind it"
    ]


# Opportunities


def test_opportunities_are_tied_to_their_card_by_number_and_place() -> None:
    sheet = drawn(JOURNEY)
    boxes = [group for group in sheet.groups if group.classes == "pain idea"]
    assert [texts(box) for box in boxes] == [["1", "Pay", "Pay later"], ["1", "Pay", "Pay by phone"]]
    assert outline(boxes[0]).x0 == pytest.approx(outline(group(sheet, "touchpoint-pay")).x0)
    assert not [item for box in boxes for item in box.items if isinstance(item, Mark)]
    without = drawn(JOURNEY.replace("opportunities", "evidence"))
    assert "label-ideas" not in {group.id for group in without.groups}


# Parts


@pytest.mark.parametrize(
    ("depth", "parts", "small"),
    [
        (0, (), "2\u00a0parts"),
        (1, (Part(1, "Choose how"), Part(1, "Enter the card", "2\u00a0parts")), ""),
        (2, (Part(1, "Choose how"), Part(1, "Enter the card"), Part(2, "Number"), Part(2, "Code", "2\u00a0parts")), ""),
        (9, (Part(1, "Choose how"), Part(1, "Enter the card"), Part(2, "Number"), Part(2, "Code"), Part(3, "Phone"),
             Part(3, "Letter")), ""),
    ],
)  # fmt: skip
def test_parts_to_a_depth(depth: int, parts: tuple[Part, ...], small: str) -> None:
    card = pictured(JOURNEY, depth=depth).cards[0]
    assert card.parts == parts
    assert card.small == small
    check(drawn(JOURNEY, depth=depth))


def test_a_card_grows_with_its_parts_and_they_stand_in() -> None:
    def pay(depth: int) -> Group:
        return group(drawn(JOURNEY, depth=depth), "touchpoint-pay")

    heights = [outline(pay(depth)).height for depth in range(4)]
    assert heights == sorted(heights)
    assert heights[3] > heights[1] + 20
    lefts = {item.text: item.x for item in pay(3).items if isinstance(item, Text)}
    assert lefts["Choose how"] < lefts["Number"] < lefts["Phone"]
    dots = [item for item in pay(3).items if isinstance(item, Mark) and item.kind == "circle" and item.width < 4]
    assert len(dots) == 6


def test_endless_parts_are_counted() -> None:
    parts = ", ".join(f"P{number}" for number in range(100))
    text = f"touchmap: 1\njourney: Any\nstages: {{purchase: {{web: [{{name: Pay, parts: [{parts}]}}]}}}}\n"
    (card,) = pictured(text, depth=1).cards
    assert len(card.parts) == 41
    assert card.parts[-1].name == "+60"
    check(drawn(text, depth=1))


# How feelings are known


def test_feelings_look_as_they_are_known() -> None:
    sheet = drawn(JOURNEY)
    curve = [item for item in group(sheet, "curve").items if isinstance(item, Mark)]
    paper = theme().colours.paper
    looks = [(mark.kind, mark.fill != paper) for mark in sorted(curve, key=lambda mark: mark.x)]
    assert sorted(looks) == [("circle", False), ("circle", False), ("circle", True), ("diamond", True)]
    ids = {group.id for group in sheet.groups}
    assert {"legend-assumed", "legend-observed", "legend-measured"} <= ids


def test_the_legend_explains_only_what_is_on_the_curve() -> None:
    ids = {group.id for group in drawn(JOURNEY.replace("basis: observed", "note: x")).groups}
    assert "legend-observed" not in ids
    assert "legend-assumed" in ids


def test_the_tooltip_says_how_a_feeling_is_known() -> None:
    tips = {card.name: card.tooltip for card in pictured(JOURNEY).cards}
    assert "Feeling: observed" in tips["Pay at the till"]
    assert "Feeling" not in tips["Pay"]


# Coverage


def test_cells_of_the_strip_have_names_or_numbers_and_never_half_a_word() -> None:
    few = drawn("touchmap: 1\njourney: Any\nstages: {purchase: {web: [Pay, Hygienist appointment]}}\n")
    many = "".join(f", Extraordinarily long name {number}" for number in range(9))
    full = drawn(f"touchmap: 1\njourney: Any\nstages: {{purchase: {{web: [Pay{many}]}}}}\n", stages=("purchase",))
    assert "Hygienist appointment" in " ".join(texts(group(few, "stage-purchase-coverage")))
    assert texts(group(full, "stage-purchase-coverage"))[2:] in (
        [str(number) for number in range(1, 11)],
        [text for text in texts(group(full, "stage-purchase-coverage"))[2:] if "…" not in text],
    )
