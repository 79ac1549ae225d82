"""The arrows of the map, and the ways that are written on cards because they lead to what has no place among them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Literal

from touchmap.draw.view.parts import Way
from touchmap.draw.view.spelling import spelling
from touchmap.draw.view.thread import Thread
from touchmap.draw.words import Words, join, say
from touchmap.graph import handover, journey_graph
from touchmap.measures import wording
from touchmap.model import Inventory, Link, Touchpoint


def ways(
    inventory: Inventory, shown: Container[Touchpoint], path: Thread, words: Words
) -> tuple[tuple[Way, ...], dict[int, tuple[str, ...]]]:
    """The arrows between cards, and by the number of the touchpoint the texts of its ways that have no arrow.

    These are ways to and from what is there any time, and those that lead out of what is shown or into it.
    """
    arrows: list[Way] = []
    jumps: dict[int, tuple[str, ...]] = {}
    used: set[str] = set()
    for start, end, about in journey_graph(inventory).edges(data=True):
        if start not in shown and end not in shown:
            continue
        if start not in shown:
            _jump(jumps, end, start, "jump.from", words)
        elif end not in shown or start.anytime or end.anytime:
            if start is not end:
                _jump(jumps, start, end, "jump.to", words)
        else:
            identity = f"way-{start.key}-to-{end.key}"
            while identity in used:
                identity += "-"
            used.add(identity)
            arrows.append(_way(identity, start, end, about["origins"], about["kind"] == "sends", path, words))
    return tuple(arrows), jumps


def _jump(jumps: dict[int, tuple[str, ...]], at: Touchpoint, other: Touchpoint, key: str, words: Words) -> None:
    """Notes at one touchpoint a way to or from an `other`."""
    number = at.number or 0
    jumps[number] = (*jumps.get(number, ()), say(words, key, number=other.number, name=other.name))


def _way(
    id: str, start: Touchpoint, end: Touchpoint, origins: Sequence[Link], sent: bool, path: Thread, words: Words
) -> Way:
    handoff = next((origin.handoff for origin in origins if origin.handoff), None)
    labels = [label for origin in origins if any(label := (_when(origin, words), origin.handoff or ""))]
    when, carries = labels[0] if labels else ("", "")
    about = (_on_one_line(*label, words) for label in labels)
    strong = (start, end) in path.ways
    return Way(
        id=id,
        source=start.key,
        target=end.key,
        sent=sent,
        when=when,
        carries=carries,
        handoff="" if sent else _handoff(start, end, handoff),
        tooltip="\n".join([_pair(start, end, words), *about]),
        strong=strong,
        dimmed=bool(path.name) and not strong,
    )


def _pair(start: Touchpoint, end: Touchpoint, words: Words) -> str:
    first, second = (say(words, "tip.name", number=one.number, name=one.name) for one in (start, end))
    return say(words, "tip.way", start=first, end=second)


def _on_one_line(when: str, carries: str, words: Words) -> str:
    """When a way is taken and what it carries over, on one line."""
    return say(words, "way.carries", when=when, handoff=carries) if when and carries else when or carries


def _when(link: Link, words: Words) -> str:
    """When the way is taken, by how many and how much later, as far as it is declared."""
    when = [link.when] if link.when else []
    if link.share is not None:
        when.append(words.numbers.percent(link.share))
    if link.wait is not None:
        length = wording.amount(link.wait, "time", spelling=spelling(words)).replace(" ", "\u00a0")
        when.append(say(words, "way.wait", length=length))
    return join(words, when, words.comma)


def _handoff(start: Touchpoint, end: Touchpoint, text: str | None) -> Literal["carries", "bare", ""]:
    """Whether anything is carried over; "bare": nothing is, though others take over, as TM208 says."""
    if text:
        return "carries"
    return "bare" if handover(start, end) else ""
