"""Names that a file uses and that stand nowhere: reported once for all of them, with the lines to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from touchmap import mistakes
from touchmap.finding import Related
from touchmap.model.entry import Entry, Faults
from touchmap.model.paste import block, with_lines
from touchmap.model.title import title
from touchmap.model.values import STAGES, Stage
from touchmap.source import Spot

_NAMED, _LONGEST = 5, 80
"""How many names a message holds, and how much of each."""


def channels(entries: Sequence[Entry], faults: Faults) -> None:
    """Reports channels that are used and not declared: where one is declared, all have to be."""
    keys = [str(entry.spot.key) for entry in entries]
    alone = len(keys) == 1
    message = f"The channel {_quoted(keys[0])} is not declared"
    if not alone:
        message = f"{len(keys)} channels are not declared: {_listed(keys)}"
    faults.add(
        mistakes.UNDECLARED,
        entries[0].spot,
        message,
        help=with_lines(
            f"Where `channels:` lists some channels it has to list all. Add {'it' if alone else 'them'} there:",
            block("", dict.fromkeys(keys, "{}")),
        ),
        related=_others(entries, "not declared either"),
    )


def posts(spots: Mapping[str, Spot], faults: Faults, *, begun: bool) -> None:
    """Reports listening posts, by what they are called at touchpoints, that nobody declared; `begun`: there are others
    under `feedback:`.
    """
    names = list(spots)
    first, *others = spots.values()
    message = f"There is no listening post {_quoted(names[0])}"
    if others:
        message = f"{len(names)} listening posts are not declared: {_listed(names)}"
    where = "Under" if begun else "Beside `stages:`, under"
    faults.add(
        mistakes.UNDECLARED,
        first,
        message,
        help=with_lines(
            f"{where} `feedback:` stands once what you ask customers, and touchpoints name it. Add there:",
            block("" if begun else "feedback:", dict.fromkeys(names, "{}")),
        ),
        related=tuple(Related(spot.place(), "not declared either") for spot in others[:_NAMED]),
    )


def stages(entries: Sequence[Entry], missing: Sequence[Stage], faults: Faults) -> None:
    """Reports stages that somebody called by names of their own; where these stand for the `missing` ones, the lines
    that say so are written out.
    """
    names = [str(entry.spot.key) for entry in entries]
    lines: list[str] = []
    if len(names) == len(missing):
        called = {str(stage): title(name) for stage, name in zip(missing, names, strict=True)}
        lines = [*block("stage_names:", called), "stages:", *(f"  {stage}:" for stage in missing)]
    faults.add(
        mistakes.UNKNOWN_KEY,
        entries[0].spot,
        f"{_listed(names)} are no stages",
        help=with_lines(
            f"The stages are always {', '.join(STAGES)}; purchase is where customers get what they came for. Under "
            f"`stage_names:` you say what they are called{':' if lines else '.'}",
            lines,
        ),
        related=_others(entries, "no stage either"),
    )


def _others(entries: Sequence[Entry], said: str) -> tuple[Related, ...]:
    return tuple(Related(entry.spot.place(), said) for entry in entries[1 : 1 + _NAMED])


def _listed(names: Sequence[str]) -> str:
    more = ["more"] if len(names) > _NAMED else []
    shown = [*map(_quoted, names[:_NAMED]), *more]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _quoted(name: str) -> str:
    return f'"{name[:_LONGEST]}"'
