"""The frame of the map: stages, phases and lanes, and which touchpoint stands where in them."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.audit.coverage import Coverage, Share
from touchmap.draw.view.parts import Lane, Phase, Stage
from touchmap.draw.view.selection import Selection
from touchmap.draw.view.stages import stage_title
from touchmap.draw.words import Words, join, say
from touchmap.model import STAGES, Channel, Inventory, Touchpoint
from touchmap.model import Phase as NamedPhase


def asked(share: Share, words: Words) -> str:
    """How much of a part of the map is asked about, such as "3 of 5 asked here"."""
    if not share.total:
        return say(words, "asked.none")
    return say(words, "asked", tracked=share.tracked, total=share.total)


def stages(inventory: Inventory, shown: Selection, coverage: Coverage, words: Words) -> tuple[Stage, ...]:
    """The stages that are shown, also those without a touchpoint."""
    out = []
    for stage in shown.stages:
        here = [touchpoint for touchpoint in shown.touchpoints if touchpoint.stage == stage]
        share = coverage.stages[stage]
        note = asked(share, words)
        if not here:
            note = say(words, "asked.empty" if shown.whole else "asked.elsewhere")
        elif share.total and not share.tracked:
            note = say(words, "asked.nobody", total=share.total)
        keys = tuple(touchpoint.key for touchpoint in here)
        name = stage_title(inventory, stage, words)
        out.append(Stage(f"stage-{stage}", name, note, share.percent, keys, STAGES.index(stage)))
    return tuple(out)


def phases(inventory: Inventory, shown: Selection) -> tuple[tuple[Phase, ...], dict[Touchpoint, int]]:
    """The phases that have touchpoints, stage by stage, and the position among them of each touchpoint.

    What has no phase stands together, before the phases of its stage if it comes first in the file. A stage
    without touchpoints has one empty phase, so that it shows.
    """
    out: list[Phase] = []
    position: dict[Touchpoint, int] = {}
    for index, stage in enumerate(shown.stages):
        here = [touchpoint for touchpoint in shown.touchpoints if touchpoint.stage == stage]
        groups: dict[NamedPhase | None, list[Touchpoint]] = {}
        if here and here[0].in_phase is None:
            groups[None] = []
        groups |= {phase: [] for phase in inventory.phases.values() if phase.stage == stage}
        for touchpoint in here:
            groups.setdefault(touchpoint.in_phase, []).append(touchpoint)
        for phase, members in groups.items():
            if members:
                position |= dict.fromkeys(members, len(out))
                out.append(Phase(phase.name if phase else "", index))
        if not here:
            out.append(Phase("", index))
    return tuple(out), position


def lanes(
    inventory: Inventory, touchpoints: Sequence[Touchpoint], coverage: Coverage, words: Words
) -> tuple[tuple[Lane, ...], dict[Channel, int]]:
    """The channels with one of `touchpoints` in some stage, in the order of the file, and the position of each."""
    used = {touchpoint.channel for touchpoint in touchpoints if not touchpoint.anytime}
    channels = [channel for channel in inventory.channels.values() if channel in used]
    out = tuple(Lane(f"lane-{channel.key}", channel.name, _notes(channel, coverage, words)) for channel in channels)
    return out, {channel: index for index, channel in enumerate(channels)}


def _notes(channel: Channel, coverage: Coverage, words: Words) -> tuple[str, ...]:
    about = [say(words, f"kind.{channel.kind}")] if channel.kind else []
    if channel.ownership and channel.ownership != "brand":
        about.append(say(words, f"control.{channel.ownership}"))
    share = coverage.channels[channel.key]
    return tuple(line for line in (join(words, about), asked(share, words)) if line)
