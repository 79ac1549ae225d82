"""The coverage strip: one cell per touchpoint, those that are asked about first, stage by stage.

Where not all names of a stage have room, its cells have numbers; where these have none, nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card, Picture
from touchmap.draw.wrap import ELLIPSIS

_HEAD = 28.0
_GAP = 3.0
_NARROW_GAP = 0.2  # of a cell with its gap: what the gap takes at most
_SIDE = 4.0
_LINES = 3
_ORDER = {"on-target": 0, "near": 0, "below-target": 0, "asked": 0, "overall": 1, "nobody": 2}


def draw_strip(picture: Picture, stages: Sequence[Span], top: float, brush: Brush) -> list[Group]:
    """The strip of each stage under its columns."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    by_key = {card.key: card for card in picture.cards}
    groups = []
    for stage, span in zip(picture.stages, stages, strict=True):
        counted = [by_key[key] for key in stage.cards if by_key[key].verdict in _ORDER]
        counted.sort(key=lambda card: _ORDER[card.verdict])
        left, right = span.start + 10, span.end - 10
        y = top + 18
        items: list[Item] = []
        x = left
        if stage.percent is not None:
            share = brush.text(x, y, brush.words.numbers.percent(int(stage.percent)), sizes.phase, bold=True)
            items.append(share)
            x += share.width + 10
        note = brush.text(x, y, stage.note, sizes.lane_note, colours.quiet, room=right - x)
        items.append(note)
        if counted:
            step = (right - left) / len(counted)
            wide = step - min(_GAP, _NARROW_GAP * step)
            texts = _texts(counted, wide - 2 * _SIDE, brush)
            for index, (card, lines) in enumerate(zip(counted, texts, strict=True)):
                start = left + index * step
                items += _cell(card, lines, Rect(start, top + _HEAD, start + wide, top + sizes.strip_height), brush)
        groups.append(Group(f"{stage.id}-coverage", "coverage", items))
    return groups


def _texts(cards: Sequence[Card], room: float, brush: Brush) -> list[tuple[str, ...]]:
    """What stands in each cell: the names if all have room, else the numbers, else nothing."""
    size = brush.theme.sizes.strip
    if all(_fits(card.name, size, room, brush) for card in cards):
        return [brush.wrap(card.name, size, room, _LINES) for card in cards]
    numbers = [brush.words.numbers.whole(card.number) for card in cards]
    if max(width(number, size) for number in numbers) > room:
        return [()] * len(cards)
    return [(number,) for number in numbers]


def _fits(name: str, size: float, room: float, brush: Brush) -> bool:
    """Whether a name has room in a cell, each of its words in one piece."""
    if any(width(word, size) > room for word in name.split()):
        return False
    return not brush.wrap(name, size, room, _LINES)[-1].endswith(ELLIPSIS)


def _cell(card: Card, lines: tuple[str, ...], rect: Rect, brush: Brush) -> list[Item]:
    colours, size = brush.theme.colours, brush.theme.sizes.strip
    match _ORDER[card.verdict]:
        case 0:
            box, colour = Box(rect, colours.fair), colours.on_fair
        case 1:
            box, colour = Box(rect, colours.overall.ground, colours.overall.line, 1.0), colours.overall.words
        case _:
            box, colour = Box(rect, colours.nobody.ground, colours.nobody.line, 1.4, dashed=True), colours.nobody.words
    y = (rect.y0 + rect.y1 - (len(lines) - 1) * brush.leading(size)) / 2 + 0.36 * size
    return [box, *brush.lines((rect.x0 + rect.x1) / 2, y, lines, size, colour, anchor="middle")]
