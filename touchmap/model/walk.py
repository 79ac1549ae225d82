"""Walks through `stages:` and `anytime:`: which touchpoints there are, and on which channel, stage and phase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from touchmap import mistakes
from touchmap.finding import Related
from touchmap.model import shorthand
from touchmap.model.check import checked
from touchmap.model.entry import Entry, Faults
from touchmap.model.frame import Channel, Phase
from touchmap.model.paste import block, with_lines
from touchmap.model.slug import slug
from touchmap.model.touchpoint import Touchpoint
from touchmap.model.values import STAGES, Stage
from touchmap.source import Spot

_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WRITTEN = {
    "atm": "ATM", "faq": "FAQ", "iphone": "iPhone", "ivr": "IVR", "linkedin": "LinkedIn", "mms": "MMS", "paypal": "PayPal",
    "pos": "POS", "qr": "QR", "sms": "SMS", "tiktok": "TikTok", "tv": "TV", "whatsapp": "WhatsApp",
    "youtube": "YouTube",
}  # fmt: skip
"""Words of channels that are not written as others are."""
_NAMED, _LONGEST = 5, 80
"""How many names a message holds, and how much of each."""
_CHANNEL_FIRST = "Below it write a channel, such as `website:`, and below that its touchpoints, each behind a dash."


def title(key: str) -> str:
    """What to call something that has only a key: `help-centre` becomes "Help centre", `sms` becomes "SMS"."""
    words = key.replace("-", " ").replace("_", " ") if _WORD.fullmatch(key.replace("_", "-")) else key
    if not words.isupper():
        words = " ".join(_WRITTEN.get(word, word) for word in words.split(" "))
    return words if words.split(" ")[0] in _WRITTEN.values() else words[:1].upper() + words[1:]


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


def _no_stages(entries: Sequence[Entry], missing: Sequence[Stage], faults: Faults) -> None:
    """Reports all the stages that somebody called by names of their own at once, with the lines that say so."""
    names = [str(entry.spot.key) for entry in entries]
    lines: list[str] = []
    if len(names) == len(missing):
        called = {stage: title(name) for stage, name in zip(missing, names, strict=True)}
        lines = [*block("stage_names:", called), "stages:", *(f"  {stage}:" for stage in missing)]
    first, *others = entries
    faults.add(
        mistakes.UNKNOWN_KEY,
        first.spot,
        f"{', '.join(map(_quoted, names[:_NAMED]))}{' and more' if len(names) > _NAMED else ''} are no stages",
        help=with_lines(
            f"The stages are always {', '.join(STAGES)}; purchase is where customers get what they came for. Under "
            f"`stage_names:` you say what they are called{':' if lines else '.'}",
            lines,
        ),
        related=tuple(Related(entry.spot.place(), "no stage either") for entry in others[:_NAMED]),
    )


def _quoted(name: str) -> str:
    return f'"{name[:_LONGEST]}"'


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
        strangers = {str(child.spot.key): child for child in stages.children() if self._is_stranger(child.spot.key)}
        if len(strangers) > 1:
            missing = [stage for stage in STAGES if stage not in stages.value]
            _no_stages(list(strangers.values()), missing, self._faults)
        else:
            strangers = {}
        for child in stages.children():
            stage = None if child.spot.key in strangers else stage_of(child, self._faults)
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
        """Reports all channels that are used and not declared at once: where one is declared, all have to be."""
        if not self._undeclared:
            return
        first, *others = self._undeclared
        keys = [str(entry.spot.key) for entry in self._undeclared]
        message = f"The channel {_quoted(keys[0])} is not declared"
        if others:
            named = ", ".join(map(_quoted, keys[:_NAMED]))
            message = f"{len(keys)} channels are not declared: {named}{' and more' if len(keys) > _NAMED else ''}"
        them = "it" if not others else "them"
        self._faults.add(
            mistakes.UNDECLARED,
            first.spot,
            message,
            help=with_lines(
                f"Where `channels:` lists some channels it has to list all. Add {them} there:",
                block("", dict.fromkeys(keys, "{}")),
            ),
            related=tuple(Related(entry.spot.place(), "not declared either") for entry in others[:_NAMED]),
        )

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
