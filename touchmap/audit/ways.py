"""Which ways of the journey carry the customer on, and which lead back to an earlier stage."""

from __future__ import annotations

from collections.abc import Collection, Container, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from touchmap.model import STAGES, Touchpoint

if TYPE_CHECKING:
    from networkx import DiGraph

    from touchmap.graph import Graph, Kind

Stop = TypeVar("Stop", bound=Hashable)

_ORDER = {stage: position for position, stage in enumerate(STAGES)}


def position(touchpoint: Touchpoint) -> int | None:
    """Which stage a touchpoint belongs to, from 0; None for an anytime touchpoint."""
    return None if touchpoint.stage is None else _ORDER[touchpoint.stage]


def whole(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint on the map that a part belongs to; a touchpoint of its own is itself."""
    while touchpoint.parent is not None:
        touchpoint = touchpoint.parent
    return touchpoint


def leads_back(start: Touchpoint, end: Touchpoint) -> bool:
    """Whether a way leads to an earlier stage: the customer begins another round."""
    here, there = position(start), position(end)
    return here is not None and there is not None and there < here


def onward(graph: Graph, among: Container[Touchpoint], *, back: bool = True) -> Graph:
    """The ways between the touchpoints `among` by which the customer gets on, those of a touchpoint to itself left
    out. What is sent and leads nowhere is a side branch and no such way; `back=False` also leaves out the ways to an
    earlier stage.
    """
    import networkx as nx

    part: Graph = nx.DiGraph()
    part.add_nodes_from(touchpoint for touchpoint in graph if touchpoint in among)
    part.add_edges_from(
        (start, end)
        for start, end, kind in _ways(graph)
        if start in among
        and end in among
        and start is not end
        and (kind != "sends" or _leads_on(graph, end))
        and (back or not leads_back(start, end))
    )
    return part


def gets_out(graph: Graph, inside: Collection[Touchpoint]) -> bool:
    """Whether the customer gets on from the touchpoints `inside` to another one: see `onward`."""
    return any(
        end not in inside and (kind != "sends" or _leads_on(graph, end)) for _, end, kind in _ways(graph, inside)
    )


def pieces(graph: DiGraph[Stop]) -> list[set[Stop]]:
    """The strongly connected components of a graph (what lies on a circle is one piece) in the direction of travel:
    none leads to an earlier one.
    """
    import networkx as nx

    # A component is given out when all that can be reached from it has been: R. E. Tarjan, "Depth-First Search and
    # Linear Graph Algorithms", 1972.
    found = list(nx.strongly_connected_components(graph))
    found.reverse()
    return found


def reached_without(graph: Graph, starts: Iterable[Touchpoint], avoided: Touchpoint) -> set[Touchpoint]:
    """The touchpoints that can be reached from `starts` without passing through `avoided`."""
    waiting = [start for start in starts if start is not avoided]
    seen = {avoided, *waiting}
    while waiting:
        for following in graph.successors(waiting.pop()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    seen.remove(avoided)
    return seen


def _leads_on(graph: Graph, touchpoint: Touchpoint) -> bool:
    return any(kind != "sends" and end is not touchpoint for _, end, kind in _ways(graph, [touchpoint]))


def _ways(graph: Graph, starts: Iterable[Touchpoint] | None = None) -> Iterable[tuple[Touchpoint, Touchpoint, Kind]]:
    """The ways of the graph, or those that begin at `starts`, each with its kind."""
    found: Iterable[tuple[Touchpoint, Touchpoint, Kind]] = graph.edges(starts, data="kind")
    return found
