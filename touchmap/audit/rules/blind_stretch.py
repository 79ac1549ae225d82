"""TM213: several touchpoints in a row at which nobody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from touchmap.audit.gates import FEEDBACK, LINKED
from touchmap.audit.order import rank
from touchmap.audit.rule import Also, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import onward, pieces
from touchmap.audit.wording import counted, named
from touchmap.finding import Severity
from touchmap.model import Touchpoint

if TYPE_CHECKING:
    from touchmap.graph import Graph


@rule("TM213", "blind-stretch", Severity.NOTE, profile="strict", needs=(FEEDBACK, LINKED))
def blind_stretch(audit: Audit) -> Iterator[Hit]:
    """Several touchpoints in a row at which nobody asks

    A single touchpoint at which nobody asks can be judged by those around it. Along a whole stretch nobody notices when
    something goes wrong, and afterwards nobody can say where it was, least of all when several owners share it.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          first-ride: How was the first ride?
        stages:
          purchase:
            website:
              - {name: Sign the leasing contract, owner: sales, next: Open an account}
              - {name: Open an account, owner: accounts, next: Choose a day}
              - {name: Choose a day, owner: logistics, next: Ride to work}
          post-purchase:
            road:
              - {name: Ride to work, feedback: first-ride}

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          first-ride: How was the first ride?
          account: How easy was it to open an account?
        stages:
          purchase:
            website:
              - {name: Sign the leasing contract, owner: sales, next: Open an account}
              - {name: Open an account, owner: accounts, next: Choose a day, feedback: account}
              - {name: Choose a day, owner: logistics, next: Ride to work}
          post-purchase:
            road:
              - {name: Ride to work, feedback: first-ride}

    Fix: Ask at least at one of these touchpoints: name a listening post there with `feedback:`, best in the middle or
    where most goes wrong.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint, and never lose the whole picture.
    """
    # One touchpoint is no stretch, whatever the settings say.
    enough = max(2, audit.settings.thresholds.blind_steps)
    blind = {touchpoint for touchpoint, stands in audit.standings.items() if stands == "nobody"}
    for row in _longest_rows(onward(audit.graph, blind, back=False)):
        if len(row) >= enough:
            yield _hit(row)


def _hit(row: list[Touchpoint]) -> Hit:
    first, last = row[0], row[-1]
    size = counted(len(row), "touchpoint", "touchpoints")
    owners = {touchpoint.responsible for touchpoint in row} - {None}
    if owners:
        size += f", {counted(len(owners), 'owner', 'owners')}"
    also = Also(last, "nobody asks up to here")
    return Hit(first, None, f"From {named(first)} to {named(last)} nobody listens: {size}", (also,))


def _longest_rows(graph: Graph) -> Iterator[list[Touchpoint]]:
    """The longest row of touchpoints in each connected part of `graph`; among equals the first one by `rank`.

    What lies on a circle counts as a whole, ordered by `rank`: a row is a longest path over the pieces of the graph in
    which one can go round, each weighing as much as it has touchpoints.
    """
    import networkx as nx

    place = {touchpoint: position for position, touchpoint in enumerate(sorted(graph, key=rank))}
    travel = [sorted(piece, key=place.__getitem__) for piece in pieces(graph)]
    piece_of = {touchpoint: index for index, piece in enumerate(travel) for touchpoint in piece}
    size: dict[int, int] = {}
    onto: dict[int, int | None] = {}

    def first_choice(index: int) -> tuple[int, int]:
        return -size[index], place[travel[index][0]]

    for index in reversed(range(len(travel))):
        ahead = {piece_of[end] for _, end in graph.edges(travel[index])} - {index}
        onto[index] = following = min(ahead, key=first_choice, default=None)
        size[index] = len(travel[index]) + (0 if following is None else size[following])
    for part in nx.weakly_connected_components(graph):
        step: int | None = min({piece_of[touchpoint] for touchpoint in part}, key=first_choice)
        row: list[Touchpoint] = []
        while step is not None:
            row.extend(travel[step])
            step = onto[step]
        yield row
