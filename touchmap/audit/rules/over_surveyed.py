"""TM309: a way on which customers are asked too often."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from touchmap.audit.gates import POSTS, WAYS
from touchmap.audit.order import rank
from touchmap.audit.readings import uses
from touchmap.audit.rule import Also, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, post_named
from touchmap.finding import Severity
from touchmap.model import STAGES, Post, Touchpoint

if TYPE_CHECKING:
    from touchmap.graph import Graph

_MOST_WAYS = 16
"""So many different collections of surveys are followed from each place on; the smallest are given up first."""
_NAMED = 6
_NOBODY_ANSWERS = frozenset({"frt", "crr"})
"""Measures that are counted without asking anybody."""


class _Way(NamedTuple):
    """The first and the last touchpoint with a survey on one way, and the places of both by `rank`."""

    first: Touchpoint
    last: Touchpoint
    order: tuple[int, int]


_Ways = dict[int, _Way]
"""Surveys met on one way (a bit for each) -> that way."""


@rule("TM309", "over-surveyed", Severity.NOTE, profile="strict", needs=(POSTS, WAYS))
def over_surveyed(audit: Audit) -> Iterator[Hit]:
    """On one way customers meet many different surveys

    Each survey is sensible to the team that sends it. The customer gets them all, and whoever is asked too often may
    stop answering, or answer just anything. The questions of one survey count as one.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          page: Did this page help you to choose?
          test-ride: How was the test ride?
          checkout: How easy was it to pay?
          pick-up: How was it to collect your bike?
        stages:
          pre-purchase:
            website:
              - {name: Compare two models, feedback: page, next: Try a bike on site}
            showroom:
              - {name: Try a bike on site, feedback: test-ride, next: Pay online}
          purchase:
            website:
              - {name: Pay online, feedback: checkout, next: Collect the bike}
          post-purchase:
            showroom:
              - {name: Collect the bike, feedback: pick-up}

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          website: {name: One survey after the order, questions: {page: {}, checkout: {}}}
          showroom: {name: One card at the pick-up, questions: {test-ride: {}, pick-up: {}}}
        stages:
          pre-purchase:
            website:
              - {name: Compare two models, feedback: website.page, next: Try a bike on site}
            showroom:
              - {name: Try a bike on site, feedback: showroom.test-ride, next: Pay online}
          purchase:
            website:
              - {name: Pay online, feedback: website.checkout, next: Collect the bike}
          post-purchase:
            showroom:
              - {name: Collect the bike, feedback: showroom.pick-up}

    Fix: Join some of these surveys into one; or ask only some of the customers, or listen in another way: usage,
    complaints, observation.

    Source: An article on keeping customers (in Russian): ask at different stages, and use what you hear.
    """
    asked: dict[Touchpoint, set[Post]] = {}
    for touchpoint, post, _ in uses(audit):
        if post.kind == "survey" and post.metric not in _NOBODY_ANSWERS:
            asked.setdefault(touchpoint, set()).add(post)
    surveys = sorted(set().union(*asked.values()), key=lambda post: post.key)
    most = audit.settings.thresholds.surveys
    if len(surveys) <= most:
        return
    bits = {post: 1 << position for position, post in enumerate(surveys)}
    own = {touchpoint: sum(bits[post] for post in posts) for touchpoint, posts in asked.items()}
    worst, way = _worst(audit.graph, own)
    met = [post for post in surveys if bits[post] & worst]
    if len(met) > most and way is not None:
        where = f"At {named(way.last)}"
        if way.first is not way.last:
            where = f"On one way, from {named(way.first)} to {named(way.last)},"
        related = (Also(way.first, "the way begins here"),) if way.first is not way.last else ()
        message = f"{where} customers are asked by {len(met)} different surveys: {_listed(met)}"
        yield Hit(way.last, "feedback", message, related)


def _worst(graph: Graph, own: dict[Touchpoint, int]) -> tuple[int, _Way | None]:
    """The most surveys that one way through the journey meets, and that way.

    Customers go through the stages once, so steps back to an earlier stage are left out, and so is what is there any
    time, which leads from everywhere to everywhere. What can be walked in a circle is walked as a whole; from circle
    to circle, the last ones first, the surveys that lie ahead are handed back, each collection of them belonging to
    a way that really exists.
    """
    import networkx as nx

    walked: Graph = nx.DiGraph()
    walked.add_nodes_from(touchpoint for touchpoint in graph if touchpoint.stage is not None)
    walked.add_edges_from((start, end) for start, end in graph.edges if _leads_on(start, end))
    ahead: dict[Touchpoint, _Ways] = {}
    worst: tuple[int, _Way | None] = (0, None)
    place = {touchpoint: position for position, touchpoint in enumerate(sorted(own, key=rank))}

    def between(first: Touchpoint, last: Touchpoint) -> _Way:
        return _Way(first, last, (place[first], place[last]))

    # The components come in an order in which all that one leads to stand before it.
    for members in nx.strongly_connected_components(walked):
        here, stops = _met(members, own)
        ways: _Ways = {}
        for later in {end for start in members for end in walked[start] if end not in members}:
            for met, way in ahead[later].items():
                _keep(ways, met | here, between(stops[0], way.last) if here & ~met else way)
        if here and not ways:
            ways[here] = between(stops[0], stops[-1])
        ways = _largest(ways)
        for met, way in ways.items():
            worst = min(worst, (met, way), key=_rank)
        ahead.update(dict.fromkeys(members, ways))
    return worst


def _leads_on(start: Touchpoint, end: Touchpoint) -> bool:
    """Whether a step stays in its stage or leads to a later one."""
    if start.stage is None or end.stage is None:
        return False
    return start.stage == end.stage or STAGES.index(start.stage) < STAGES.index(end.stage)


def _met(members: Collection[Touchpoint], own: dict[Touchpoint, int]) -> tuple[int, list[Touchpoint]]:
    """The surveys at these touchpoints and in what is sent from them to everybody, and where they are."""
    met, stops = 0, []
    for touchpoint in sorted(members, key=rank) if len(members) > 1 else members:
        sent = (send.target for send in touchpoint.sends if send.when is None and send.target is not None)
        for stop in (touchpoint, *sent):
            if stop in own:
                met |= own[stop]
                stops.append(stop)
    return met, stops


def _keep(ways: _Ways, met: int, way: _Way) -> None:
    known = ways.get(met)
    ways[met] = way if known is None else min(known, way, key=lambda one: one.order)


def _largest(ways: _Ways) -> _Ways:
    """The collections of surveys that no other one contains, at most `_MOST_WAYS`, the largest first."""
    if len(ways) < 2:
        return ways
    kept: _Ways = {}
    for met in sorted(ways, key=lambda one: (-one.bit_count(), one)):
        if len(kept) == _MOST_WAYS:
            break
        if not any(met & larger == met for larger in kept):
            kept[met] = ways[met]
    return kept


def _rank(found: tuple[int, _Way | None]) -> tuple[int, int, tuple[int, int]]:
    met, way = found
    return (-met.bit_count(), met, way.order if way is not None else (0, 0))


def _listed(posts: list[Post]) -> str:
    names = [post_named(post) for post in posts[:_NAMED]]
    more = len(posts) - len(names)
    last = f"{more} more" if more else names.pop()
    return f"{', '.join(names)} and {last}"
