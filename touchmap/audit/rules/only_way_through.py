"""TM207: the whole purchase hangs on one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import ENTRIES, LINKED
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import reached_without
from touchmap.audit.wording import counted, named, quoted
from touchmap.finding import Severity
from touchmap.graph import before
from touchmap.model import Touchpoint


@rule("TM207", "only-way-through", Severity.NOTE, profile="strict", needs=(LINKED, ENTRIES))
def only_way_through(audit: Audit) -> Iterator[Hit]:
    """The whole purchase depends on one touchpoint

    All ways to the rest of the purchase lead through this touchpoint. When it is out of order, or too hard for
    somebody, the purchase ends here.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Open an account
          purchase:
            website:
              - name: Open an account
                next: Put it in the basket
              - name: Put it in the basket
                next: Pay online
              - name: Pay online
                exit: true

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - Open an account
                  - Put it in the basket
          purchase:
            website:
              - name: Open an account
                next: Put it in the basket
              - name: Put it in the basket
                next: Pay online
              - name: Pay online
                exit: true

    Fix: Offer a way round it, such as buying without an account or paying on another channel; where there can be none,
    look after it as a moment of truth.

    Source: Graph theory, on finding what every way leads through: T. Lengauer and R. E. Tarjan, "A Fast Algorithm for
    Finding Dominators in a Flowgraph", 1979.
    """
    import networkx as nx

    graph, entries = audit.graph, audit.entries
    # Of all touchpoints of the purchase only the one met first can dominate all others: the shortest way to it has no
    # other one on it. So one look at what is still reached without it is enough.
    order = (touchpoint for layer in nx.bfs_layers(graph, entries) for touchpoint in layer)
    met = [touchpoint for touchpoint in order if touchpoint.stage == "purchase"]
    others = [touchpoint for touchpoint in met[1:] if not _only_sent(audit, touchpoint)]
    if len(others) < 2:
        return
    first = met[0]
    if reached_without(graph, entries, first).isdisjoint(met):
        stage = audit.inventory.stage_name("purchase")
        message = f"Every way to the rest of {quoted(stage)} leads through {named(first)}"
        yield Hit(first, None, f"{message}: {counted(len(others), 'touchpoint depends', 'touchpoints depend')} on it")


def _only_sent(audit: Audit, touchpoint: Touchpoint) -> bool:
    """Whether nothing but mails and the like lead to a touchpoint: a customer need not get there."""
    return all(audit.graph.edges[other, touchpoint]["kind"] == "sends" for other in before(audit.graph, touchpoint))
