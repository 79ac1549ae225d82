"""What the grounds of the cards say: who asks, whose they are, where they are, what is felt; dashes never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draw.maps import cards, check, drawn, outline, pictured
from touchmap.draw.options import COLOURS_BY
from touchmap.draw.shapes import Box, Group, Mark, Sheet, Text
from touchmap.draw.theme import names, theme
from touchmap.draw.view.parts import Picture
from touchmap.draw.view.tints import LETTERS, OTHERS

EVERYTHING = (Path(__file__).parent / "everything.touchmap.yaml").read_text(encoding="utf-8")


def tints(picture: Picture) -> dict[str, tuple[str, str]]:
    """Look and sign of each card."""
    shown = [*picture.cards, *(bar.card for bar in picture.bars)]
    return {card.key: (card.tint.look, card.tint.sign) for card in shown if card.tint}


def legend(sheet: Sheet) -> dict[str, Group]:
    return {group.id.removeprefix("legend-"): group for group in sheet.groups if group.classes == "legend"}


def words(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, Text)]


def owners(counts: dict[str, int]) -> str:
    """An inventory in which each of these owns so many touchpoints; an empty name is nobody."""
    lines = ["touchmap: 1", "journey: Any", "stages:", "  purchase:", "    shop:"]
    for name, count in counts.items():
        owner = f", owner: {name}" if name else ""
        lines += (f"      - {{id: {name or 'none'}-{index}, name: Ask about it{owner}}}" for index in range(count))
    return "\n".join(lines) + "\n"


def test_scores_are_what_a_map_says_if_nothing_is_asked() -> None:
    usual = pictured(EVERYTHING)
    assert usual == pictured(EVERYTHING, color_by="score")
    assert not tints(usual)
    assert not usual.tints


def test_who_asks() -> None:
    picture = pictured(EVERYTHING, color_by="tracked")
    verdicts = {card.key: card.verdict for card in [*picture.cards, *(bar.card for bar in picture.bars)]}
    asked = {"on-target", "near", "below-target", "asked"}
    assert tints(picture) == {key: ("asked", "") for key, verdict in verdicts.items() if verdict in asked}
    assert [tint.name for tint in picture.tints] == ["asked here"]
    assert {"mark-on-target", "mark-below-target", "overall", "nobody", "apart"} <= set(picture.legend)
    sheet = drawn(EVERYTHING, color_by="tracked")
    grounds = {group.id: outline_of(group).fill for group in cards(sheet)}
    colours = theme().colours
    assert grounds["touchpoint-page"] == grounds["touchpoint-pay"] == colours.asked.ground
    assert grounds["touchpoint-wear"] == colours.nobody.ground


def test_the_owners_with_the_most_touchpoints_have_their_letters() -> None:
    picture = pictured(owners({"web": 2, "": 1, "care": 3, "shop": 2}), color_by="owner")
    assert [(tint.look, tint.sign, tint.name) for tint in picture.tints] == [
        ("category-0", "A", "care"),
        ("category-1", "B", "web"),
        ("category-2", "C", "shop"),
        ("plain", "", "no owner"),
    ]
    assert tints(picture)["none-0"] == ("plain", "")
    assert tints(picture)["shop-1"] == ("category-2", "C")


@pytest.mark.parametrize(
    ("count", "named", "others"), [(7, 7, ""), (8, 8, ""), (9, 7, "2 others"), (20, 7, "13 others")]
)
def test_more_owners_than_letters(count: int, named: int, others: str) -> None:
    picture = pictured(owners({f"team-{number:02}": 1 for number in range(count)}), color_by="owner")
    found = list(picture.tints)
    assert [tint.sign for tint in found[:named]] == list(LETTERS[:named])
    assert [(tint.look, tint.sign, tint.name) for tint in found[named:]] == [("rest", OTHERS, others)] * bool(others)
    assert len(LETTERS) == len(theme().colours.categories)


def test_channels() -> None:
    picture = pictured(EVERYTHING, color_by="channel")
    assert [(tint.sign, tint.name) for tint in picture.tints] == [
        ("A", "Website"), ("B", "Shop"), ("C", "Phone"), ("D", "Review sites"),
    ]  # fmt: skip
    assert tints(picture)["help"] == ("category-2", "C")


def test_feelings() -> None:
    picture = pictured(EVERYTHING, color_by="emotion")
    found = tints(picture)
    assert found["try"] == ("emotion-4", "+2")
    assert found["read"] == ("emotion-3", "+0.5")
    assert found["advert"] == ("emotion-2", "0")
    assert found["till"][0] == "emotion-1"
    assert found["wear"][0] == "emotion-0"
    assert found["wear"][1].endswith("1.5")
    assert found["follow"] == ("plain", "")
    assert [tint.name for tint in picture.tints] == [
        "delighted", "pleased", "neither", "annoyed", "frustrated", "not declared",
    ]  # fmt: skip
    assert [tint.sign.replace("−", "-") for tint in picture.tints] == ["+2", "+1", "0", "-1", "-2", ""]


@pytest.mark.parametrize("by", COLOURS_BY)
@pytest.mark.parametrize("name", names())
def test_dashes_mean_that_nobody_asks_and_feedback_stays(name: str, by: str) -> None:
    sheet = drawn(EVERYTHING, color_by=by, theme=name)
    check(sheet)
    usual = {group.id: group for group in cards(drawn(EVERYTHING, theme=name))}
    picture = pictured(EVERYTHING)
    nobody = {card.id for card in [*picture.cards, *(bar.card for bar in picture.bars)] if card.verdict == "nobody"}
    assert len(nobody) >= 3
    for group in cards(sheet):
        assert outline_of(group).dashed == (group.id in nobody)
        assert set(" ".join(words(usual[group.id])).split()) <= set(" ".join(words(group)).split())
        kinds = [item.kind for item in usual[group.id].items if isinstance(item, Mark)]
        assert [item.kind for item in group.items if isinstance(item, Mark)] == kinds


@pytest.mark.parametrize("name", names())
def test_what_is_said_of_feedback_keeps_its_colour_on_another_ground(name: str) -> None:
    colours = theme(name).colours
    shown = {card.id: card for card in pictured(EVERYTHING).cards}
    for group in cards(drawn(EVERYTHING, theme=name, color_by="owner")):
        if card := shown.get(group.id):
            texts = (card.feedback, card.feedback.split(" · ")[0])
            (said,) = (item for item in group.items if isinstance(item, Text) and item.text in texts)
            assert said.colour == colours.look(card.verdict).alone


@pytest.mark.parametrize("by", ["owner", "channel", "emotion"])
@pytest.mark.parametrize("name", names())
def test_no_ground_speaks_alone(name: str, by: str) -> None:
    """Whatever has a ground of its own has a sign, the same on the cards and in the legend, also on print."""
    sheet, picture = drawn(EVERYTHING, color_by=by, theme=name), pictured(EVERYTHING, color_by=by)
    named = legend(sheet)
    for tint in picture.tints:
        entry = words(named[f"tint-{tint.look}"])
        assert tint.name in entry
        assert (tint.sign in entry) == bool(tint.sign)
    signs = {card.id: card.tint.sign for card in picture.cards if card.tint}
    for group in cards(sheet):
        if signs.get(group.id):
            assert signs[group.id] in words(group)
    assert len({tint.sign for tint in picture.tints}) == len(picture.tints)


def test_the_legend_shows_what_is_shown() -> None:
    text = owners({"web": 2, "care": 1})
    assert set(legend(drawn(text, findings=False))) == {"nobody"}
    by_owner = legend(drawn(text, color_by="owner", findings=False))
    assert set(by_owner) == {"tint", "tint-category-0", "tint-category-1", "nobody"}
    assert words(by_owner["tint"]) == ["Owner:"]
    assert any(isinstance(item, Box) and item.dashed for item in by_owner["nobody"].items)
    assert not any(isinstance(item, Box) and item.dashed for key in ("tint-category-0", "tint-category-1")
                   for item in by_owner[key].items)  # fmt: skip


def test_an_owner_may_have_any_name() -> None:
    name = "'<b>&\"`‮{n}`’ " + "long " * 60 + "'"
    sheet = drawn(
        f"touchmap: 1\njourney: Any\nstages: {{purchase: {{shop: [{{name: Pay, owner: {name}}}]}}}}\n",
        color_by="owner",
    )
    check(sheet)


def test_the_same_in_any_order() -> None:
    one = pictured(owners({"web": 2, "care": 2, "shop": 1}), color_by="owner")
    again = pictured(owners({"web": 2, "care": 2, "shop": 1}), color_by="owner")
    assert one == again
    assert [tint.name for tint in one.tints] == ["web", "care", "shop"]


def outline_of(group: Group) -> Box:
    box = group.items[0]
    assert isinstance(box, Box)
    assert box.rect == outline(group)
    return box
