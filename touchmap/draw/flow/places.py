"""Where `dot` has put everything, read from its JSON: sheet coordinates, points, y downwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.flow.graph import CLUSTER, Size
from touchmap.draw.flow.order import SPARE
from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Point, Rect
from touchmap.draw.view import Picture


@dataclass(frozen=True, slots=True)
class Bend:
    """A curved arrow: Bézier control points, of which the first is at its card, and the point of its head."""

    points: tuple[Point, ...]
    tip: Point
    label: Rect | None = None

    def pieces(self, origin: Point = (0.0, 0.0)) -> list[list[Point]]:
        """The curve in one piece, counted from `origin`."""
        return [[(x + origin[0], y + origin[1]) for x, y in self.points]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is; `stages` are the stretches that the cards of each stage take.

    `spare` are the middles of what is empty in the last row of each stage's cards without arrows.
    """

    width: float
    height: float
    cards: dict[str, Rect]
    stages: list[Span]
    routes: dict[str, Bend]
    spare: list[list[Point]] = field(default_factory=list)


def places(told: bytes, picture: Picture, cards: Mapping[str, Size], words: Mapping[str, Size]) -> Places:
    """What `dot` told of the graph `bare(picture, cards, words)`; DrawingFailed if that makes no sense."""
    try:
        return _places(json.loads(told), picture, cards, words)
    except (ValueError, KeyError, IndexError, TypeError) as problem:
        raise DrawingFailed(f"Graphviz arranged the flow in a way touchmap does not understand ({problem}).") from None


def _places(told: Any, picture: Picture, cards: Mapping[str, Size], words: Mapping[str, Size]) -> Places:
    _, _, width, height = _numbers(told["bb"])
    found = {thing["name"]: thing for thing in told["objects"]}
    boxes: dict[str, Rect] = {}
    for card in picture.cards:
        middle = _point(found[f"t{card.number}"]["pos"], height)
        boxes[card.key] = _around(middle, cards[card.key])
    spans = []
    for index in range(len(picture.stages)):
        left, _, right, _ = _numbers(found[f"{CLUSTER}{index}"]["bb"])
        spans.append(Span(left, right))
    drawn = {edge["id"]: edge for edge in told.get("edges", ()) if "id" in edge}
    routes = {}
    for index, way in enumerate(picture.ways):
        edge, size = drawn[str(index)], words.get(way.id)
        label = None if size is None else _around(_point(edge["lp"], height), size)
        tip, *points = (_point(pair.removeprefix("e,"), height) for pair in edge["pos"].split(" "))
        if not edge["pos"].startswith("e,") or len(points) % 3 != 1 or len(points) < 4:
            raise ValueError("an arrow without a head")
        routes[way.id] = _reaching(points, tip, label, boxes[way.source], boxes[way.target])
    spare = [
        [_point(thing["pos"], height) for name, thing in found.items() if name.startswith(f"{SPARE}{index}_")]
        for index in range(len(picture.stages))
    ]
    return Places(width, height, boxes, spans, routes, spare)


def _reaching(points: list[Point], tip: Point, label: Rect | None, source: Rect, target: Rect) -> Bend:
    """From border to border: `dot` keeps clear of cards, so its arrows end before them."""
    start, end = _towards(points[0], source), _towards(tip, target)
    first = [_moved(point, points[0], start) for point in points[:2]]
    last = [_moved(point, tip, end) for point in points[-2:]]
    return Bend((*first, *points[2:-2], *last), end, label)


def _towards(point: Point, card: Rect) -> Point:
    """Where a line from `point` to the middle of `card` meets its border."""
    x, y = (card.x0 + card.x1) / 2, (card.y0 + card.y1) / 2
    dx, dy = point[0] - x, point[1] - y
    reach = max(abs(dx) / (card.width / 2), abs(dy) / (card.height / 2))
    return (x + dx / reach, y + dy / reach) if reach > 1 else point


def _moved(point: Point, before: Point, after: Point) -> Point:
    return point[0] + after[0] - before[0], point[1] + after[1] - before[1]


def _around(middle: Point, size: Size) -> Rect:
    (x, y), (wide, high) = middle, size
    return Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _point(pair: str, height: float) -> Point:
    x, y = _numbers(pair)
    return x, height - y


def _numbers(text: str) -> Sequence[float]:
    return [float(number) for number in text.split(",")]
