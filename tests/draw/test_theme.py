"""Colours that can be read and told apart."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest

from tests.draw.maps import drawn
from tests.draw.test_svg import SAMPLE
from touchmap.draw.shapes import Box, Mark, Text
from touchmap.draw.theme import PLAIN, Look

COLOURS = PLAIN.colours
LOOKS = [getattr(COLOURS, field.name) for field in dataclasses.fields(COLOURS)]
LOOKS = [look for look in LOOKS if isinstance(look, Look)]


def linear(colour: str) -> list[float]:
    values = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1 to 21."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.line)
def test_cards_can_be_read(look: Look) -> None:
    for words in (look.words, COLOURS.ink, COLOURS.quiet):
        assert contrast(words, look.ground) >= 4.5


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        *((COLOURS.on_stage, stage) for stage in COLOURS.stages),
        *((stage, COLOURS.paper) for stage in COLOURS.stages),
        (COLOURS.on_bad, COLOURS.bad),
        (COLOURS.bad, COLOURS.note),
        (COLOURS.bad, COLOURS.lane),
        (COLOURS.good, COLOURS.lane),
        (COLOURS.quiet, COLOURS.label),
        (COLOURS.quiet, COLOURS.note),
        (COLOURS.note_words, COLOURS.note),
        (COLOURS.on_stage, COLOURS.fair),
        (COLOURS.overall.words, COLOURS.overall.ground),
    ],
)
def test_everything_can_be_read(words: str, ground: str) -> None:
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize(
    "line", [COLOURS.arrow, COLOURS.sent, COLOURS.curve, COLOURS.nobody.line, COLOURS.overall.line]
)
def test_lines_can_be_seen(line: str) -> None:
    assert contrast(line, COLOURS.lane) >= 3


def seen_by(colour: str, missing: str) -> tuple[float, ...]:
    """Roughly what a reader without red (protan) or green (deutan) cones sees, as linear red, green, blue.

    Matrices at full severity from Machado, Oliveira and Fernandes, 2009.
    """
    rows = {
        "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
        "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    }[missing]
    return tuple(sum(w * c for w, c in zip(row, linear(colour), strict=True)) for row in rows)


@pytest.mark.parametrize("missing", ["protan", "deutan"])
def test_good_and_bad_differ_for_everybody(missing: str) -> None:
    for good, bad in ((COLOURS.good, COLOURS.bad), (COLOURS.on_target.line, COLOURS.below_target.line)):
        distance = sum(abs(a - b) for a, b in zip(seen_by(good, missing), seen_by(bad, missing), strict=True))
        assert distance > 0.15


def test_stages_look_neither_good_nor_bad() -> None:
    for stage in COLOURS.stages:
        red, green, blue = (int(stage[start : start + 2], 16) for start in (1, 3, 5))
        assert blue > green > red


def test_looks_differ_in_more_than_colour() -> None:
    from touchmap.draw.sheet.brush import Brush
    from touchmap.draw.words import ENGLISH

    brush = Brush(PLAIN, ENGLISH)
    shapes = {
        verdict: tuple((mark.kind, bool(mark.line), mark.width) for mark in brush.verdict(verdict, 0, 0, 10)
                       if isinstance(mark, Mark))
        for verdict in ("on-target", "near", "below-target", "asked", "overall", "nobody", "apart")
    }  # fmt: skip
    assert all(shapes[one] != shapes[other] for one, other in combinations(shapes, 2))


def test_every_colour_on_a_sheet_is_of_the_theme() -> None:
    known = {
        colour for value in dataclasses.astuple(COLOURS) for colour in (value if isinstance(value, tuple) else [value])
    }
    sheet = drawn(SAMPLE)
    for group in sheet.groups:
        for item in group.items:
            used = {item.colour} if isinstance(item, Text) else {item.fill, item.line}
            assert isinstance(item, (Text, Box, Mark))
            assert used - {""} <= known
