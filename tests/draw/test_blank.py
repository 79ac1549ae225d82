"""A sheet for pens: the frame stays, and there is room to write where the map would say something."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.draw.maps import cards, check, drawn, outline, pictured
from tests.ours import TEMPLATES
from tests.strategies import inventories
from touchmap.draw.shapes import Box, Stroke, Text

ROOT = Path(__file__).parents[2]
BIKE = (ROOT / "examples/commuter-bike/touchmap.yaml").read_text(encoding="utf-8")
EMPTY = TEMPLATES["blank"]


def test_the_frame_stays() -> None:
    full, blank = drawn(BIKE), drawn(BIKE, blank=True)
    check(blank)
    for kind in ("stage", "phase", "label"):
        kept = {group.id for group in blank.groups if group.classes == kind}
        assert kept >= {group.id for group in full.groups if group.classes == kind} - {"label-coverage", "label-scores"}


def test_as_many_cards_as_there_are_each_in_its_lane_and_phase() -> None:
    full, blank = pictured(BIKE), pictured(BIKE, blank=True)
    assert sorted((card.lane, card.phase) for card in blank.cards) == sorted(
        (card.lane, card.phase) for card in full.cards
    )


def test_nothing_is_filled_in() -> None:
    sheet = drawn(BIKE, blank=True)
    said = {item.text for group in sheet.groups for item in group.items if isinstance(item, Text)}
    for text in (
        "Pay online",
        "56%",
        "findings",
        "Nobody answers reviews",
        "3 of 5 asked here",
        "CES 2.9 · target 5.5",
    ):
        assert text not in said
    assert not [group for group in sheet.groups if group.id.startswith(("pain-", "score-", "idea-"))]
    shown = pictured(BIKE, blank=True)
    assert (shown.pains, shown.ideas, shown.wide, shown.ways, shown.figures) == ((), (), (), (), ())
    assert not [arrow for arrow in sheet.arrows if arrow.classes.startswith("way")]
    assert not {"label-scores", "label-coverage", "curve"} & {
        group.id for group in sheet.groups if any(isinstance(item, Text) for item in group.items)
    }


def test_there_is_a_zero_line_for_the_curve_and_nothing_on_it() -> None:
    sheet = drawn(BIKE, blank=True)
    strokes = [stroke for stroke in sheet.backdrop if isinstance(stroke, Stroke)]
    assert len(strokes) == 1
    assert {group.id for group in sheet.groups} >= {"label-curve", "curve-levels"}


def test_pains_are_to_be_written_side_by_side() -> None:
    notes = [group for group in drawn(BIKE, blank=True).groups if group.classes == "pain blank"]
    assert len(notes) >= 4
    assert len({outline(note).y0 for note in notes}) == 1
    assert all("→ Who does what, by when" in [item.text for item in note.items if isinstance(item, Text)]
               for note in notes)  # fmt: skip


@pytest.mark.parametrize("text", [EMPTY, "touchmap: 1\njourney: Any\nstages: {}\n"], ids=["template", "nothing"])
def test_where_there_is_hardly_anything_the_sheet_is_a_grid(text: str) -> None:
    sheet = drawn(text, blank=True)
    check(sheet)
    rows: dict[float, int] = {}
    for card in cards(sheet):
        if "bar" not in card.classes:
            rows[outline(card).y0] = rows.get(outline(card).y0, 0) + 1
    assert list(rows.values()) == [9] * 5
    assert len([card for card in cards(sheet) if "bar" in card.classes]) == 1
    assert 1.2 <= sheet.width / sheet.height <= 1.7


def test_channels_that_are_there_keep_their_names_in_a_grid() -> None:
    assert [lane.name for lane in pictured(EMPTY, blank=True).lanes] == ["Website", "Shop", "", "", ""]


def test_a_persona_that_is_not_known_is_a_line_to_write_on() -> None:
    def block(text: str) -> tuple[list[str], int]:
        group = next(group for group in drawn(text, blank=True).groups if group.id == "persona")
        return [item.text for item in group.items if isinstance(item, Text)], sum(
            isinstance(item, Box) for item in group.items
        )

    assert block("touchmap: 1\njourney: Any\nstages: {}\n") == (["Persona", "In their words", "Goal"], 3)
    assert block(BIKE)[1] == 0


def test_a_part_of_the_map_can_be_blank_too() -> None:
    sheet = drawn(BIKE, blank=True, stages=("purchase",))
    check(sheet)
    assert [group.id for group in sheet.groups if group.classes == "stage"] == ["stage-purchase"]


@settings(max_examples=40)
@given(inventories(most=14))
def test_any_inventory_can_be_blank(text: str) -> None:
    check(drawn(text, blank=True))
