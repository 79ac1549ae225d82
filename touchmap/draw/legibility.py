"""Whether a map can be read on the wall, from three metres: how high its letters are on paper, in points."""

from __future__ import annotations

import math
import shlex
from dataclasses import dataclass

from touchmap.draw.paper import WALL, fit
from touchmap.draw.shapes import Sheet, Text
from touchmap.draw.view import Picture
from touchmap.model import STAGES

HEADLINE, STAGE, NAME, LEAST = 72.0, 36.0, 20.0, 12.0
"""What the coverage, the stages, the names on the cards, and everything else should at least be."""

_NEARLY = 1e-6
_WORTH = 0.6  # of what is wanted, if letters grew by as much as there would be less on a sheet


@dataclass(frozen=True, slots=True)
class Legibility:
    """How high letters are on paper; infinite where there are none. `names` is the smallest of those on the cards."""

    headline: float
    stages: float
    names: float
    least: float

    @property
    def share(self) -> float:
        """How much of what is wanted is reached where it falls shortest; 1 if everything can be read."""
        wanted = ((self.headline, HEADLINE), (self.stages, STAGE), (self.names, NAME), (self.least, LEAST))
        return min(1.0, *(have / need + _NEARLY for have, need in wanted))


def legibility(sheet: Sheet, paper: str = WALL) -> Legibility:
    """How high the letters of `sheet` are when it fills `paper`."""
    zoom = fit(sheet.width, sheet.height, paper).zoom
    largest: dict[str, float] = {}  # by the kind of a group the smallest of what is largest in each
    least = math.inf
    for group in sheet.groups:
        sizes = [item.size for item in group.items if isinstance(item, Text) and item.text.strip()]
        if sizes:
            kind = group.classes.partition(" ")[0]
            largest[kind] = min(largest.get(kind, math.inf), max(sizes))
            least = min(least, *sizes)
    headline, stages, names = (zoom * largest.get(kind, math.inf) for kind in ("figures", "stage", "card"))
    return Legibility(headline, stages, names, zoom * least)


def advice(sheet: Sheet, picture: Picture, paper: str = WALL) -> str | None:
    """What to say to somebody who wants to hang `sheet` on a wall; None where it can be read there."""
    found = legibility(sheet, paper)
    if found.share >= 1 or picture.blank:  # an empty sheet has room for pens, whatever they write
        return None
    size, need, what = min(
        (found.names, NAME, "the names on the cards"),
        (found.least, LEAST, "the smallest letters"),
        (found.stages, STAGE, "the names of the stages"),
        (found.headline, HEADLINE, "the coverage"),
        key=lambda letters: letters[0] / letters[1],
    )
    points = math.floor(size) if size >= 1 else round(size, 1)
    return f"On {paper.upper()} {what} would be {points} pt high, below {need:.0f}: {_remedy(picture, size / need)}"


def _remedy(picture: Picture, share: float) -> str:
    """How to draw less on one sheet, in terms of what there is; `share` is how much of the height is reached."""
    stages = [STAGES[stage.place] for stage in picture.stages if stage.cards]
    channels = [lane.id.removeprefix("lane-") for lane in picture.lanes]
    parts = max(len(stages), len(channels))
    if parts > 1 and share * parts < _WORTH:
        return "this one is for the screen (-f html), a wall has room for a part of it (--stage, --channel, --owner)"
    if len(stages) > 1:
        return f"for a wall, draw one stage per sheet: --stage {stages[0]}"
    if len(channels) > 1:
        return f"for a wall, draw one channel per sheet: --channel {shlex.quote(channels[0])}"
    return "for a wall, split the journey into several"
