"""How the map looks: what a theme is made of, and the themes, each of which is one file of `themes/`.

What holds in every theme, and what the tests check: text on its ground has a contrast of at least 4.5 to 1, and what
carries meaning without words (outlines, arrows, marks) of 3 to 1. No meaning is told by a colour alone: verdicts have
shapes, categories letters, feelings figures. Stages never look like good or bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("touchmap.draw") / "themes"
_ENDING = ".toml"
_PLAIN = "light"


@dataclass(frozen=True, slots=True)
class Look:
    """A card's outline and ground, and on it the colours of its feedback line, its name and all else.

    `alone` is the colour of its mark and its words where they stand on another ground.
    """

    line: str
    ground: str
    words: str
    ink: str
    quiet: str
    alone: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours, as #rrggbb."""

    paper: str
    ink: str
    quiet: str
    lane: str
    lane_line: str
    label: str
    label_line: str
    rule: str
    zero: str
    faint: str
    faint_line: str
    stages: tuple[str, str, str]
    on_stage: str
    phases: tuple[str, str, str]
    good: str
    bad: str
    fair: str
    on_fair: str
    arrow: str
    sent: str
    dim_arrow: str
    star: str
    star_line: str
    note: str
    note_line: str
    note_words: str
    curve: str
    on_target: Look
    near: Look
    below_target: Look
    asked: Look
    overall: Look
    nobody: Look
    apart: Look
    plain: Look
    dim: Look
    rest: Look
    found: Look
    remark: Look
    change: Look
    categories: tuple[Look, ...]
    emotions: tuple[Look, Look, Look, Look, Look]

    def look(self, name: str) -> Look:
        """The look of a verdict ("below-target"), or another by its name: "plain", "category-1", "emotion-2"."""
        kind, _, place = name.rpartition("-")
        if kind in _NUMBERED and place.isdigit():
            looks: tuple[Look, ...] = getattr(self, _NUMBERED[kind])
            return looks[int(place)]
        found = getattr(self, name.replace("-", "_"))
        assert isinstance(found, Look)
        return found


_NUMBERED = {"category": "categories", "emotion": "emotions"}


@dataclass(frozen=True, slots=True)
class Sizes:
    """All lengths and font sizes, in points, of the airiest map; `density` has those of fuller ones.

    The title band and the stages grow with the sheet. All else keeps its size, so that it becomes smaller on paper
    the larger the sheet is: names on cards come to 20 points on A1, and nothing to less than 12, as long as the sheet
    is at most 1.25 times smaller than A1.
    """

    margin: float = 32.0
    label_column: float = 148.0
    label_gap: float = 14.0
    label_pad: float = 13.0
    band_gap: float = 12.0
    head_gap: float = 20.0
    stage_gap: float = 14.0
    column_gap: float = 28.0
    row_gap: float = 24.0
    lane_pad: float = 12.0
    lane_gap: float = 12.0

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
    card_top: float = 9.0
    card_gap: float = 7.0
    name_lines: int = 4
    card_name: float = 15.8
    card_number: float = 10.5
    card_line: float = 11.0
    card_small: float = 9.5
    leading: float = 1.22

    badge: float = 9.5
    disc: float = 19.0
    handoff: float = 9.5
    note_name: float = 10.5
    note_text: float = 13.0
    note_action: float = 11.0
    strip: float = 9.5
    strip_height: float = 82.0
    curve_height: float = 146.0
    curve_name: float = 11.0
    legend: float = 11.0
    legend_row: float = 30.0
    footer: float = 10.0

    line: float = 1.6
    curve: float = 2.4
    outline: float = 1.5
    outline_bad: float = 1.5
    outline_nobody: float = 1.5
    outline_apart: float = 1.5
    outline_dim: float = 1.2
    edge: float = 1.2


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes together."""

    colours: Colours
    sizes: Sizes = field(default_factory=Sizes)


@cache
def names() -> tuple[str, ...]:
    """The names of all themes, the plain one first, the rest in alphabetical order."""
    found = (entry.name.removesuffix(_ENDING) for entry in _FOLDER.iterdir() if entry.name.endswith(_ENDING))
    return tuple(sorted(found, key=lambda name: (name != _PLAIN, name)))


@cache
def theme(name: str = _PLAIN) -> Theme:
    """The theme `name`, one of `names()`."""
    import tomllib  # nothing but a map needs it

    table = tomllib.loads((_FOLDER / f"{name}{_ENDING}").read_text(encoding="utf-8"))
    sizes = replace(Sizes(), **_keyed(table.pop("sizes", {})))
    plain = {"words": table["quiet"], "ink": table["ink"], "quiet": table["quiet"]}
    return Theme(Colours(**{key: _read(value, plain) for key, value in _keyed(table).items()}), sizes)


def _keyed(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _read(value: Any, plain: Mapping[str, str]) -> Any:
    """A colour, or a look, which has the colours of all text where it names none, or several of either."""
    if isinstance(value, Mapping):
        words = {**plain, **value}
        return Look(**{"alone": words["words"], **words})
    return tuple(_read(inner, plain) for inner in value) if isinstance(value, list) else value
