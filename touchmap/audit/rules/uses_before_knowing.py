"""TM210: something is used that the customer may not have told."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from touchmap.audit.gates import ENTRIES, LINKED
from touchmap.audit.order import rank
from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.told import Told, told
from touchmap.audit.ways import pieces
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.model import Touchpoint

if TYPE_CHECKING:
    from touchmap.graph import Graph

_USES = Gate(
    lambda audit: any(touchpoint.uses for touchpoint in audit.with_parts()),
    "no touchpoint says what has to be known there: add `uses:`, such as `uses: order-number`",
)

Things = Mapping[Touchpoint, int]
"""Sets of things, one bit each: a set is united with another one, or taken from it, at one stroke."""


@rule("TM210", "uses-before-knowing", Severity.ERROR, needs=(_USES, LINKED, ENTRIES))
def uses_before_knowing(audit: Audit) -> Iterator[Hit]:
    """A touchpoint uses what customers may not have said

    A greeting by name, or news about an order, works only where the name or the order is known already. On a way on
    which nobody has asked for it, customers are met with a gap or with somebody else's name.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - name: Pay online
                entry: true
                collects: name
                next: Be greeted by name
            showroom:
              - name: Pay at the till
                entry: true
                next: Be greeted by name
          post-purchase:
            showroom:
              - name: Be greeted by name
                uses: name

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - name: Pay online
                entry: true
                collects: name
                next: Be greeted by name
            showroom:
              - name: Pay at the till
                entry: true
                collects: name
                next: Be greeted by name
          post-purchase:
            showroom:
              - name: Be greeted by name
                uses: name

    Fix: Ask for it before it is needed: `collects:` on every way that leads here, or do without it. What your own
    systems know (an order number, say) counts from where it comes up: write `collects:` there too.

    Source: An agency's article on psychology in customer service: the name, at the checkpoints that matter. Method: F.
    Nielson, H. R. Nielson and C. Hankin, "Principles of Program Analysis", 1999 (data flow).
    """
    used, collected = told(audit, "uses"), told(audit, "collects")
    bits = {thing: 1 << position for position, thing in enumerate(dict.fromkeys(one.thing for one in used))}
    known = _together(collected, bits)
    unknown = _unknown(audit.graph, audit.entries, known, (1 << len(bits)) - 1)
    anywhere = {one.thing for one in collected}
    seen = set()
    for one in used:
        missing = unknown.get(one.touchpoint, 0) & ~known.get(one.touchpoint, 0)
        if missing & bits[one.thing] and (one.touchpoint, one.thing) not in seen:
            seen.add((one.touchpoint, one.thing))
            why = "and no touchpoint collects it"
            if one.thing in anywhere:
                why = _why(audit, one.touchpoint, bits[one.thing], unknown, known)
            message = f"{named(one.touchpoint)} uses {quoted(one.text)}, {why}"
            yield Hit(one.holder, ("uses", one.index), message)


def _together(things: list[Told], bits: Mapping[str, int]) -> Things:
    """What each touchpoint collects, of the things that count."""
    sets: dict[Touchpoint, int] = defaultdict(int)
    for one in things:
        sets[one.touchpoint] |= bits.get(one.thing, 0)
    return sets


def _unknown(graph: Graph, entries: tuple[Touchpoint, ...], known: Things, everything: int) -> Things:
    """What may be unknown when a customer comes to a touchpoint: there is a way from an entry on which it is not told.

    At an entry nothing is known; a touchpoint passes on what was unknown before, less what it collects. Pieces of the
    journey in which one can go round are settled one after the other in the direction of travel, so that only within
    such a piece a touchpoint may be visited again, and only when something new came to it.
    """
    unknown = dict.fromkeys(entries, everything)
    for piece in pieces(graph):
        # The order within a piece changes how often its touchpoints are visited, never what comes out.
        waiting = deque(piece)
        while waiting:
            touchpoint = waiting.popleft()
            passed_on = unknown.get(touchpoint, 0) & ~known.get(touchpoint, 0)
            if not passed_on:
                continue
            for following in graph.successors(touchpoint):
                new = passed_on & ~unknown.get(following, 0)
                if new:
                    unknown[following] = unknown.get(following, 0) | new
                    if following in piece:
                        waiting.append(following)
    return unknown


def _why(audit: Audit, touchpoint: Touchpoint, bit: int, unknown: Things, known: Things) -> str:
    """By which way the customer comes who has not told it."""
    if touchpoint in audit.entries:
        return "and customers come in here, before they could tell you"
    comes = min(
        (
            other
            for other in audit.graph.predecessors(touchpoint)
            if unknown.get(other, 0) & ~known.get(other, 0) & bit and other is not touchpoint
        ),
        key=rank,
    )
    return f"and customers who come from {named(comes)} may not have told you"
