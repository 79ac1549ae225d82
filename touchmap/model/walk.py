"""Walks through `stages:` and `anytime:`: which touchpoints there are, and on which channel, stage and phase."""

from __future__ import annotations

from typing import Any, NamedTuple

from touchmap import mistakes
from touchmap.finding import Related
from touchmap.model import shorthand, strangers
from touchmap.model.check import checked
from touchmap.model.entry import Entry, Faults
from touchmap.model.frame import Channel, Phase
from touchmap.model.slug import slug
from touchmap.model.title import title
from touchmap.model.touchpoint import Touchpoint
from touchmap.model.values import STAGES, Stage
from touchmap.source import Spot

_CHANNEL_FIRST = "Below it write a channel, such as `website:`, and below that its touchpoints, each behind a dash."


def mapping(entry: Entry, what: str, faults: Faults, help: str = "") -> Entry | None:
    """`entry` if it is a mapping; nothing and an empty list count as an empty one, anything else is a mistake."""
    if isinstance(entry.value, dict):
        return entry
    if entry.value not in (None, []):
        faults.add(mistakes.WRONG_VALUE, entry.spot, f"{what} should be a block of entries", help=help)
    return None


def stage_of(entry: Entry, faults: Faults) -> Stage | None:
    """The stage that the key of `entry` names; anything else is a mistake."""
    key = entry.spot.key
    for stage in STAGES:
        if key == stage:
            return stage
    hint = " anytime touchpoints stand beside `stages:`, not in it." if key == "anytime" else ""
    faults.add(
        mistakes.UNKNOWN_KEY,
        entry.spot,
        f'"{key}" is no stage{faults.guess(str(key), STAGES)}',
        help=f"The stages are {', '.join(STAGES)};{hint or ' `stage_names:` changes what the map calls them.'}",
    )
    return None


class _Where(NamedTuple):
    """Where in the journey a list of touchpoints stands."""

    stage: Stage | None
    phase: Phase | None


