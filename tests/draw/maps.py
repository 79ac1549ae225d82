"""From the text of an inventory to its sheet, and what must hold on every sheet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.dot import dot
from touchmap.draw.drawing import sheet
from touchmap.draw.ink import name
from touchmap.draw.measure import width
from touchmap.draw.options import Options
from touchmap.draw.shapes import Arrow, Box, Group, Item, Mark, Point, Rect, Sheet, Text
from touchmap.draw.view import Picture, picture
from touchmap.draw.words import ENGLISH

ROWS = ("pain", "score", "backstage")
"""The classes of what stands in the rows below the lanes."""
EDGE = 0.75  # points that an outline or a rounded figure may be off


def pictured(text: str, **wanted: Any) -> Picture:
    """What the map of the inventory in `text` shows; `wanted` are Options."""
    read = inventory(text)
    return picture(read, run([read], Settings()), ENGLISH, Options(**wanted))


def drawn(text: str, **wanted: Any) -> Sheet:
    """The sheet of the inventory in `text`; `wanted` are Options."""
    read = inventory(text)
    return sheet(read, run([read], Settings()), Options(**wanted))


def cards(sheet: Sheet) -> list[Group]:
    """The groups that are touchpoints, bars included."""
    return [group for group in sheet.groups if group.classes.split()[0] == "card"]


def outline(group: Group) -> Rect:
    """The box of a card."""
    first = group.items[0]
    assert isinstance(first, Box)
    return first.rect


def check(sheet: Sheet) -> None:
    """No text leaves its card, no two cards overlap, no arrow runs through a card or along another."""
    check_texts(sheet)
    check_cards(sheet)
    check_arrows(sheet)
    dot(sheet)


def check_texts(sheet: Sheet) -> None:
    page = Rect(0, 0, sheet.width, sheet.height)
    for group in sheet.groups:
        frames = [frame for item in group.items if (frame := _frame(item)) is not None]
        for item in group.items:
            if isinstance(item, Text):
                assert math.isclose(item.width, width(item.text, item.size, item.bold)), item
                assert _within(item.rect, page), (group.id, item)
                if group.classes.split()[0] in ("card", "pain", "label", "way-words", "backstage") and frames:
                    assert any(_within(item.rect, frame) for frame in frames), (group.id, item)
                if group.classes == "legend":
                    assert item.rect.x1 <= sheet.width
    for group in sheet.groups:
        if group.classes.split()[0] in ("card", "stage", "label", "coverage", "legend"):
            texts = [_capitals(item) for item in group.items if isinstance(item, Text)]
            for index, rect in enumerate(texts):
                assert not any(rect.meets(other) for other in texts[:index]), (group.id, group.items)
    check_apart(sheet)


def check_apart(sheet: Sheet) -> None:
    """No two texts of the title band meet, nor two of the rows below the lanes."""
    apart = [group for group in sheet.groups if group.classes.split()[0] in ("names", "persona", "figures", *ROWS)]
    written = sorted((_capitals(item), group.id) for group in apart for item in group.items if isinstance(item, Text))
    for index, (rect, where) in enumerate(written):
        for other, there in written[index + 1 :]:
            if other.x0 >= rect.x1:
                break
            assert not rect.meets(other), (where, there)


def check_cards(sheet: Sheet) -> None:
    places = [
        outline(group)
        for group in sheet.groups
        if group.classes.split()[0] in ("card", "label", *ROWS) and isinstance(group.items[0], Box)
    ]
    for index, rect in enumerate(places):
        assert not any(rect.meets(other) for other in places[:index])
    named = [*sheet.groups, *sheet.arrows, *sheet.bands]
    assert not [key for key, times in Counter(name(thing.id) for thing in named).items() if times > 1]


def check_arrows(sheet: Sheet) -> None:
    ways = [arrow for arrow in sheet.arrows if arrow.classes.startswith("way")]
    places = {group.id: outline(group).grown(-1.0) for group in cards(sheet)}
    straights: list[tuple[bool, float, float, float, tuple[str, str]]] = []
    for arrow in ways:
        for a, b in _segments(arrow):
            box = Rect(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            for group, rect in places.items():
                assert not _crosses(box, rect), (arrow.id, group)
        for (ax, ay), (bx, by) in _straights(arrow):
            pair = (arrow.source, arrow.target)
            if abs(ax - bx) < 0.01:
                straights.append((True, ax, min(ay, by), max(ay, by), pair))
            elif abs(ay - by) < 0.01:
                straights.append((False, ay, min(ax, bx), max(ax, bx), pair))
    straights.sort(key=lambda line: line[:4])
    for index, (upright, at, low, high, pair) in enumerate(straights):
        for other_upright, other_at, other_low, other_high, other in straights[index + 1 :]:
            if other_upright != upright or other_at - at > 1.0:
                break
            assert other == pair or min(high, other_high) - max(low, other_low) <= 20, (pair, other)


def check_heads(sheet: Sheet) -> None:
    """Arrows end at the border of their card, and enter it from above, from below or from where readers come from."""
    places = {group.id: outline(group) for group in cards(sheet)}
    for arrow in sheet.arrows:
        if arrow.classes.startswith("way"):
            (x, y), (tip_x, tip_y) = arrow.pieces[-1][-1], arrow.tip
            onward = x - tip_x if sheet.leftward else tip_x - x
            assert abs(tip_y - y) > 9 if abs(onward) < 0.01 else onward > 9, arrow
            card = places[arrow.target]
            assert card.grown(0.1).holds(arrow.tip), arrow
            assert not card.grown(-0.1).holds(arrow.tip), arrow


def passes(arrow: Arrow, box: Rect) -> bool:
    """Whether the line of `arrow` comes into `box`."""
    return any(
        _crosses(Rect(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), box)
        for a, b in _segments(arrow)
    )


def _capitals(text: Text) -> Rect:
    """Where the capital letters of a line stand, with a little room below."""
    return Rect(text.rect.x0 + 0.5, text.y - 0.74 * text.size, text.rect.x1 - 0.5, text.y + 0.06 * text.size)


def _frame(item: Item) -> Rect | None:
    if isinstance(item, Box):
        return item.rect
    if isinstance(item, Mark):
        return Rect(item.x, item.y, item.x, item.y).grown(item.width / 2)
    return None


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x0 >= outer.x0 - EDGE
        and inner.x1 <= outer.x1 + EDGE
        and inner.y0 >= outer.y0 - EDGE
        and inner.y1 <= outer.y1 + EDGE
    )


def _crosses(segment: Rect, box: Rect) -> bool:
    return segment.x0 < box.x1 and segment.x1 > box.x0 and segment.y0 < box.y1 and segment.y1 > box.y0


def _segments(arrow: Arrow) -> Iterator[tuple[Point, Point]]:
    """The line in short straight stretches, its head included."""
    for piece in arrow.pieces:
        for start in range(0, len(piece) - 1, 3):
            points = [_bezier(piece[start : start + 4], step / 6) for step in range(7)]
            yield from pairwise(points)
    yield arrow.pieces[-1][-1], arrow.tip


def _straights(arrow: Arrow) -> Iterator[tuple[Point, Point]]:
    for piece in arrow.pieces:
        for start in range(0, len(piece) - 1, 3):
            a, b, c, d = piece[start : start + 4]
            if max(abs(p[0] - a[0]) for p in (b, c, d)) < 0.01 or max(abs(p[1] - a[1]) for p in (b, c, d)) < 0.01:
                yield a, d
    yield arrow.pieces[-1][-1], arrow.tip


def _bezier(points: object, t: float) -> Point:
    a, b, c, d = points  # type: ignore[misc]
    u = 1 - t
    return (
        u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
        u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
    )
