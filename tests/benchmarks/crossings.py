"""How often arrows cross: on our map, as its layout says; on one of Graphviz's, as its curves show."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from touchmap import model, source
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.plan import plan
from touchmap.draw.theme import theme
from touchmap.draw.view import picture
from touchmap.words import words_in

Point = tuple[float, float]
_STEPS = 6  # straight pieces that a curve is taken for
_CELL = 100.0  # points; pieces are only compared with those near them


def ours(inventory: Path) -> int:
    """On the map of lanes."""
    read, _ = model.load(source.parse(inventory.read_bytes(), inventory.name))
    assert read is not None
    words = words_in(read.journey.language)
    shown = picture(read, run([read], Settings()), words)
    return plan(shown, Brush(theme("light"), words)).layout.crossings


def dots(program: str, graph: Path, limit: float) -> int | None:
    """On the drawing of the program `dot`; None when that takes longer than `limit` seconds."""
    try:
        told = subprocess.run([program, "-Tjson0", str(graph)], capture_output=True, timeout=limit, check=True).stdout
    except subprocess.TimeoutExpired:
        return None
    return count([list(_flattened(edge["pos"])) for edge in json.loads(told)["edges"]])


def _flattened(pos: str) -> Iterator[Point]:
    """The polyline that an edge's Bézier curves are close to."""
    points = [_point(pair) for pair in pos.split(" ") if not pair.startswith(("e,", "s,"))]
    yield points[0]
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            u = 1 - t
            yield tuple(u**3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t**3 * d[i] for i in (0, 1))  # type: ignore[misc]


def _point(pair: str) -> Point:
    x, y = pair.split(",")
    return float(x), float(y)


def count(lines: Sequence[Sequence[Point]]) -> int:
    """How often polylines cross each other."""
    cells: dict[tuple[int, int], list[tuple[int, Point, Point]]] = defaultdict(list)
    found: set[tuple[int, int, int, int]] = set()
    for number, line in enumerate(lines):
        for a, b in pairwise(line):
            for cell in _cells(a, b):
                for other, c, d in cells[cell]:
                    if other != number and (at := _meet(a, b, c, d)):
                        found.add((other, number, *at))
                cells[cell].append((number, a, b))
    return len(found)


def _cells(a: Point, b: Point) -> Iterator[tuple[int, int]]:
    for x in range(int(min(a[0], b[0]) // _CELL), int(max(a[0], b[0]) // _CELL) + 1):
        for y in range(int(min(a[1], b[1]) // _CELL), int(max(a[1], b[1]) // _CELL) + 1):
            yield x, y


def _meet(a: Point, b: Point, c: Point, d: Point) -> tuple[int, int] | None:
    """Where two pieces cross, to the point."""
    across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if not across:
        return None
    t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / across
    u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / across
    if not (0 < t < 1 and 0 < u < 1):
        return None
    return round(a[0] + t * (b[0] - a[0])), round(a[1] + t * (b[1] - a[1]))
