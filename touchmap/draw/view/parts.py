"""The parts of a map as plain data: no coordinates, and no text that would still have to be put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["on-target", "near", "below-target", "asked", "overall", "nobody", "apart"]
"""How a touchpoint stands: by its score, else by whether anybody asks; `apart` is not counted in the coverage."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a listening post has heard, ready to be read: "CES 2.9 of 5.5" and "n 212"."""

    text: str
    note: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Card:
    """One touchpoint; `id` is for the SVG, `lane` and `phase` are positions in the picture's lists.

    `heard` says whether anybody asks here or need not. `feedback` is the line on feedback, `small` what stands below
    it, `jumps` are ways to and from touchpoints that are there any time, which have no arrows.
    """

    key: str
    id: str
    number: int
    name: str
    verdict: Verdict
    feedback: str
    small: str
    moment: bool
    heard: bool
    badges: tuple[str, ...]
    pains: tuple[int, ...]
    jumps: tuple[str, ...]
    emotion: float | None
    tooltip: str
    link: str | None
    lane: int = -1
    phase: int = -1


@dataclass(frozen=True, slots=True)
class Bar:
    """A touchpoint that is there any time; it spans the stages from `first` to `last` (positions)."""

    card: Card
    channel: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A channel and its row of the map."""

    id: str
    name: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of columns in the stage at position `stage`; an empty name stands for what has no phase."""

    name: str
    stage: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the three stages, with the keys of its cards in the order of the file."""

    id: str
    name: str
    note: str
    percent: float | None
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between two cards. `when` says when it is taken, `carries` what is carried over, both may be empty;
    `handoff` how it changes channel or owner: with something carried over, with nothing, or not at all.
    """

    id: str
    source: str
    target: str
    sent: bool
    when: str
    carries: str
    handoff: Literal["carries", "bare", ""]
    tooltip: str


@dataclass(frozen=True, slots=True)
class Pain:
    """Something that hurts, and what is done about it; `action` is a whole sentence in words."""

    number: int
    card: str
    card_number: int
    card_name: str
    text: str
    action: str
    settled: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the title band with the word below it."""

    value: str
    caption: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that a map shows."""

    title: str
    subtitles: tuple[str, ...]
    percent: float | None
    headline: str
    captions: tuple[str, ...]
    figures: tuple[Figure, ...]
    stages: tuple[Stage, ...]
    phases: tuple[Phase, ...]
    lanes: tuple[Lane, ...]
    cards: tuple[Card, ...]
    bars: tuple[Bar, ...]
    ways: tuple[Way, ...]
    pains: tuple[Pain, ...]
    legend: tuple[str, ...]
    footer: str
    description: str
