"""The same map with nothing filled in, for pens: as many cards as there are, or a grid to begin with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from touchmap.draw.view.parts import Bar, Card, Lane, Picture
from touchmap.draw.words import Words, say

FEW = 8
"""Below so many touchpoints the sheet is a grid of empty cards rather than a copy of the map."""
LANES = 5
"""Rows of a grid, those of the channels that are there among them."""
COLUMNS = 3
"""Cards of a grid in each row of a stage."""

_LEGEND = ("moment", "pain", "next", "carries", "bare")


def blank(picture: Picture, words: Words) -> Picture:
    """`picture` with its stages, phases and channels, and room for writing in place of all else."""
    lanes = [replace(lane, notes=lane.notes[:-1]) for lane in picture.lanes]  # the last one counts who is asked
    cells = Counter((card.lane, card.phase) for card in picture.cards)
    bars = [replace(bar, card=_card(f"blank-anytime-{index}"), channel="") for index, bar in enumerate(picture.bars)]
    if len(picture.cards) < FEW:
        lanes += (Lane(f"blank-lane-{row}", "", (say(words, "blank.lane"),)) for row in range(len(lanes), LANES))
        cells = Counter(dict(_grid(picture, len(lanes), cells)))
        bars = bars or [Bar(_card("blank-anytime-0"), "", 0, len(picture.stages) - 1)]
    places = [cell for cell in sorted(cells) for _ in range(cells[cell])]
    cards = [_card(f"blank-{index}", lane, phase) for index, (lane, phase) in enumerate(places, start=1)]
    return replace(
        picture,
        percent=None,
        headline="",
        captions=(),
        figures=(),
        stages=tuple(
            replace(stage, note="", percent=None, cards=tuple(_inside(cards, picture, index)))
            for index, stage in enumerate(picture.stages)
        ),
        lanes=tuple(lanes),
        cards=tuple(cards),
        bars=tuple(bars),
        ways=(),
        wide=(),
        pains=(),
        ideas=(),
        legend=_LEGEND,
        backstage=False,
        blank=True,
    )


def _grid(picture: Picture, lanes: int, cells: Counter[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], int]]:
    """How many empty cards stand in each lane of each phase."""
    phases = Counter(phase.stage for phase in picture.phases)
    for lane in range(lanes):
        for index, phase in enumerate(picture.phases):
            yield (lane, index), max(cells[lane, index], math.ceil(COLUMNS / phases[phase.stage]))


def _inside(cards: list[Card], picture: Picture, stage: int) -> Iterator[str]:
    return (card.key for card in cards if picture.phases[card.phase].stage == stage)


def _card(key: str, lane: int = -1, phase: int = -1) -> Card:
    return Card(
        key=key,
        id=key,
        number=0,
        name="",
        verdict="apart",
        feedback="",
        small="",
        moment=False,
        heard=True,
        badges=(),
        pains=(),
        jumps=(),
        emotion=None,
        tooltip="",
        link=None,
        lane=lane,
        phase=phase,
    )
