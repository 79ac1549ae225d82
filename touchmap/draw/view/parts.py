"""The parts of a map as plain data: no coordinates, and no text that would still have to be put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["on-target", "near", "below-target", "asked", "overall", "nobody", "apart"]
"""How a touchpoint stands: by its score, else by whether anybody asks; `apart` is not counted in the coverage."""


Basis = Literal["assumed", "observed", "measured"]
"""How it is known what customers feel."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """Where a figure stands on the scale of its measure, from 0 to 1; `first` and `last` name the scale's ends."""

    first: str
    last: str
    value: float
    target: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a listening post has heard, ready to be read: "CES 2.9 of 5.5" and "n 212".

    The same in pieces: `measure`, `value` and `target`, and in `sure` between which figures the true one lies. Where
    nothing can be shown yet `value` is empty. `gauge` is None for a measure without a scale.
    """

    text: str
    note: str
    verdict: Verdict
    measure: str = ""
    value: str = ""
    target: str = ""
    sure: str = ""
    thin: bool = False
    gauge: Gauge | None = None


@dataclass(frozen=True, slots=True)
class Wide:
    """A listening post that asks about whole stages, from `first` to `last` (positions), never about one card."""

    id: str
    name: str
    about: str
    score: Score
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a touchpoint as one line, `level` steps below it; `hidden` says what it holds that is not listed."""

    level: int
    name: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Tint:
    """What the ground of a card says instead of how it stands: `look` is one of the theme, `sign` is on the card."""

    look: str
    name: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One touchpoint; `id` is for the SVG, `lane` and `phase` are positions in the picture's lists.

    `heard` says whether anybody asks here or need not. `feedback` is the line on feedback, `small` what stands below
    it, `jumps` are ways to and from touchpoints that have no arrows, because they are there any time or not shown.
    `scores` are figures that were heard at this touchpoint; `dimmed` says that it is not on the path asked for;
    `alarm` says that one of its badges is an error;
    `change` is how it changed since an earlier inventory: new, moved, changed, or empty.
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
    basis: Basis | None = None
    scores: tuple[Score, ...] = ()
    parts: tuple[Part, ...] = ()
    backstage: tuple[str, ...] = ()
    dimmed: bool = False
    tint: Tint | None = None
    change: str = ""
    alarm: bool = False


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
    """One of the three stages, `place` among them, with the keys of its cards in the order of the file."""

    id: str
    name: str
    note: str
    percent: float | None
    cards: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between two cards. `when` says when it is taken, `carries` what is carried over, both may be empty;
    `handoff` whether something is carried over, nothing though others take over, or nothing since nobody does. On the
    path that was asked for it is `strong`, beside it `dimmed`.
    """

    id: str
    source: str
    target: str
    sent: bool
    when: str
    carries: str
    handoff: Literal["carries", "bare", ""]
    tooltip: str
    strong: bool = False
    dimmed: bool = False


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
    dimmed: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that could be better at a touchpoint; `id` is for the SVG."""

    id: str
    card: str
    card_number: int
    card_name: str
    text: str
    dimmed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the title band with the word below it, and what it is made of most, line by line."""

    value: str
    caption: str
    bad: bool = False
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """Whose journey it is, in texts that may each be empty."""

    name: str
    quote: str
    goal: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What kind of map this is: as it is or as it should be, which part is shown, which path is brought out."""

    text: str
    kind: Literal["current", "future", "part", "path"]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that a map shows.

    `backstage` says whether what happens behind the touchpoints was asked for. On a `blank` map there is room for
    writing instead of what is known.
    """

    title: str
    tags: tuple[Tag, ...]
    persona: Persona
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
    wide: tuple[Wide, ...]
    pains: tuple[Pain, ...]
    ideas: tuple[Idea, ...]
    legend: tuple[str, ...]
    footer: str
    description: str
    backstage: bool = False
    blank: bool = False
    tints: tuple[Tint, ...] = ()
    tinted_by: str = ""
    gone: tuple[Idea, ...] = ()
