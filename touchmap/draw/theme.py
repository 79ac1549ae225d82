"""How the map looks: every colour and every size in one place.

Colours: text on its ground has a contrast of at least 4.5 to 1. Good is a blue green, bad a red orange, so the two
differ for colour-blind readers too, and a shape always says the same. Stages are blues, which mean neither.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Look:
    """A card's outline, ground and the colour of its feedback line."""

    line: str
    ground: str
    words: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours, as #rrggbb."""

    paper: str = "#ffffff"
    ink: str = "#14233b"
    quiet: str = "#4a5b73"
    lane: str = "#f2f5f9"
    label: str = "#e1e8f0"
    rule: str = "#c9d3df"
    faint: str = "#dfe6ee"
    stages: tuple[str, str, str] = ("#1e3557", "#35578a", "#527099")
    on_stage: str = "#ffffff"
    good: str = "#0b7563"
    bad: str = "#b8321a"
    fair: str = "#2c5f93"
    on_target: Look = Look("#0b7563", "#e2f3ee", "#0b6656")
    near: Look = Look("#946200", "#fff1cf", "#774d00")
    below_target: Look = Look("#b8321a", "#fde6df", "#a82a14")
    asked: Look = Look("#2c5f93", "#e6eff8", "#25527f")
    overall: Look = Look("#7a889b", "#eef1f4", "#4a5b73")
    nobody: Look = Look("#55657c", "#ffffff", "#4a5b73")
    apart: Look = Look("#c3cdd9", "#fafbfc", "#4a5b73")
    arrow: str = "#47627f"
    sent: str = "#7a4f9e"
    star: str = "#f5b82e"
    star_line: str = "#7d5200"
    on_bad: str = "#ffffff"
    note: str = "#fff7e0"
    note_line: str = "#e0b94f"
    note_words: str = "#7a4a00"
    curve: str = "#1e3557"


@dataclass(frozen=True, slots=True)
class Sizes:
    """All lengths and font sizes, in points.

    A sheet of about 16 touchpoints is some 1,600 points wide, so on A1 (2,384 points) everything is 1.45 times
    as large: the headline is set so that it comes to 72 points there, stages to 36, card names to 20, and
    nothing comes to less than 12.
    """

    margin: float = 32.0
    label_column: float = 148.0
    label_gap: float = 14.0
    band_gap: float = 12.0

    title: float = 38.0
    subtitle: float = 14.5
    headline: float = 54.0
    figure: float = 34.0
    caption: float = 11.5

    stage: float = 26.0
    stage_count: float = 13.0
    chevron: float = 15.0
    phase: float = 16.0
    phase_height: float = 40.0

    lane_name: float = 16.5
    lane_note: float = 11.0

    card_width: float = 146.0
    card_pad: float = 11.0
    card_name: float = 15.8
    card_number: float = 10.5
    card_line: float = 11.0
    card_small: float = 9.5
    leading: float = 1.22

    badge: float = 9.5
    handoff: float = 9.5
    note_name: float = 10.5
    note_text: float = 13.0
    note_action: float = 11.0
    strip: float = 9.5
    legend: float = 11.0
    footer: float = 10.0

    line: float = 1.6
    outline: float = 1.5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes together."""

    colours: Colours = field(default_factory=Colours)
    sizes: Sizes = field(default_factory=Sizes)


PLAIN = Theme()
"""The theme that a map has unless another is asked for."""