class Walk:
    """Gathers touchpoints, and the channels and phases that they use or that were declared before."""

    def __init__(self, channels: dict[str, Channel], phases: Entry | None, faults: Faults) -> None:
        self.channels = channels
        self.phases: dict[str, Phase] = {}
        self.touchpoints: list[Touchpoint] = []
        self._declared = bool(channels)
        self._channels_declared = tuple(channels)
        self._undeclared: list[Entry] = []
        self._channel_slugs = {slug(key): channel for key, channel in reversed(channels.items())}
        self._phase_slugs: dict[str, str] = {}
        self._faults = faults
        self._forms = shorthand.TouchpointForms(faults)
        self._undecided: dict[str, Entry] = {}
        self._read_phases(phases)

    def _read_phases(self, phases: Entry | None) -> None:
        """Declared phases; one that names no stage waits for its first use."""
        entries = mapping(phases, '"phases"', self._faults) if phases else None
        for entry in entries.children() if entries else ():
            key = str(entry.spot.key)
            self._phase_slugs.setdefault(slug(key), key)
            entry = shorthand.phase(entry)
            if isinstance(entry.value, dict):
                if "name" not in entry.value:
                    entry = entry.with_fields({"name": Entry(title(key), entry.spot)})
                if "stage" not in entry.value:
                    self._undecided[key] = entry
                    continue
            self._add_phase(key, entry)

    def add_unused_phases(self) -> None:
        """Adds the phases that name no stage and were not used, once everything is read."""
        for key, entry in self._undecided.items():
            self._add_phase(key, entry)

    def _add_phase(self, key: str, entry: Entry) -> Phase | None:
        phase = checked(Phase, entry, self._faults, "phase")
        if phase is not None:
            phase.learn(key=key)
            self.phases[key] = phase
        return phase

    def _phase(self, key: str, stage: Stage, spot: Spot) -> Phase | None:
        """The phase `key` of `stage`, declared or implied by being used."""
        known = key if key in self.phases else self._phase_slugs.setdefault(slug(key), key)
        if known not in self.phases:
            entry = self._undecided.pop(known, Entry({"name": title(key)}, spot.standing_for({})))
            return self._add_phase(known, entry.with_fields({"stage": Entry(stage, entry.spot)}))
        phase = self.phases[known]
        if phase.stage != stage:
            self._faults.add(
                mistakes.WRONG_VALUE,
                spot,
                f'The phase "{key}" belongs to the stage {phase.stage}, not to {stage}',
                help="Move the touchpoint to that stage, or give this stage a phase of its own.",
                related=(Related(phase.spot.place(), "the phase is set to its stage here"),),
            )
        return phase

    def read_stages(self, entry: Entry) -> None:
        """Reads what stands below `stages:`."""
        stages = mapping(
            entry,
            '"stages"',
            self._faults,
            "Below `stages:` write pre-purchase:, purchase: and post-purchase:.",
        )
        if stages is None:
            return
        unknown = {str(child.spot.key): child for child in stages.children() if self._is_stranger(child.spot.key)}
        if len(unknown) > 1:
            missing = [stage for stage in STAGES if stage not in stages.value]
            strangers.stages(list(unknown.values()), missing, self._faults)
        else:
            unknown = {}
        for child in stages.children():
            stage = None if child.spot.key in unknown else stage_of(child, self._faults)
            below = mapping(child, f'The stage "{child.spot.key}"', self._faults, _CHANNEL_FIRST)
            for part in below.children() if below else ():
                key = str(part.spot.key)
                if isinstance(part.value, dict) and not self._looks_like_touchpoint(key, part.value):
                    phase = self._phase(key, stage, part.spot) if stage else None
                    self._read_channels(part, _Where(stage, phase))
                else:
                    self._read_list(key, part, _Where(stage, None))

    def _is_stranger(self, key: str | int) -> bool:
        """Whether a key is a name of somebody's own rather than a slip of the pen."""
        return key not in STAGES and key != "anytime" and not self._faults.guess(str(key), STAGES)

    def _looks_like_touchpoint(self, key: str, value: dict[str, Any]) -> bool:
        """Whether a block below a stage is a touchpoint without its dash rather than a phase."""
        declared = key in self.channels and key not in self.phases
        return declared or (bool(value) and any(not isinstance(item, (list, dict)) and item is not None
                                                for item in value.values()))  # fmt: skip

    def read_anytime(self, entry: Entry) -> None:
        """Reads what stands below `anytime:`."""
        self._read_channels(entry, _Where(None, None))

    def _read_channels(self, entry: Entry, where: _Where) -> None:
        what = '"anytime"' if entry.spot.key == "anytime" else f'The phase "{entry.spot.key}"'
        channels = mapping(entry, what, self._faults, _CHANNEL_FIRST)
        for child in channels.children() if channels else ():
            self._read_list(str(child.spot.key), child, where)

    def _read_list(self, key: str, entry: Entry, where: _Where) -> None:
        channel = self._channel(key, entry)
        if entry.value is None:
            return
        if not isinstance(entry.value, list):
            self._faults.add(mistakes.WRONG_VALUE, entry.spot,
                             f'The touchpoints on the channel "{key}" should be a list',
                             help="Write each on a line of its own, beginning with a dash and a space.")  # fmt: skip
            return
        for child in entry.children():
            self._read_touchpoint(child, where, channel)

    def _channel(self, key: str, entry: Entry) -> Channel:
        known = self.channels.get(key) or self._channel_slugs.get(slug(key))
        if known is not None:
            return known
        if self._declared:
            guess = self._faults.guess(key, self._channels_declared)
            if guess:
                self._faults.add(mistakes.UNDECLARED, entry.spot, f'The channel "{key}" is not declared{guess}',
                                 help="Correct the spelling, or add it under `channels:`.")  # fmt: skip
            else:
                self._undeclared.append(entry)
        # No longer than a name may be.
        channel = Channel(name=(title(key) or "?")[:4000])
        channel.learn(key=key, declared=False, spot=entry.spot.standing_for({}))
        self.channels[key] = channel
        self._channel_slugs.setdefault(slug(key), channel)
        return channel

    def report_undeclared(self) -> None:
        """Reports the channels that are used and stand nowhere under `channels:`, all at once."""
        if self._undeclared:
            strangers.channels(self._undeclared, self._faults)

    def _read_touchpoint(self, entry: Entry, where: _Where, channel: Channel) -> None:
        if entry.value is None or entry.value == "":
            self._faults.add(mistakes.MISSING_KEY, entry.spot, "There is a dash without a touchpoint",
                             help="Write the name of the touchpoint behind the dash, or remove the line.")  # fmt: skip
            return
        touchpoint = checked(Touchpoint, self._forms.touchpoint(entry), self._faults, "touchpoint")
        if touchpoint is None:
            return
        phase = where.phase
        if touchpoint.phase is not None and where.stage is not None:
            own = self._phase(touchpoint.phase, where.stage, touchpoint.spot.children.get("phase", touchpoint.spot))
            if phase is not None and own is not phase:
                self._faults.add(
                    mistakes.WRONG_VALUE,
                    touchpoint.spot.children["phase"],
                    f'This touchpoint stands in the phase "{phase.key}" and says "{touchpoint.phase}"',
                    help="Remove the line, or move the touchpoint.",
                )
            phase = own
        if touchpoint.during and where.stage is not None:
            self._faults.add(mistakes.WRONG_VALUE, touchpoint.spot.children["during"],
                             '"during" is for anytime touchpoints; this one belongs to a stage',
                             help="Remove the line, or move the touchpoint to `anytime:`.")  # fmt: skip
        _stand(touchpoint, where.stage, phase, channel)
        self.touchpoints.append(touchpoint)


def _stand(touchpoint: Touchpoint, stage: Stage | None, phase: Phase | None, channel: Channel) -> None:
    """Tells a touchpoint and its parts where in the journey they are."""
    touchpoint.learn(stage=stage, in_phase=phase, channel=channel)
    for part in touchpoint.parts:
        part.learn(parent=touchpoint)
        _stand(part, stage, phase, channel)
