"""What the map says of a card and around it: moments of truth, badges, whole names, words on arrows, shares."""

from __future__ import annotations

import pytest

from tests.draw.maps import drawn, pictured
from tests.draw.test_view import MANY
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.shapes import Box, Mark, Text
from touchmap.draw.theme import theme

MOMENTS = """
touchmap: 1
journey: Any
feedback: {{talks: {{kind: interview, acts: Call back, source: crm}}, wide: {{metric: nps, scope: journey}}}}
stages:
  purchase:
    shop: [{{name: Pay, owner: retail, moment_of_truth: true, {0}}}]
"""


@pytest.mark.parametrize(
    ("fields", "badge", "legend", "fill"),
    [
        ("feedback: talks", False, "moment", "star"),
        ("feedback: {waive: Enough}", False, "moment", "star"),
        ("feedback: wide", True, "unheard", "paper"),
        ("feedback: []", True, "unheard", "paper"),
    ],
)
def test_a_moment_of_truth_shines_only_where_somebody_asks(fields: str, badge: bool, legend: str, fill: str) -> None:
    text = MOMENTS.format(fields)
    shown = pictured(text)
    assert (shown.cards[0].badges[:1] == ("nobody asks here",)) == badge
    assert {legend} == {"moment", "unheard"} & set(shown.legend)
    group = next(group for group in drawn(text).groups if group.id == "touchpoint-pay")
    (star,) = (item for item in group.items if isinstance(item, Mark) and item.kind == "star")
    assert star.fill == getattr(theme().colours, fill)


def test_that_nobody_asks_at_a_moment_of_truth_is_said_first() -> None:
    text = MOMENTS.format("feedback: []").replace("owner: retail, ", "")
    text = text.replace("}]", "}, {name: Go, owner: x, next: [Pay]}]")
    badges = pictured(text).cards[0].badges
    assert badges[0] == "nobody asks here"
    assert {"no owner", "dead end"} <= set(badges)


def test_no_badge_only_because_nobody_asks() -> None:
    text = MOMENTS.format("feedback: []").replace("moment_of_truth: true, ", "")
    assert "nobody asks here" not in pictured(text).cards[0].badges


def test_the_header_of_a_stage_says_that_nobody_asks() -> None:
    text = MOMENTS.format("feedback: []")
    (header,) = (group for group in drawn(text).groups if group.id == "stage-purchase")
    assert "nobody asks here · 0 of 1" in [item.text for item in header.items if isinstance(item, Text)]
    assert pictured(MOMENTS.format("feedback: talks")).stages[1].note == "1 of 1 asked here"


def test_badges_stand_outside_what_a_card_says() -> None:
    for text in (MOMENTS.format("feedback: []").replace("Pay", "Unconnected payments at a till"), MANY):
        for group in drawn(text).groups:
            if not group.classes.startswith("card"):
                continue
            badges = [item.rect for item in group.items if isinstance(item, Box)][1:]
            assert badges or text is MANY
            inside = [item.rect for item in group.items if isinstance(item, Text) and item.anchor == "start"]
            assert not any(badge.meets(words) for badge in badges for words in inside), group.id


def test_a_name_of_forty_five_letters_is_not_cut() -> None:
    name = "Open the landing page and pick chocolates now"
    assert len(name) == 45
    sheet = drawn(
        f"touchmap: 1\njourney: Any\nstages: {{purchase: {{shop: [{{id: it, owner: web, name: {name}}}]}}}}\n"
    )
    group = next(group for group in sheet.groups if group.id == "touchpoint-it")
    assert " ".join(item.text for item in group.items if isinstance(item, Text) and item.bold) == f"1 {name}"


def test_a_name_of_four_lines_keeps_its_size() -> None:
    sheet = drawn("touchmap: 1\njourney: Any\nstages: {purchase: {shop: [{id: it, name: Open the landing page and pick "
                  "chocolates}]}}\n")  # fmt: skip
    group = next(group for group in sheet.groups if group.id == "touchpoint-it")
    name = [item for item in group.items if isinstance(item, Text) and item.size == theme().sizes.card_name]
    assert [item.text for item in name] == ["Open the", "landing page", "and pick", "chocolates"]


def test_when_and_what_stand_on_lines_of_their_own() -> None:
    (group,) = (group for group in drawn(MANY).groups if group.id == "words-way-a-to-b")
    texts = [item for item in group.items if isinstance(item, Text)]
    assert [text.text for text in texts] == ["Unsure, 30%, 2\u00a0d\u00a0later:", "A note"]
    assert [text.colour for text in texts] == [theme().colours.quiet, theme().colours.ink]


def test_the_map_and_the_audit_say_the_same_share() -> None:
    """Whole percent in the headline, one decimal in words; both cut off, neither rounded."""
    spots = ", ".join(f"{{name: P{number}, feedback: {'talks' if number < 10 else '[]'}}}" for number in range(46))
    posts = "feedback: {talks: {kind: interview}}"
    text = f"touchmap: 1\njourney: Any\n{posts}\nstages: {{purchase: {{a: [{spots}]}}}}\n"
    shown = pictured(text)
    read = inventory(text)
    percent = run([read], Settings()).coverage.percent
    assert percent == 21.7
    assert shown.headline == f"{int(percent)}%"
    assert f": {percent}%, asked here at 10 of 46" in shown.description
