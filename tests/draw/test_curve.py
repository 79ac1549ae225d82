"""The experience curve: what is declared, where it turns, and nothing that is made up."""

from __future__ import annotations

import pytest

from tests.draw.maps import drawn
from touchmap.draw.shapes import Area, Box, Mark, Sheet, Stroke, Text
from touchmap.draw.theme import theme

CURVE = """
touchmap: 1
journey: Any
stages:
  purchase:
    shop: [{{name: One, emotion: {0}, next: [Two]}}, {{name: Two{1}, next: [Three]}}, {{name: Three, emotion: 1}}]
"""


def test_curve_is_dotted_where_nothing_is_declared() -> None:
    known = drawn(CURVE.format(-1, ", emotion: 2"))
    gaps = drawn(CURVE.format(-1, ""))
    assert not any(getattr(figure, "dotted", False) for figure in known.backdrop)
    assert sum(getattr(figure, "dotted", False) for figure in gaps.backdrop) == 2  # the curve and its legend
    assert "legend-unknown" in {group.id for group in gaps.groups}


ASIDE = """
touchmap: 1
journey: Any
stages:
  purchase:
    web: [{name: Look, emotion: 1, next: [Online, Till]}, {name: Online, emotion: -2, pains: Refused}]
    shop: [{name: Till, emotion: 1}]
"""


def test_what_nobody_does_one_after_the_other_is_not_joined() -> None:
    joined = ASIDE.replace("pains: Refused", "pains: Refused, next: [Till]")
    aside, along = (
        sum(isinstance(figure, Stroke) and figure.dotted for figure in drawn(text).backdrop) for text in (ASIDE, joined)
    )
    assert (aside, along) == (2, 0)  # the curve and its legend


def test_a_line_leads_from_where_it_hurts_to_what_is_said_about_it() -> None:
    sheet = drawn(ASIDE)
    (note,) = (group.items[0] for group in sheet.groups if group.id == "pain-1")
    (drop,) = (figure for figure in sheet.backdrop if isinstance(figure, Stroke)
               and figure.colour == theme().colours.bad)  # fmt: skip
    assert isinstance(note, Box)
    assert drop.points[-1][1] == note.rect.y0
    assert note.rect.x0 < drop.points[-1][0] < note.rect.x1


FELT = """
touchmap: 1
journey: Any
stages:
  purchase:
    shop: [{}]
"""


@pytest.mark.parametrize(
    ("felt", "named"),
    [
        ((-1, 2, 1), ["C0", "C1", "C2"]),
        ((0, 1, 2), ["C0", "C2"]),
        ((1, 1, 2, 2, 1), ["C0", "C1", "C2", "C3", "C4"]),
        ((-2, -1, -1, 0, 1), ["C0", "C4"]),
        ((0.5, 1, 0.5, 1), ["C0", "C1", "C2", "C3"]),
        ((0,), ["C0"]),
        ((-2,), ["C0"]),
    ],
)
def test_the_turns_of_the_curve_are_named(felt: tuple[float, ...], named: list[str]) -> None:
    steps = ", ".join(f"{{name: C{index}, emotion: {value}, next: [C{index + 1}]}}" for index, value in enumerate(felt))
    sheet = drawn(FELT.format(steps.replace(f", next: [C{len(felt)}]", "")))
    curve = next(group for group in sheet.groups if group.id == "curve")
    texts = [item for item in curve.items if isinstance(item, Text)]
    assert sorted(text.text for text in texts if not text.text.isdigit()) == named
    assert {text.text for text in texts} >= {str(number) for number in range(1, len(felt) + 1)}  # every point has one
    dots = [item for item in curve.items if isinstance(item, Mark)]
    assert len(dots) == len(felt)
    for index, text in enumerate(texts):
        assert not any(text.rect.meets(other.rect) for other in texts[:index])


def test_where_a_name_has_no_room_on_the_curve_its_number_stands() -> None:
    felt = (2 if index % 2 else -2 for index in range(9))
    steps = [f"{{name: Something long without room {index}, emotion: {value}}}" for index, value in enumerate(felt)]
    sheet = drawn(FELT.format(", ".join(steps)))
    curve = next(group for group in sheet.groups if group.id == "curve")
    texts = [item.text for item in curve.items if isinstance(item, Text)]
    assert {text for text in texts if text.isdigit()} == {str(number) for number in range(1, 10)}
    assert 0 < sum(text.startswith("Something") for text in texts) < 9


def curve_points(sheet: Sheet) -> list[tuple[float, float]]:
    """The dots on the curve."""
    (curve,) = (group for group in sheet.groups if group.id == "curve")
    return [(item.x, item.y) for item in curve.items if isinstance(item, Mark)]


def test_the_ground_under_the_curve_is_empty() -> None:
    """What is filled would have to be explained."""
    sheet = drawn(CURVE.format(-1, ", emotion: 2"))
    top, bottom = min(y for x, y in curve_points(sheet)), max(y for x, y in curve_points(sheet))
    grounds = [
        figure for figure in sheet.backdrop
        if isinstance(figure, Area) and any(top - 1 <= y <= bottom + 1 for _, y in figure.points)
    ]  # fmt: skip
    assert not grounds
    assert {"legend-assumed"} == {group.id for group in sheet.groups} & {"legend-assumed", "legend-unknown"}


def test_no_curve_without_feelings() -> None:
    sheet = drawn("touchmap: 1\njourney: Any\nstages: {purchase: {shop: [Pay]}}\n")
    assert not [group for group in sheet.groups if group.id.startswith("curve")]
