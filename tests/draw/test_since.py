"""What changed since an earlier inventory, on the map of the new one."""

from __future__ import annotations

import pytest

from tests.draw.maps import check, drawn, pictured
from tests.strategies import HOSTILE
from touchmap.draw.options import Gone, Since
from touchmap.draw.shapes import Text

TEXT = """
touchmap: 1
journey: {name: Buying a bike, persona: Commuter}
stages:
  pre-purchase:
    website: [{name: Compare models, next: Order}]
  purchase:
    shop: [{name: Order, next: Collect it}]
  post-purchase:
    shop: [Collect it]
anytime:
  phone: [Call us]
"""
SINCE = Since(
    "old.yaml",
    {"compare-models": "changed", "order": "moved", "call-us": "new"},
    (Gone(2, "Read reviews", "Website, pre-purchase"), Gone(7, "Wait", "Shop, post-purchase")),
)


def test_cards_say_what_changed() -> None:
    picture = pictured(TEXT, since=SINCE)
    said = {card.key: card.badges for card in (*picture.cards, *(bar.card for bar in picture.bars))}
    assert said == {"compare-models": ("changed",), "order": ("moved",), "collect-it": (), "call-us": ("new",)}
    assert [(figure.value, figure.caption) for figure in picture.figures[1:]] == [
        ("1", "new"), ("1", "moved"), ("1", "changed"), ("2", "eliminated"),
    ]  # fmt: skip
    assert picture.tags[-1].text == "Compared with: old.yaml"
    assert "finding" not in picture.legend


def test_what_is_gone_has_a_row() -> None:
    sheet = drawn(TEXT, since=SINCE)
    check(sheet)
    gone = {group.id: [item.text for item in group.items if isinstance(item, Text)] for group in sheet.groups
            if group.id.startswith("gone-")}  # fmt: skip
    assert gone == {
        "gone-2": ["2", "Website, pre-purchase", "Read reviews"],
        "gone-7": ["7", "Shop, post-purchase", "Wait"],
    }
    label = next(group for group in sheet.groups if group.id == "label-gone")
    assert next(item.text for item in label.items if isinstance(item, Text)) == "Eliminated"


def test_without_an_earlier_inventory_nothing_of_it_is_there() -> None:
    assert not any(group.id in ("label-gone", "gone-2") for group in drawn(TEXT).groups)
    assert not any(card.change for card in pictured(TEXT).cards)


def test_a_change_is_not_in_the_colours_of_a_finding() -> None:
    from tests.draw.maps import cards
    from touchmap.draw.shapes import Box
    from touchmap.draw.theme import theme

    colours = theme("light").colours
    fills = {item.fill for group in cards(drawn(TEXT, since=SINCE)) for item in group.items if isinstance(item, Box)}
    assert colours.change.ground in fills
    assert colours.found.ground not in fills


@pytest.mark.parametrize("theme", ["light", "dark", "print", "contrast"])
def test_in_every_theme(theme: str) -> None:
    check(drawn(TEXT, since=SINCE, theme=theme))


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_in_their_boxes(name: str) -> None:
    check(drawn(TEXT, since=Since(name, {}, tuple(Gone(number, name, name) for number in range(1, 9)))))
