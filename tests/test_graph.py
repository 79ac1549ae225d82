"""The journey as a graph: who leads to whom, and by what it was made."""

from __future__ import annotations

import pytest

from tests.reading import inventory, named
from touchmap import graph as journey
from touchmap.model import Link, PathStep, Send

WAYS = """
touchmap: 1
journey: J
stages:
  pre-purchase:
    web:
      - name: A
        next:
          - {to: B, when: Sure}
          - {to: B, when: In a hurry}
          - A
        sends: M
        parts:
          - name: A1
            next:
              - C
              - A2
              - A
          - A2
      - name: B
        parts:
          - B1
  purchase:
    shop:
      - {name: C, next: b1}
      - {name: D, sends: M}
    email:
      - M
anytime:
  phone:
    - {name: Call, next: C}
paths:
  happy:
    - A
    - B
    - B1
    - C
    - D
"""


def edges() -> dict[str, tuple[str, list[str]]]:
    graph = journey.journey_graph(inventory(WAYS))
    return {
        f"{start.name} {end.name}": (data["kind"], [type(origin).__name__ for origin in data["origins"]])
        for start, end, data in graph.edges(data=True)
    }


def test_every_way_with_what_made_it() -> None:
    assert edges() == {
        "A B": ("next", ["Link", "Link", "PathStep"]),
        "A A": ("next", ["Link"]),
        "A M": ("sends", ["Send"]),
        "A C": ("next", ["Link"]),
        "C B": ("next", ["Link"]),
        "D M": ("sends", ["Send"]),
        "Call C": ("next", ["Link"]),
        "B C": ("path", ["PathStep"]),
        "C D": ("path", ["PathStep"]),
    }


def test_nodes_are_the_touchpoints_in_their_order() -> None:
    one = inventory(WAYS)
    graph = journey.journey_graph(one)
    assert tuple(graph) == one.touchpoints
    assert all(graph.nodes[touchpoint]["touchpoint"] is touchpoint for touchpoint in graph)


def test_origins_are_the_objects_of_the_inventory() -> None:
    one = inventory(WAYS)
    graph = journey.journey_graph(one)
    start, end = named(one, "A"), named(one, "B")
    assert journey.origins(graph, start, end) == (*start.next[:2], one.paths["happy"].steps[1])
    first, second, third = journey.origins(graph, start, end)
    assert (type(first), type(second), type(third)) == (Link, Link, PathStep)
    (mail,) = journey.origins(graph, start, named(one, "M"))
    assert type(mail) is Send


def test_around_a_touchpoint() -> None:
    one = inventory(WAYS)
    graph = journey.journey_graph(one)

    def names(found: object) -> list[str]:
        return sorted(touchpoint.name for touchpoint in found)  # type: ignore[attr-defined]

    assert names(journey.before(graph, named(one, "C"))) == ["A", "B", "Call"]
    assert names(journey.after(graph, named(one, "A"))) == ["B", "C", "M"]
    assert names(journey.reached(graph, [named(one, "B")])) == ["B", "C", "D", "M"]
    assert names(journey.reached(graph, [])) == []
    assert journey.sent(graph, named(one, "M"))
    assert not journey.sent(graph, named(one, "B"))


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        ("{name: A, entry: true}|{name: B, entry: true}|{name: C, next: A}", "A B"),
        ("{name: A, next: B}|B|{name: C, next: C}", "A C"),
        ("{name: A, next: B, entry: false}|B|C", "C"),
        ("{name: A, next: B}|{name: B, next: A}", ""),
    ],
)
def test_entries(touchpoints: str, expected: str) -> None:
    lines = "".join(f"      - {touchpoint}\n" for touchpoint in touchpoints.split("|"))
    text = f"touchmap: 1\njourney: J\nstages:\n  pre-purchase:\n    web:\n{lines}  purchase:\n    web:\n      - Z\n"
    found = journey.entries(journey.journey_graph(inventory(text)))
    assert " ".join(touchpoint.name for touchpoint in found) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("next: B", "", True),
        ("sends: B", "", False),
        ("sends: B", "next: C", True),
        ("sends: B", "next: A", False),
        ("sends: B", "next: B", False),
        ("sends: B", "sends: A", False),
        ("next: A", "", False),
    ],
)
def test_goes_on(first: str, second: str, expected: bool) -> None:
    text = (
        f"touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n      - {{name: A, {first}}}\n"
        f"      - {{name: B, {second}}}\n      - C\n"
    )
    one = inventory(text)
    assert journey.goes_on(journey.journey_graph(one), named(one, "A")) is expected


def test_has_ways() -> None:
    assert journey.has_ways(inventory(WAYS))
    assert not journey.has_ways(inventory("touchmap: 1\njourney: J\nstages: {purchase: {web: [A, B]}}\n"))


SIDES = """
touchmap: 1
journey: J
channels:
  website: {name: Website, kind: digital}
  app: {name: App, kind: digital}
  leaflet: {name: Leaflet, kind: print}
  phone: {name: Phone, kind: human}
  shop: {name: Shop, kind: physical}
  plain: Plain
  others: {name: Others, kind: human, ownership: external}
stages:
  purchase:
    CHANNEL:
      - {name: A, owner: web, ROLE}
    TO:
      - {name: B, OWNER}
"""


@pytest.mark.parametrize(
    ("start", "end", "owner", "role", "expected"),
    [
        ("website", "website", "owner: e-com", "", None),
        ("leaflet", "leaflet", "owner: e-com", "", None),
        ("plain", "plain", "owner: e-com", "", None),
        ("phone", "phone", "owner: care", "", "owner"),
        ("phone", "phone", "owner: web", "", None),
        ("shop", "shop", "owner: till", "", "owner"),
        ("website", "app", "owner: mobile", "", "owner"),
        ("website", "app", "owner: web", "", None),
        ("website", "app", "", "", None),
        ("website", "plain", "owner: mobile", "", "owner"),
        ("website", "shop", "owner: web", "", None),
        ("website", "phone", "owner: web", "", "people"),
        ("website", "phone", "", "", "people"),
        ("website", "phone", "owner: care", "", "owner"),
        ("phone", "website", "owner: web", "", None),
        ("website", "phone", "owner: care", "role: advert", None),
        ("website", "phone", "owner: care", "role: review", None),
        ("website", "phone", "owner: care", "role: order", "owner"),
        ("website", "others", "owner: them", "", None),
        ("others", "phone", "owner: care", "", None),
        ("website", "phone", "owner: care, ownership: partner", "", "owner"),
        ("website", "phone", "owner: care, ownership: customer", "", None),
    ],
)
def test_where_others_take_over(start: str, end: str, owner: str, role: str, expected: str | None) -> None:
    text = SIDES.replace("CHANNEL", start).replace("OWNER", owner).replace("ROLE", role)
    text = text.replace("    TO:\n", "" if start == end else f"    {end}:\n")
    one = inventory(text)
    assert journey.handover(named(one, "A"), named(one, "B")) == expected
