"""The touchpoints on the page, each with what the filters ask about, and the choices that the filters offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from touchmap.audit.coverage import Standing, standings
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.html.ways import Ways
from touchmap.draw.view import Picture
from touchmap.finding import Finding
from touchmap.model import STAGES, Inventory, Touchpoint

FACETS = ("stage", "channel", "owner", "path")
"""What a touchpoint can be chosen by, one of several each; a path may be one of many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One touchpoint; `facets` has the positions of what it belongs to among the choices."""

    touchpoint: Touchpoint
    standing: Standing
    findings: tuple[Finding, ...]
    facets: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Entries:
    """All touchpoints on the page in the order of the file, and the names of the choices for each facet.

    `others` are the findings that are about no single touchpoint.
    """

    all: tuple[Entry, ...]
    choices: Mapping[str, Sequence[str]]
    others: tuple[Finding, ...]


def shown(inventory: Inventory, picture: Picture) -> tuple[Touchpoint, ...]:
    """The touchpoints of `inventory` that are on the map."""
    keys = {card.key for card in (*picture.cards, *(bar.card for bar in picture.bars))}
    return tuple(touchpoint for touchpoint in inventory.touchpoints if touchpoint.key in keys)


def entries(
    inventory: Inventory, findings: Iterable[Finding], touchpoints: Iterable[Touchpoint], ways: Ways, tongue: Tongue
) -> Entries:
    """The entries of `touchpoints`, with those of `findings` that are about each, the gravest first."""
    found: dict[int | None, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        if finding.place.file == inventory.path:
            found.setdefault(finding.number, []).append(finding)
    belongs = {touchpoint: _facets(touchpoint, inventory, ways, tongue) for touchpoint in touchpoints}
    choices = _choices(belongs.values(), inventory)
    places = {facet: {key: index for index, key in enumerate(names)} for facet, names in choices.items()}
    stands = standings(inventory)
    return Entries(
        all=tuple(
            Entry(
                touchpoint,
                stands[touchpoint],
                tuple(found.get(touchpoint.number, ())),
                {facet: tuple(places[facet][key] for key in names) for facet, names in facets.items()},
            )
            for touchpoint, facets in belongs.items()
        ),
        choices={facet: tuple(names.values()) for facet, names in choices.items()},
        others=tuple(found.get(None, ())),
    )


_Names = dict[str | None, str]
"""Choices by their keys."""


def _facets(touchpoint: Touchpoint, inventory: Inventory, ways: Ways, tongue: Tongue) -> dict[str, _Names]:
    """What `touchpoint` belongs to, by facet."""
    stage, owner = touchpoint.stage, touchpoint.responsible
    return {
        "stage": {stage: tongue.stage(stage, inventory)},
        "channel": {touchpoint.channel.key: touchpoint.channel.name},
        "owner": {owner: owner or tongue.own("owner.none")},
        "path": {path: path for path in ways.paths(touchpoint)},
    }


def _choices(belongs: Iterable[Mapping[str, _Names]], inventory: Inventory) -> dict[str, _Names]:
    """All that anything belongs to, in the order in which one looks for it."""
    there: dict[str, _Names] = {facet: {} for facet in FACETS}
    for facets in belongs:
        for facet, names in facets.items():
            there[facet] |= names
    order: dict[str, Iterable[str | None]] = {
        "stage": (*STAGES, None),
        "channel": inventory.channels,
        "owner": sorted(there["owner"], key=lambda owner: (owner is None, owner or "")),
        "path": inventory.paths,
    }
    return {facet: {key: there[facet][key] for key in keys if key in there[facet]} for facet, keys in order.items()}
