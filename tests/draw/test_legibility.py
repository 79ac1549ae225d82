"""Whether a map can be read on the wall: the sizes of letters on A1, and what is said where they are too small."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.draw.maps import check, drawn, pictured
from tests.ours import EACH, INVENTORIES
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.density import DENSITIES
from touchmap.draw.legibility import HEADLINE, LEAST, NAME, STAGE, advice, legibility
from touchmap.draw.options import Options
from touchmap.draw.paper import MARGIN, PAPERS, fit
from touchmap.draw.shapes import Box, Group, Sheet, Text
from touchmap.draw.sheet.compose import compose
from touchmap.draw.sketch import Sketch
from touchmap.draw.theme import Sizes, names, theme
from touchmap.draw.words import ENGLISH

ROOT = Path(__file__).parents[2]
WALL = {"chocolate-shop-today", "commuter-bike-today", "template-blank"}
"""What must fit on one sheet of A1; larger ones may say that they need more."""
A1 = (841 / 25.4 * 72, 594 / 25.4 * 72)


def steps(count: int, stages: Sequence[str] = ("pre-purchase", "purchase", "post-purchase"), channels: int = 1) -> str:
    """One step after another, over so many channels; from the first to the last."""
    lines = ["touchmap: 1", "journey: Long", "stages:"]
    for place, stage in enumerate(stages):
        lines.append(f"  {stage}:")
        for channel in range(channels):
            lines.append(f"    channel-{channel}:")
            lines += (
                f"      - {{id: s{place}-{channel}-{step}, name: Ask about the order, owner: web}}"
                for step in range(count // len(stages) // channels)
            )
    ways = [line.split("id: ")[1].split(",")[0] for line in lines if "id: " in line]
    return "\n".join([*lines, "paths:", "  all:", *(f"    - {way}" for way in ways)]) + "\n"


def told(text: str, **wanted: Any) -> str | None:
    read = inventory(text)
    return Sketch.of(read, run([read], Settings()), Options(**wanted)).advice()


def largest(sheet: Sheet, kind: str, enlarged: float) -> list[float]:
    """On paper, of each group of that kind."""
    texts = [
        [item.size for item in group.items if isinstance(item, Text)]
        for group in sheet.groups
        if group.classes.split()[0] == kind
    ]
    return [max(sizes) * enlarged for sizes in texts if sizes]


@pytest.mark.parametrize("name", INVENTORIES)
def test_examples_and_templates_can_be_read_from_three_metres(name: str) -> None:
    """Headline 72 points, stages 36, names 20, nothing under 12, or it is said; and the headline is the largest."""
    sheet = drawn(INVENTORIES[name])
    long, short = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
    enlarged = min((A1[0] - 2 * MARGIN) / long, (A1[1] - 2 * MARGIN) / short)
    texts = [item for group in sheet.groups for item in group.items if isinstance(item, Text)]
    sizes = [
        (min(largest(sheet, "figures", enlarged)), 72),
        (min(largest(sheet, "stage", enlarged)), 36),
        (min(largest(sheet, "card", enlarged)), 20),
        (min(text.size for text in texts) * enlarged, 12),
    ]
    reached = all(size >= wanted for size, wanted in sizes)
    assert reached or name not in WALL
    assert (told(INVENTORIES[name]) is None) == reached
    assert max(texts, key=lambda text: text.size).text.endswith("%")


@pytest.mark.parametrize("name", names())
def test_every_theme_is_as_large(name: str) -> None:
    text = (ROOT / "examples/commuter-bike/touchmap.yaml").read_text(encoding="utf-8")
    assert legibility(drawn(text, theme=name)) == legibility(drawn(text))


def test_what_is_measured() -> None:
    sheet = drawn(steps(9))
    found = legibility(sheet)
    zoom = fit(sheet.width, sheet.height).zoom
    assert found.headline == pytest.approx(largest(sheet, "figures", zoom)[0])
    assert found.stages == pytest.approx(min(largest(sheet, "stage", zoom)))
    assert found.names == pytest.approx(min(largest(sheet, "card", zoom)))
    assert found.share == 1
    on_a0 = legibility(sheet, "a0")
    assert on_a0.names == pytest.approx(found.names * math.sqrt(2), rel=0.01)


def test_an_empty_sheet_is_for_pens() -> None:
    assert told(steps(9), blank=True) is None
    assert told(steps(300), blank=True) is None


@pytest.mark.parametrize("count", [3, 9, 12, 21, 24])
def test_a_map_is_as_airy_as_it_can_be(count: int) -> None:
    sheet = drawn(steps(count))
    check(sheet)
    assert legibility(sheet).share == 1
    plain, picture = theme(), pictured(steps(count))
    for density in DENSITIES:
        other = compose(picture, replace(plain, sizes=replace(plain.sizes, **density)), ENGLISH)
        if (other.width, other.height) == (sheet.width, sheet.height):
            return
        assert legibility(other).share < 1


def test_a_map_that_is_too_large_anyway_stays_airy() -> None:
    sheet = drawn(steps(90))
    label = next(group.items[0] for group in sheet.groups if group.classes == "label")
    assert isinstance(label, Box)
    assert label.rect.x0 == Sizes().margin


def test_densities_go_from_airy_to_dense() -> None:
    airy = Sizes()
    for looser, tighter in pairwise(DENSITIES):
        for key in ("margin", "label_column", "column_gap", "lane_pad"):
            assert tighter.get(key, getattr(airy, key)) <= looser.get(key, getattr(airy, key))
        for key in ("card_name", "card_small", "badge", "strip"):
            assert tighter.get(key, getattr(airy, key)) >= looser.get(key, getattr(airy, key))


@EACH
@pytest.mark.parametrize("density", DENSITIES[1:], ids=["snug", "tight", "dense"])
def test_nothing_leaves_its_place_however_dense(
    text: str, density: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("touchmap.draw.density.DENSITIES", (density,))
    check(drawn(text, backstage=True))


@pytest.mark.parametrize(
    ("text", "wanted", "advised"),
    [
        (steps(60), {}, "for a wall, draw one stage per sheet: --stage pre-purchase"),
        (steps(60, ("purchase", "post-purchase")), {}, "for a wall, draw one stage per sheet: --stage purchase"),
        (steps(120, channels=5), {"stages": ("purchase",)},
         "for a wall, draw one channel per sheet: --channel channel-0"),
        (steps(40, ("purchase",)), {}, "for a wall, split the journey into several"),
        (steps(1200), {},
         "this one is for the screen (-f html), a wall has room for a part of it (--stage, --channel, --owner)"),
        (steps(60), {"page": "a0"}, "for a wall, draw one stage per sheet: --stage pre-purchase"),
    ],
)  # fmt: skip
def test_what_is_said_where_letters_are_too_small(text: str, wanted: dict[str, Any], advised: str) -> None:
    paper = wanted.get("page", "a1")
    size = legibility(drawn(text, **wanted), paper).names
    points = math.floor(size) if size >= 1 else round(size, 1)
    assert size < 20
    assert told(text, **wanted) == (
        f"On {paper.upper()} the names on the cards would be {points} pt high, below 20: {advised}"
    )


@pytest.mark.parametrize("page", ["a3", "a4"])
def test_nothing_is_said_of_paper_that_is_held_in_the_hand(page: str) -> None:
    assert told(steps(60), page=page) is None


def test_drawing_one_stage_helps() -> None:
    whole, part = (legibility(drawn(steps(60), stages=stages)) for stages in ((), ("purchase",)))
    assert part.names > 1.3 * whole.names


@pytest.mark.parametrize(
    ("kind", "what", "need"),
    [
        ("figures", "the coverage", HEADLINE),
        ("stage", "the names of the stages", STAGE),
        ("card", "the names on the cards", NAME),
        ("footer", "the smallest letters", LEAST),
    ],
)
def test_advice_names_what_falls_shortest(kind: str, what: str, need: float) -> None:
    picture, sheet = pictured(steps(9)), drawn(steps(9))
    place = next(place for place, group in enumerate(sheet.groups) if group.classes.split()[0] == kind)
    size = 2 * need / 12 / fit(sheet.width, sheet.height).zoom  # a sixth of what is wanted
    sheet.groups[place] = replace(sheet.groups[place], items=[Text(0, 0, "x", size, "#000000", 1.0)])
    sheet.groups = [group for group in sheet.groups if group.classes.split()[0] == kind]
    if kind != "footer":
        sheet.groups.append(Group("low", "footer", [Text(0, 0, "x", 99.0, "#000000", 1.0)]))
    assert f"{what} would be " in (advice(sheet, picture) or "")


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_is_turned_so_that_the_map_is_largest(paper: str) -> None:
    short, long = PAPERS[paper]
    wide, tall, square = fit(1600, 1000, paper), fit(1000, 1600, paper), fit(1000, 1000, paper)
    assert (wide.width, wide.height) == (long, short)
    assert (tall.width, tall.height) == (short, long)
    assert wide.zoom == tall.zoom == pytest.approx(min((long - 28) / 1600, (short - 28) / 1000))
    assert square.width == long
