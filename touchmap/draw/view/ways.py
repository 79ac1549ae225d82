"""The arrows of the map, and the ways that are written on cards because they lead to what is there any time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from touchmap.draw.view.parts import Way
from touchmap.draw.words import Words, say
from touchmap.graph import journey_graph
from touchmap.measures import wording
from touchmap.model import Inventory, Link, Touchpoint


def ways(inventory: Inventory, words: Words) -> tuple[tuple[Way, ...], dict[Touchpoint, tuple[str, ...]]]:
    """The arrows between cards, and for each touchpoint the texts of its ways that have no arrow."""
    arrows: list[Way] = []
    jumps: dict[Touchpoint, tuple[str, ...]] = {}
    used: set[str] = set()
    for start, end, about in journey_graph(inventory).edges(data=True):
        if start.anytime or end.anytime:
            if start is not end:
                text = say(words, "jump.to", number=end.number, name=end.name)
                jumps[start] = (*jumps.get(start, ()), text)
            continue
        identity = f"way-{start.key}-to-{end.key}"
        while identity in used:
            identity += "-"
        used.add(identity)
        arrows.append(_way(identity, start, end, about["origins"], about["kind"] == "sends", words))
    return tuple(arrows), jumps


def _way(id: str, start: Touchpoint, end: Touchpoint, origins: Sequence[Link], sent: bool, words: Words) -> Way:
    handoff = next((origin.handoff for origin in origins if origin.handoff), None)
    labels = [label for origin in origins if any(label := (_when(origin, words), origin.handoff or ""))]
    when, carries = labels[0] if labels else ("", "")
    about = (_on_one_line(*label, words) for label in labels)
    return Way(
        id=id,
        source=start.key,
        target=end.key,
        sent=sent,
        when=when,
        carries=carries,
        handoff="" if sent else _handoff(start, end, handoff),
        tooltip="\n".join([f"{start.number} {start.name} → {end.number} {end.name}", *about]),
    )


def _on_one_line(when: str, carries: str, words: Words) -> str:
    """When a way is taken and what it carries over, on one line."""
    return say(words, "way.carries", when=when, handoff=carries) if when and carries else when or carries


def _when(link: Link, words: Words) -> str:
    """When the way is taken, by how many and how much later, as far as it is declared."""
    when = [link.when] if link.when else []
    if link.share is not None:
        when.append(say(words, "way.share", share=f"{link.share:g}"))
    if link.wait is not None:
        when.append(say(words, "way.wait", length=wording.amount(link.wait, "time").replace(" ", "\u00a0")))
    return ", ".join(when)


def _handoff(start: Touchpoint, end: Touchpoint, text: str | None) -> Literal["carries", "bare", ""]:
    """Whether the step changes channel or owner, and then whether anything is carried over."""
    owners = {start.responsible, end.responsible} - {None}
    if text:
        return "carries"
    return "bare" if start.ours and (start.channel is not end.channel or len(owners) > 1) else ""
