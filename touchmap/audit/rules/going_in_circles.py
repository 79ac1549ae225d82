"""TM206: a circle that nobody gets out of."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.order import rank
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import gets_out, pieces
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import Touchpoint

_MOST_NAMES = 5


@rule("TM206", "going-in-circles", Severity.WARNING, needs=LINKED)
def going_in_circles(audit: Audit) -> Iterator[Hit]:
    """Customers go in circles

    Each of these touchpoints leads on, but only to another one of them. Customers who come in find no way on: nothing
    leads out, or to the time after the purchase. The finding is shown at the touchpoint of the circle that comes first
    by stage, then by name.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Ask about sizes in the chat
            chat:
              - name: Ask about sizes in the chat
                next: Compare two models

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - Ask about sizes in the chat
                  - Pay online
            chat:
              - name: Ask about sizes in the chat
                next: Compare two models
          purchase:
            website:
              - name: Pay online
                exit: true

    Fix: Show customers a way out of the circle: add a `next:` that leads on, or `exit: true` where the journey may end.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): put yourself in the customer's place,
    and ask where you go and how you get there.
    """
    graph = audit.graph
    circles = (piece for piece in pieces(graph) if len(piece) > 1 and _traps(piece) and not gets_out(graph, piece))
    for circle in (sorted(circle, key=rank) for circle in circles):
        yield Hit(circle[0], None, f"{_listed(circle)} lead only to each other: there is no way on")


def _traps(circle: set[Touchpoint]) -> bool:
    """Whether a circle ends the journey before the time after the purchase, at touchpoints that are ours to change."""
    return not any(touchpoint.exit or touchpoint.stage == "post-purchase" for touchpoint in circle) and any(
        touchpoint.ours and touchpoint.stage is not None for touchpoint in circle
    )


def _listed(circle: list[Touchpoint]) -> str:
    """The first few touchpoints by name and number, the rest counted."""
    names = [named(touchpoint) for touchpoint in circle]
    if len(names) > _MOST_NAMES:
        names[_MOST_NAMES:] = [f"{len(names) - _MOST_NAMES} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}"
