"""Colours that can be read and told apart, by everybody, in every theme; and meaning that no colour tells alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.draw import grounds
from tests.draw.maps import drawn
from tests.draw.vision import DEFICIENCIES, EYES, ciede2000, contrast, difference
from tests.ours import EACH
from touchmap.draw.options import COLOURS_BY
from touchmap.draw.shapes import Area, Box, Mark, Sheet, Stroke, Text
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.theme import Look, names, theme
from touchmap.draw.view.parts import Verdict
from touchmap.draw.words import ENGLISH

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EVERYTHING = (HERE / "everything.touchmap.yaml").read_text(encoding="utf-8")
VERDICTS: tuple[Verdict, ...] = ("on-target", "near", "below-target", "asked", "overall", "nobody", "apart")
SCORED = VERDICTS[:4]
COLOURED = [name for name in names() if name != "print"]

LEAST = {"contrast": 7.0}
"""The contrast of text in a theme, if it is more than WCAG asks of normal text."""
TEXT, MARK = 4.5, 3.0
VERDICTS_APART = 10.0
CATEGORIES_APART = 11.0
GOOD_FROM_BAD = 12.0


@cache
def shown(name: str, **wanted: Any) -> Sheet:
    """The map of everything in the theme `name`."""
    return drawn(EVERYTHING, theme=name, depth=2, backstage=True, **wanted)


def check_texts(sheet: Sheet, least: float) -> None:
    for group, text, under in grounds.texts(sheet):
        for ground in under:
            assert contrast(text.colour, ground) >= least, (group.id, text.text, text.colour, ground)


def test_themes() -> None:
    """One file each; the one that a map has if nothing is said comes first."""
    files = {path.stem for path in (ROOT / "touchmap/draw/themes").glob("*.toml")}
    assert set(names()) == files >= {"light", "dark", "print", "contrast"}
    assert names()[0] == "light"
    for name in names():
        for colour in _colours(theme(name).colours):
            assert re.fullmatch("#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("by", COLOURS_BY)
@pytest.mark.parametrize("name", names())
def test_all_text_can_be_read(name: str, by: str) -> None:
    check_texts(shown(name, color_by=by), LEAST.get(name, TEXT))


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("wanted", [{"path": "short-way"}, {"blank": True}, {"findings": False}], ids=str)
def test_all_text_can_be_read_whatever_is_shown(name: str, wanted: dict[str, Any]) -> None:
    check_texts(shown(name, **wanted), TEXT)


@pytest.mark.parametrize("name", names())
@EACH
def test_all_text_of_examples_and_templates_can_be_read(name: str, text: str) -> None:
    check_texts(drawn(text, theme=name), LEAST.get(name, TEXT))


@pytest.mark.parametrize("look", VERDICTS)
@pytest.mark.parametrize("name", names())
def test_feedback_can_be_read_on_every_ground(name: str, look: str) -> None:
    colours = theme(name).colours
    words = colours.look(look).alone
    for other in (*colours.categories, *colours.emotions, colours.rest, colours.plain):
        for colour in (words, other.ink, other.quiet):
            assert contrast(colour, other.ground) >= LEAST.get(name, TEXT)


@pytest.mark.parametrize("by", COLOURS_BY)
@pytest.mark.parametrize("name", names())
def test_outlines_and_marks_can_be_seen(name: str, by: str) -> None:
    sheet = shown(name, color_by=by)
    for group, box, around in grounds.outlines(sheet):
        if group.classes.split()[0] in ("card", "coverage") and box.dashed | (box is group.items[0]):
            for ground in around:
                assert max(contrast(box.line or ground, ground), contrast(box.fill, ground)) >= MARK, (group.id, box)
    for group, mark, around in grounds.marks(sheet):
        for ground in around:
            seen = max(contrast(colour, ground) for colour in (mark.fill, mark.line) if colour)
            assert seen >= MARK, (group.id, mark, ground)


@pytest.mark.parametrize("name", names())
def test_lines_can_be_seen(name: str) -> None:
    sheet = shown(name)
    assert sheet.arrows
    for arrow in sheet.arrows:
        for piece in arrow.pieces:
            assert contrast(arrow.colour, grounds.ground(sheet, piece[0])) >= MARK
    strokes = [figure for figure in sheet.backdrop if isinstance(figure, Stroke)]
    assert strokes
    for stroke in strokes:
        for point in stroke.points:
            assert contrast(stroke.colour, grounds.ground(sheet, point)) >= MARK


def test_the_measure_of_differences() -> None:
    """Against the data that Sharma, Wu and Dalal give."""
    for one, other, wanted in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert ciede2000(one, other) == pytest.approx(wanted, abs=1e-4)
    for rows in DEFICIENCIES.values():  # white stays white
        assert [sum(row) for row in rows] == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", COLOURED)
def test_verdicts_look_different_to_everybody(name: str, eyes: str | None) -> None:
    colours = theme(name).colours
    for one, other in combinations(map(colours.look, SCORED), 2):
        apart = max(difference(one.line, other.line, eyes), difference(one.ground, other.ground, eyes))
        assert apart >= VERDICTS_APART, (one, other)
    for good, bad in ((colours.good, colours.bad), (colours.on_target.line, colours.below_target.line)):
        assert difference(good, bad, eyes) >= GOOD_FROM_BAD


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", COLOURED)
def test_categories_look_different_to_everybody(name: str, eyes: str | None) -> None:
    lines = [look.line for look in theme(name).colours.categories]
    for one, other in combinations(lines, 2):
        assert difference(one, other, eyes) >= CATEGORIES_APART, (one, other)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", COLOURED)
def test_feelings_look_different_to_everybody(name: str, eyes: str | None) -> None:
    worst, *_, best = theme(name).colours.emotions
    assert difference(worst.line, best.line, eyes) >= GOOD_FROM_BAD


def test_print_is_black_and_white() -> None:
    for by in COLOURS_BY:
        assert _used(shown("print", color_by=by)) <= {"#000000", "#ffffff"}


@pytest.mark.parametrize("name", names())
def test_looks_differ_in_more_than_colour(name: str) -> None:
    brush = Brush(theme(name), ENGLISH)
    shapes = {
        verdict: tuple((mark.kind, bool(mark.line), mark.width) for mark in brush.verdict(verdict, 0, 0, 10)
                       if isinstance(mark, Mark))
        for verdict in VERDICTS
    }  # fmt: skip
    assert all(shapes[one] != shapes[other] for one, other in combinations(shapes, 2))


def test_stages_look_neither_good_nor_bad() -> None:
    for name in names():
        colours = theme(name).colours
        for stage in (*colours.stages, *colours.phases):
            red, green, blue = (int(stage[start : start + 2], 16) for start in (1, 3, 5))
            assert blue > green > red or red == green == blue


@pytest.mark.parametrize("name", names())
def test_every_colour_on_a_sheet_is_of_the_theme(name: str) -> None:
    for by in COLOURS_BY:
        assert _used(shown(name, color_by=by)) <= set(_colours(theme(name).colours))


def _colours(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _colours(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _colours(getattr(value, field.name))


def _used(sheet: Sheet) -> set[str]:
    used = {sheet.paper, *(band.fill for band in sheet.bands), *(band.line for band in sheet.bands)}
    used |= {arrow.colour for arrow in sheet.arrows}
    used |= {figure.fill if isinstance(figure, Area) else figure.colour for figure in sheet.backdrop}
    for group in sheet.groups:
        for item in group.items:
            used |= {item.colour} if isinstance(item, Text) else {item.fill, item.line}
            assert isinstance(item, (Text, Box, Mark))
    return used - {""}


def test_a_look_has_the_colours_of_all_text_where_it_names_none() -> None:
    colours = theme("light").colours
    assert colours.overall == Look(
        colours.overall.line, colours.overall.ground, colours.quiet, colours.ink, colours.quiet, colours.quiet
    )
    assert colours.below_target.alone == colours.below_target.words != colours.quiet
