"""The journey as a graph: touchpoints are its nodes, ways on are its edges; no looks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from touchmap.model import Inventory, Link, PathStep, Send, Touchpoint

if TYPE_CHECKING:
    from networkx import DiGraph

    Graph = DiGraph[Touchpoint]

Kind = Literal["next", "path", "sends"]
Handover = Literal["owner", "people"]


@functools.lru_cache(maxsize=32)
def journey_graph(inventory: Inventory) -> Graph:
    """The graph of one inventory.

    Every touchpoint is a node, anytime ones included, in the order of the file; what starts or ends at a part
    starts or ends at the touchpoint that holds it. An edge knows its `origins`, the links, sends and path
    entries that made it, in the order of the file, and its `kind`: "next" where a link made it, else "path",
    else "sends".
    """
    import networkx as nx

    ways: dict[tuple[Touchpoint, Touchpoint], list[Link]] = {}
    for start, end, origin in _ways(inventory):
        ways.setdefault((start, end), []).append(origin)
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from((touchpoint, {"touchpoint": touchpoint}) for touchpoint in inventory.touchpoints)
    graph.add_edges_from(
        (start, end, {"origins": tuple(origins), "kind": _kind(origins)}) for (start, end), origins in ways.items()
    )
    return graph


def has_ways(inventory: Inventory) -> bool:
    """Whether the inventory says anywhere what comes after a touchpoint, without building the graph."""
    return next(_ways(inventory), None) is not None


def entries(graph: Graph) -> tuple[Touchpoint, ...]:
    """Where customers come in: touchpoints marked `entry: true`; if there are none, the pre-purchase ones without
    a way in. `entry: false` keeps a touchpoint out. Empty when neither exists.
    """
    marked = tuple(touchpoint for touchpoint in graph if touchpoint.entry)
    return marked or tuple(
        touchpoint
        for touchpoint in graph
        if touchpoint.stage == "pre-purchase" and touchpoint.entry is None and not before(graph, touchpoint)
    )


def before(graph: Graph, touchpoint: Touchpoint) -> list[Touchpoint]:
    """The touchpoints that lead to this one, itself left out."""
    return [other for other in graph.predecessors(touchpoint) if other is not touchpoint]


def after(graph: Graph, touchpoint: Touchpoint) -> list[Touchpoint]:
    """The touchpoints that this one leads to or sends, itself left out."""
    return [other for other in graph.successors(touchpoint) if other is not touchpoint]


def origins(graph: Graph, start: Touchpoint, end: Touchpoint) -> tuple[Link, ...]:
    """The links, sends and path entries that lead from `start` to `end`, in the order of the file."""
    made: tuple[Link, ...] = graph.edges[start, end]["origins"]
    return made


def unlinked(graph: Graph, touchpoint: Touchpoint) -> bool:
    """Whether nothing leads to this touchpoint or on from it."""
    return not before(graph, touchpoint) and not after(graph, touchpoint)


def goes_on(graph: Graph, touchpoint: Touchpoint) -> bool:
    """Whether the customer has a way on from here: a step, or something sent that leads on in its turn.

    What is sent is a side branch, so a mail that leads nowhere does not carry the customer on.
    """
    return any(
        graph.edges[touchpoint, other]["kind"] != "sends"
        or any(further is not touchpoint for further in _steps(graph, other))
        for other in after(graph, touchpoint)
    )


def sent(graph: Graph, touchpoint: Touchpoint) -> bool:
    """Whether the company sends this touchpoint to the customer."""
    return any(
        isinstance(origin, Send)
        for other in graph.predecessors(touchpoint)
        for origin in origins(graph, other, touchpoint)
    )


def handover(start: Touchpoint, end: Touchpoint) -> Handover | None:
    """Why others take over on the way from `start` to `end`, so that they should be told what is known already:
    another "owner", or "people" on another channel. None: nobody has to be told anything.

    Whoever goes on within a website, a mail or a leaflet meets nobody, whichever teams share it; within one channel
    only people, or a place where they are, can ask the same thing again. Where an advert or a review is read, nobody
    knows the customer yet; and what others control is not ours to arrange.
    """
    if not (start.ours and end.ours) or start.role in _NOBODY_YET:
        return None
    same, kind = start.channel is end.channel, end.channel.kind
    owners = {start.responsible, end.responsible} - {None}
    if len(owners) > 1 and not (same and kind not in _MET):
        return "owner"
    return "people" if kind == "human" and not same else None


def reached(graph: Graph, starts: Iterable[Touchpoint]) -> set[Touchpoint]:
    """The touchpoints that can be reached from `starts`, these included."""
    import networkx as nx

    return {touchpoint for layer in nx.bfs_layers(graph, list(starts)) for touchpoint in layer}


_NOBODY_YET = ("advert", "review")
_MET = ("human", "physical")
"""Kinds of channels on which customers meet people."""


def _steps(graph: Graph, touchpoint: Touchpoint) -> list[Touchpoint]:
    """Where the customer can step on to from here, what is only sent left out."""
    return [other for other in after(graph, touchpoint) if graph.edges[touchpoint, other]["kind"] != "sends"]


def _ways(inventory: Inventory) -> Iterator[tuple[Touchpoint, Touchpoint, Link]]:
    """Every way on as (from, to, what made it), in the order of the file."""
    for touchpoint in inventory.touchpoints:
        for holder, link in _links(touchpoint):
            # A part that leads back to its own touchpoint is no way on; `next` to oneself ("Try again") is.
            if link.target is not None and not (holder is not touchpoint and link.target is touchpoint):
                yield touchpoint, link.target, link
    for path in inventory.paths.values():
        previous: Touchpoint | None = None
        for step in path.steps:
            if previous is not None and step.target is not None and step.target is not previous:
                yield previous, step.target, step
            previous = step.target


def _links(touchpoint: Touchpoint) -> Iterator[tuple[Touchpoint, Link]]:
    """The links of a touchpoint and of its parts, each with the touchpoint or part that holds it."""
    for link in touchpoint.links:
        yield touchpoint, link
    for part in touchpoint.parts:
        yield from _links(part)


def _kind(origins: list[Link]) -> Kind:
    if any(not isinstance(origin, (Send, PathStep)) for origin in origins):
        return "next"
    return "path" if any(isinstance(origin, PathStep) for origin in origins) else "sends"
