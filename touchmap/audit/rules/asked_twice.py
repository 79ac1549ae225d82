"""TM211: the customer is asked for the same thing again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from touchmap.audit.gates import WAYS
from touchmap.audit.order import rank
from touchmap.audit.rule import Also, Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.told import Told, told
from touchmap.audit.ways import pieces, position
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.model import STAGES, Touchpoint

if TYPE_CHECKING:
    from networkx import DiGraph

    from touchmap.graph import Graph

_COLLECTS = Gate(
    lambda audit: any(touchpoint.collects for touchpoint in audit.with_parts()),
    "no touchpoint says what the customer tells you there: add `collects:`, such as `collects: name`",
)

Thing = tuple[str | None, str]
"""Who tells it (None: the customer), and what."""
Stop = Touchpoint | tuple[Touchpoint, int]
"""A touchpoint; an anytime touchpoint together with the stage in which it is met."""

_MOST_STEPS = 100_000
"""How many ways are gone back, over all findings, to say where a thing was told first."""


@rule("TM211", "asked-twice", Severity.WARNING, needs=(_COLLECTS, WAYS))
def asked_twice(audit: Audit) -> Iterator[Hit]:
    """Customers have to say the same thing twice

    Saying the same thing again costs customers time, and shows them that the teams do not talk to each other.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            chat:
              - name: Ask about sizes in the chat
                collects: height
                next: Try a bike on site
            showroom:
              - name: Try a bike on site
                collects: height

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            chat:
              - name: Ask about sizes in the chat
                collects: height
                next:
                  - to: Try a bike on site
                    handoff: The shop sees the height
            showroom:
              - name: Try a bike on site
                uses: height

    Fix: Ask once and carry it over: `collects:` at the first touchpoint, `uses:` at the second. Where somebody else
    than the customer says it, add `who:`.

    Source: «Как убить игру в службу поддержки»: service should be steady whatever the channel.
    """
    asking: dict[Thing, dict[Touchpoint, Told]] = defaultdict(dict)
    for one in sorted(told(audit, "collects"), key=lambda one: rank(one.touchpoint)):
        # What was told to others, on a site that is not ours, is not known to us.
        if one.touchpoint.ours:
            asking[one.who, one.thing].setdefault(one.touchpoint, one)
    twice = {thing: places for thing, places in asking.items() if len(places) > 1}
    if twice:
        search = _Search(audit.graph, twice)
        for thing, places in twice.items():
            for touchpoint, one in places.items():
                if search.told_before(touchpoint, thing):
                    yield _hit(audit, one, search.first(touchpoint, thing), twice)


def _hit(audit: Audit, one: Told, first: Touchpoint | None, twice: dict[Thing, dict[Touchpoint, Told]]) -> Hit:
    person = audit.inventory.people.get(one.who) if one.who else None
    who = "the customer" if one.who is None else quoted(person.name if person else one.who)
    message = f"{named(one.touchpoint)} asks for {quoted(one.text)} again"
    field = ("collects", one.index)
    if first is None:
        return Hit(one.holder, field, f"{message}: {who} has told you before")
    earlier = twice[one.who, one.thing][first]
    also = Also(earlier.holder, "it was said here", ("collects", earlier.index))
    return Hit(one.holder, field, f"{message}: {who} has told you at {named(first)}", (also,))


class _Search:
    """What was told before a customer comes to a touchpoint, on at least one way within one round of the journey.

    The union of what is told flows along the ways, over the pieces of the journey in which one can go round. Each
    thing is one bit; an anytime touchpoint has bits of its own, since it may be met again in a later stage. All goes
    by the rank of the touchpoints, so that the one named as the first does not depend on the order of the file.
    """

    def __init__(self, graph: Graph, twice: dict[Thing, dict[Touchpoint, Told]]) -> None:
        self._budget = _MOST_STEPS
        self._stops = {touchpoint: _stops(touchpoint) for touchpoint in sorted(graph, key=rank)}
        ways = self._one_round(graph)
        travel = pieces(ways)
        self._piece_of = {stop: index for index, piece in enumerate(travel) for stop in piece}
        self._bits: dict[tuple[Thing, Touchpoint | None], int] = {}
        self._all: dict[Thing, int] = defaultdict(int)
        self._own = [0] * len(travel)
        self._asking: dict[tuple[int, Thing], list[Touchpoint]] = defaultdict(list)
        for thing, places in twice.items():
            for touchpoint in places:
                bit = self._bits.setdefault(_key(thing, touchpoint), 1 << len(self._bits))
                self._all[thing] |= bit
                for index in self._where(touchpoint):
                    self._own[index] |= bit
                    self._asking[index, thing].append(touchpoint)
        self._arriving = [0] * len(travel)
        self._earlier: list[list[int]] = [[] for _ in travel]
        for index, piece in enumerate(travel):
            leaving = self._leaving(index)
            if leaving:
                for _, end in ways.edges(piece):
                    following = self._piece_of[end]
                    if following != index:
                        self._arriving[following] |= leaving
                        self._earlier[following].append(index)

    def told_before(self, touchpoint: Touchpoint, thing: Thing) -> bool:
        """Whether a way leads here on which another touchpoint collected `thing`."""
        wanted = self._wanted(touchpoint, thing)
        return any(
            self._arriving[piece] & wanted or self._other(piece, touchpoint, thing) for piece in self._where(touchpoint)
        )

    def first(self, touchpoint: Touchpoint, thing: Thing) -> Touchpoint | None:
        """One touchpoint at which it was told before; None where that would take too long to find."""
        wanted = self._wanted(touchpoint, thing)
        for piece in self._where(touchpoint):
            found = self._other(piece, touchpoint, thing)
            while found is None and self._arriving[piece] & wanted and self._budget > 0:
                self._budget -= len(self._earlier[piece])
                # Something wanted comes from at least one of them, so the way back never ends in vain.
                piece = next(one for one in self._earlier[piece] if self._leaving(one) & wanted)
                found = self._other(piece, touchpoint, thing)
            if found is not None:
                return found
        return None

    def _where(self, touchpoint: Touchpoint) -> list[int]:
        """The pieces of the journey in which a touchpoint is met."""
        return [self._piece_of[stop] for stop in self._stops[touchpoint].values()]

    def _leaving(self, piece: int) -> int:
        return self._arriving[piece] | self._own[piece]

    def _other(self, piece: int, touchpoint: Touchpoint, thing: Thing) -> Touchpoint | None:
        """Another touchpoint of a piece that collects `thing`."""
        asking = self._asking.get((piece, thing), ())
        return next((one for one in asking if one is not touchpoint), None)

    def _wanted(self, touchpoint: Touchpoint, thing: Thing) -> int:
        """The bits of `thing`, less the one that only this touchpoint has."""
        return self._all[thing] & ~(self._bits[_key(thing, touchpoint)] if touchpoint.anytime else 0)

    def _one_round(self, graph: Graph) -> DiGraph[Stop]:
        """The ways of one round: none leads to an earlier stage, not even by way of an anytime touchpoint."""
        import networkx as nx

        order = {touchpoint: position for position, touchpoint in enumerate(self._stops)}
        ways: DiGraph[Stop] = nx.DiGraph()
        ways.add_nodes_from(stop for stops in self._stops.values() for stop in stops.values())
        ways.add_edges_from(
            (start_stop, end_stop)
            for start in self._stops
            for end in sorted(graph.successors(start), key=order.__getitem__)
            for here, start_stop in self._stops[start].items()
            for there, end_stop in self._stops[end].items()
            if here <= there
        )
        return ways


def _key(thing: Thing, touchpoint: Touchpoint) -> tuple[Thing, Touchpoint | None]:
    """What has a bit of its own: a thing, and at an anytime touchpoint this thing there."""
    return thing, touchpoint if touchpoint.anytime else None


def _stops(touchpoint: Touchpoint) -> dict[int, Stop]:
    """Where customers meet a touchpoint, by the stage (from 0) in which they are: an anytime one in several stages."""
    stage = position(touchpoint)
    if stage is not None:
        return {stage: touchpoint}
    return {
        one: (touchpoint, one) for one, name in enumerate(STAGES) if not touchpoint.during or name in touchpoint.during
    }
