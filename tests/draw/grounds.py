"""What lies beneath the texts and marks of a sheet: the colour of the last thing that was painted there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from touchmap.draw.shapes import Area, Band, Box, Group, Item, Mark, Point, Rect, Sheet, Text

Painted = Area | Band | Box | Mark


def texts(sheet: Sheet) -> Iterator[tuple[Group, Text, set[str]]]:
    """Every text with its group and the colours beneath it."""
    for group, item, under in _items(sheet):
        if isinstance(item, Text) and item.text.strip():
            yield group, item, {_colour(sheet, under, point) for point in _along(item)}


def marks(sheet: Sheet) -> Iterator[tuple[Group, Mark, set[str]]]:
    """Every mark with its group and the colours around it."""
    for group, item, under in _items(sheet):
        if isinstance(item, Mark):
            reach = item.width / 2 + 1.0
            around = [(item.x - reach, item.y), (item.x + reach, item.y), (item.x, item.y + reach)]
            yield group, item, {_colour(sheet, under, point) for point in around}


def outlines(sheet: Sheet) -> Iterator[tuple[Group, Box, set[str]]]:
    """Every box with its group and the colours right outside it, in the middle of its sides."""
    for group, item, under in _items(sheet):
        if isinstance(item, Box) and (item.line or item.fill):
            rect = item.rect.grown(1.5)
            x, y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
            around = [(rect.x0, y), (rect.x1, y), (x, rect.y0), (x, rect.y1)]
            yield group, item, {_colour(sheet, under, point) for point in around}


def ground(sheet: Sheet, point: Point) -> str:
    """The colour of backdrop and bands at `point`, where arrows and lines lie."""
    return _colour(sheet, [*_areas(sheet), *sheet.bands], point)


def _items(sheet: Sheet) -> Iterator[tuple[Group, Item, list[Painted]]]:
    painted: list[Painted] = [*_areas(sheet), *sheet.bands]
    for group in sheet.groups:
        for item in group.items:
            yield group, item, painted
            if not isinstance(item, Text) and item.fill:
                painted.append(item)


def _areas(sheet: Sheet) -> list[Area]:
    return [figure for figure in sheet.backdrop if isinstance(figure, Area)]


def _along(text: Text) -> list[Point]:
    rect = text.rect
    middle = text.y - 0.35 * text.size
    return [(rect.x0 + share * rect.width, middle) for share in (0.02, 0.25, 0.5, 0.75, 0.98)]


def _colour(sheet: Sheet, painted: Sequence[Painted], point: Point) -> str:
    for thing in reversed(painted):
        if _holds(thing, point):
            return thing.fill
    return sheet.paper


def _holds(thing: Painted, point: Point) -> bool:
    if isinstance(thing, Mark):
        return ((point[0] - thing.x) / thing.width) ** 2 + ((point[1] - thing.y) / thing.height) ** 2 <= 0.25
    if isinstance(thing, Area):
        return _box(thing.points).holds(point) and _inside(thing.points, point)
    return thing.rect.holds(point)


def _box(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _inside(points: Sequence[Point], point: Point) -> bool:
    """Whether a ray to the right meets the outline an odd number of times."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in pairwise([*points, points[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1
