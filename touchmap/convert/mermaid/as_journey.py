"""An inventory as a Mermaid `journey`: phases are its sections, touchpoints its tasks, channels its actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from touchmap.convert.kinds import short
from touchmap.convert.mermaid.escape import in_journey
from touchmap.convert.stages import ANYTIME
from touchmap.model import STAGES, Inventory, Stage, Touchpoint

LOWEST, HIGHEST = 1, 5
"""The scores of Mermaid's faces."""
NEUTRAL = 3
"""What stands where no emotion is declared: Mermaid needs a score."""


def as_journey(inventory: Inventory) -> bytes:
    """The whole inventory as one diagram."""
    lines = ["journey", f"    title {in_journey(inventory.journey.name)}"]
    section = None
    for touchpoint in sorted(inventory.touchpoints, key=_order(inventory)):
        if (here := _section(touchpoint, inventory)) != section:
            lines.append(f"    section {in_journey(here)}")
            section = here
        channel = in_journey(touchpoint.channel.name).replace(",", "#44;")
        lines.append(f"      {in_journey(touchpoint.name)}: {short(_score(touchpoint))}: {channel}")
    return ("\n".join(lines) + "\n").encode()


def cannot_say(inventory: Inventory) -> Iterator[str]:
    """What a diagram cannot say as the inventory does."""
    silent = sum(touchpoint.emotion is None for touchpoint in inventory.touchpoints)
    if silent:
        yield (
            f"{silent} of {len(inventory.touchpoints)} touchpoints declare no emotion; Mermaid needs a score, so they "
            f"have the middle one, {NEUTRAL}"
        )


def _order(inventory: Inventory) -> Callable[[Touchpoint], tuple[int, int]]:
    """By stage, then by phase, as the map has them; a section does not come twice."""
    stages: dict[Stage | None, int] = {stage: place for place, stage in enumerate((*STAGES, None))}
    phases = {key: place for place, key in enumerate(inventory.phases)}
    return lambda touchpoint: (stages[touchpoint.stage], phases[touchpoint.in_phase.key] if touchpoint.in_phase else -1)


def _section(touchpoint: Touchpoint, inventory: Inventory) -> str:
    stage = inventory.stage_name(touchpoint.stage) if touchpoint.stage else ANYTIME.capitalize()
    return f"{stage} · {touchpoint.in_phase.name}" if touchpoint.in_phase else stage


def _score(touchpoint: Touchpoint) -> float:
    """From -2 to 2 as from 1 to 5."""
    return NEUTRAL if touchpoint.emotion is None else touchpoint.emotion + NEUTRAL
