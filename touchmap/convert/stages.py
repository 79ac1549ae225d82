"""Which stage a section or a phase belongs to: as somebody said, else by its name, else by its place in the order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from touchmap.convert.failure import CannotConvert
from touchmap.convert.remarks import Remarks
from touchmap.convert.vocabulary import contains, folded, known
from touchmap.model import STAGES, Stage

ANYTIME = "anytime"
How = Literal["told", "name", "place"]
_FORMS = (
    "write what becomes which stage, as in --stages 'Look around=pre-purchase,Pay=purchase'; or three numbers, as in "
    "--stages 2,1,3, for how many in a row belong to each stage; or one stage for all of them"
)
_SHORT: dict[str, str] = {"pre": "pre-purchase", "post": "post-purchase"}
_CHOICE = re.compile(
    r"\s*(?P<name>.*?)\s*=\s*(?P<stage>pre-purchase|pre|purchase|post-purchase|post|anytime)\s*(?:,|$)",
    re.IGNORECASE | re.DOTALL,
)
_COUNTS = re.compile(r"\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of stages: by name, by how many in a row, or one for everything."""

    names: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[int, int, int] | None = None
    all: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The stage of one section, or `anytime`, and how it was found."""

    stage: str
    how: How


def told(words: Sequence[str]) -> Told:
    """What `--stages` says.

    Raises:
        CannotConvert: it cannot be understood.
    """
    names: dict[str, str] = {}
    for word in words:
        alone = _stage(word)
        if (counts := _COUNTS.fullmatch(word)) and len(words) == 1:
            return Told(counts=(int(counts[1]), int(counts[2]), int(counts[3])))
        if alone and len(words) == 1:
            return Told(all=alone)
        position = 0
        while position < len(word):
            choice = _CHOICE.match(word, position)
            if not choice or not choice["name"]:
                raise CannotConvert(f"--stages {word} is not understood: {_FORMS}")
            names[choice["name"]] = _stage(choice["stage"]) or ""
            position = choice.end()
    return Told(names)


def named(text: str) -> str | None:
    """The stage, or `anytime`, that `text` is a name of in any language; None: it is another word."""
    word = folded(text)
    return next((stage for stage, names in known("stage-names").items() if word in names), None)


def placed(names: Sequence[str], wish: Told) -> list[Placed]:
    """Where each of `names`, in the order of the journey, belongs.

    Raises:
        CannotConvert: `wish` names something that is not there, or counts otherwise.
    """
    if wish.all:
        return [Placed(wish.all, "told")] * len(names)
    if wish.counts:
        return _counted(names, wish.counts)
    words = [folded(name) for name in names]
    choices: dict[str, str] = {}
    for name, stage in wish.names.items():
        if folded(name) not in words:
            there = ", ".join(f'"{one}"' for one in dict.fromkeys(names)) or "none"
            raise CannotConvert(f'--stages: there is no "{name}" here; there are: {there}')
        choices[folded(name)] = stage
    found: list[Placed | None] = [_by_name(word, choices) for word in words]
    return [here or Placed(_between(found, index), "place") for index, here in enumerate(found)]


def explained(names: Sequence[str], places: Sequence[Placed], where: str, remarks: Remarks) -> None:
    """Says for each stage what belongs to it: what its name speaks for, and apart what is only guessed; `where` ends
    "by their place in …".
    """
    groups: dict[tuple[How, str], dict[str, None]] = {}
    for name, place in zip(names, places, strict=True):
        if name.strip().casefold() == place.stage:
            continue
        groups.setdefault((place.how, place.stage), {})[name] = None
    for (how, stage), called in groups.items():
        listed = ", ".join(f'"{name}"' for name in called)
        if how == "place":
            remarks.check(0, f"{stage} ← {listed}: guessed by the place in {where}; --stages says otherwise")
        else:
            remarks.read.append(f"{stage} ← {listed}{'' if how == 'name' else ', as you say'}")


def _stage(word: str) -> str | None:
    stage = _SHORT.get(word.strip().lower(), word.strip().lower())
    return stage if stage in (*STAGES, ANYTIME) else None


def _counted(names: Sequence[str], counts: tuple[int, int, int]) -> list[Placed]:
    if sum(counts) != len(names):
        wanted = ",".join(map(str, counts))
        raise CannotConvert(f"--stages {wanted} speaks of {sum(counts)} sections, but there are {len(names)}")
    return [Placed(stage, "told") for stage, count in zip(STAGES, counts, strict=True) for _ in range(count)]


def _by_name(word: str, choices: Mapping[str, str]) -> Placed | None:
    if word in choices:
        return Placed(choices[word], "told")
    if stage := named(word):
        return Placed(stage, "name")
    scores = {stage: contains(word, patterns) for stage, patterns in known("stages").items()}
    best = max(scores, key=lambda stage: scores[stage])
    return Placed(best, "name") if scores[best] else None


def _between(found: Sequence[Placed | None], index: int) -> Stage:
    """By its place: the first third comes before the purchase, the last one after it, but not before or behind what
    is known of its neighbours.
    """
    last = len(found) - 1
    place = 1 if not last else 0 if 3 * index < last else 1 if 3 * index <= 2 * last else 2
    before = [STAGES.index(one.stage) for one in found[:index] if one and one.stage in STAGES]
    behind = [STAGES.index(one.stage) for one in found[index + 1 :] if one and one.stage in STAGES]
    lowest, highest = (before or [0])[-1], (behind or [2])[0]
    return STAGES[max(lowest, min(place, highest))]
