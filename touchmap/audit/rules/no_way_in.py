"""TM202: a touchpoint that customers cannot get to."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import ENTRIES, LINKED
from touchmap.audit.order import rank
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.graph import after, reached


@rule("TM202", "no-way-in", Severity.ERROR, needs=(LINKED, ENTRIES))
def no_way_in(audit: Audit) -> Iterator[Hit]:
    """No way leads from an entry to a touchpoint

    A touchpoint to which no way leads from where customers come in (an entry) may exist on the map only. Of a stretch
    that cannot be reached only one touchpoint is named, the one where it begins: once a way leads to it, those after it
    can be reached too.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Pay online
          purchase:
            website:
              - name: Pay online
                next: Collect the bike
            phone:
              - name: Order by phone
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - Pay online
                  - Order by phone
          purchase:
            website:
              - name: Pay online
                next: Collect the bike
            phone:
              - name: Order by phone
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike

    Fix: Show customers the way here: add it to the `next:` of the touchpoint that they come from, or mark it with
    `entry: true` if they come in here.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): put yourself in the customer's place,
    and ask where you go and how you get there.
    """
    import networkx as nx

    graph = audit.graph
    starts = [*audit.entries, *audit.inventory.anytime]
    lost = graph.subgraph(set(graph) - reached(graph, starts))
    pieces = nx.condensation(lost)
    for piece in pieces:
        members = pieces.nodes[piece]["members"]
        if pieces.in_degree(piece) or members & audit.unconnected:
            continue
        first = min(members, key=rank)
        beyond = ", nor to what comes after it" if after(lost, first) else ""
        yield Hit(first, None, f"No way leads from an entry to {named(first)}{beyond}")
