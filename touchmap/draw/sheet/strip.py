"""The coverage strip: one cell per touchpoint, those that are asked about first, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card, Picture

HEIGHT = 82.0
_HEAD = 28.0
_GAP = 3.0
_NARROW = 44.0  # points; a cell narrower than this has only a number
_SLIVER = 13.0  # and one narrower than this has nothing
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
            share = brush.text(x, y, f"{int(stage.percent)}%", sizes.phase, bold=True)
            items.append(share)
            x += share.width + 10
        note = brush.text(x, y, stage.note, sizes.lane_note, colours.quiet, room=right - x)
        items.append(note)
        if counted:
            wide = (right - left - _GAP * (len(counted) - 1)) / len(counted)
            for index, card in enumerate(counted):
                start = left + index * (wide + _GAP)
                items += _cell(card, Rect(start, top + _HEAD, start + wide, top + HEIGHT), brush)
        groups.append(Group(f"{stage.id}-coverage", "coverage", items))
    return groups


def _cell(card: Card, rect: Rect, brush: Brush) -> list[Item]:
    colours, size = brush.theme.colours, brush.theme.sizes.strip
    match _ORDER[card.verdict]:
        case 0:
            box, colour = Box(rect, colours.fair), colours.on_stage
        case 1:
            box, colour = Box(rect, colours.overall.ground, colours.overall.line, 1.0), colours.overall.words
        case _:
            box, colour = Box(rect, colours.paper, colours.nobody.line, 1.0, dashed=True), colours.nobody.words
    text = card.name if rect.width >= _NARROW else str(card.number)
    if rect.width < _SLIVER:
        return [box]
    lines = brush.wrap(text, size, rect.width - 2 * _SIDE, _LINES)
    y = (rect.y0 + rect.y1 - (len(lines) - 1) * brush.leading(size)) / 2 + 0.36 * size
    return [box, *brush.lines((rect.x0 + rect.x1) / 2, y, lines, size, colour, anchor="middle")]
