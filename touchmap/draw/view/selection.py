"""Which part of an inventory a map shows: all of it, or some stages, channels and owners."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.options import Options
from touchmap.draw.view.stages import stage_title
from touchmap.draw.words import Words, join, say
from touchmap.model import STAGES, Inventory, Stage, Touchpoint
from touchmap.model.entry import did_you_mean
from touchmap.model.slug import slug

_LISTED = 20  # names that a message lists


@dataclass(frozen=True, slots=True)
class Selection:
    """The touchpoints that are shown, in the order of the file, and the stages that have a place on the map.

    `name` says in words which part this is; it is empty where that is the whole.
    """

    touchpoints: tuple[Touchpoint, ...]
    stages: tuple[Stage, ...]
    name: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.name


def select(inventory: Inventory, words: Words, options: Options) -> Selection:
    """The part of `inventory` that `options` ask for.

    A touchpoint that is there any time belongs to the stages it is there for. Raises DrawingFailed, with one line
    for the user, where a name is not known or nothing is left.
    """
    stages = _stages(inventory, words, options.stages)
    channels = _channels(inventory, options.channels)
    owners = _owners(inventory, options.owners)
    wanted = [names for names in (stages.values(), channels.values(), owners.values()) if names]
    if not wanted:
        return Selection(tuple(inventory.touchpoints), STAGES)
    kept = tuple(
        touchpoint
        for touchpoint in inventory.touchpoints
        if _during(touchpoint, stages)
        and (not channels or touchpoint.channel.key in channels)
        and (not owners or touchpoint.responsible in owners)
    )
    if not kept:
        asked = " and to ".join(" or ".join(dict.fromkeys(names)) for names in wanted)
        raise DrawingFailed(f"Nothing is left to draw: no touchpoint belongs to {asked}.")
    shown = tuple(stage for stage in STAGES if not stages or stage in stages)
    names = join(words, (join(words, dict.fromkeys(names), words.comma) for names in wanted))
    return Selection(kept, shown, say(words, "part", names=names))


def _during(touchpoint: Touchpoint, stages: Container[str]) -> bool:
    """Whether it belongs to one of `stages`; none stands for all."""
    if not stages:
        return True
    if touchpoint.stage is not None:
        return touchpoint.stage in stages
    return not touchpoint.during or any(stage in stages for stage in touchpoint.during)


def _stages(inventory: Inventory, words: Words, wanted: Sequence[str]) -> dict[str, str]:
    """The stages asked for in the order of the journey, each with what the map calls it."""
    names: dict[str, str] = {stage: stage_title(inventory, stage, words) for stage in STAGES}
    return _found(wanted, names, "stage", "stages")


def _channels(inventory: Inventory, wanted: Sequence[str]) -> dict[str, str]:
    names = {key: channel.name for key, channel in inventory.channels.items()}
    return _found(wanted, names, "channel", "channels")


def _owners(inventory: Inventory, wanted: Sequence[str]) -> dict[str, str]:
    owners = dict.fromkeys(touchpoint.responsible for touchpoint in inventory.touchpoints)
    return _found(wanted, {owner: owner for owner in owners if owner}, "owner", "owners")


def _found(wanted: Iterable[str], names: Mapping[str, str], one: str, many: str) -> dict[str, str]:
    """Of `names`, by their keys, those that are `wanted`: by key, by name, or by either however it is spelt."""
    found = set()
    for word in wanted:
        here = matching(word, names)
        if not here:
            raise DrawingFailed(unknown(word, names, one, many))
        found |= here
    return {key: name for key, name in names.items() if key in found}


def matching(word: str, names: Mapping[str, str]) -> set[str]:
    """The keys that `word` may mean: the key itself, else every one with this name or something spelt much like it."""
    if word in names:
        return {word}
    exact = {key for key, name in names.items() if name == word}
    return exact or {key for key, name in names.items() if slug(word) in (slug(key), slug(name))}


def unknown(word: str, names: Mapping[str, str], one: str, many: str) -> str:
    """What to say of a word that means none of `names`."""
    if not names:
        return f'There is no {one} "{word}": this journey has no {many}.'
    known = list(dict.fromkeys(names.values()))
    guess = did_you_mean(word, dict.fromkeys((*known, *names)))
    listed = ", ".join(known[:_LISTED]) + (f" and {len(known) - _LISTED} more" if len(known) > _LISTED else "")
    return f'There is no {one} "{word}"{guess or "."} The {many} are {listed}.'
