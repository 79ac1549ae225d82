"""What happens behind the touchpoints, each text under the column of its card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card, Picture

_PAD, _GAP = 9.0, 10.0
_LINES = 6  # of one text
_TEXTS = 5  # of one card


@dataclass(frozen=True, slots=True)
class _Cell:
    card: Card
    lines: tuple[str, ...]
    rect: Rect


class Backstage:
    """The texts in their places, from y = 0 down; `height` is 0 where they were not asked for.

    Where none is declared, the row says so.
    """

    def __init__(
        self, picture: Picture, columns: Mapping[str, Rect], stages: Sequence[Span], brush: Brush
    ) -> None:  # fmt: skip
        self.brush = brush
        self.shown = picture.backstage
        self.cells = list(_cells(picture, columns, stages, brush)) if self.shown else []
        self.height = max((cell.rect.y1 for cell in self.cells), default=0.0) + 2 * _PAD if self.shown else 0.0

    def draw(self, across: Span, row: Span) -> Iterator[Group]:
        """Every text in a box of its own."""
        brush = self.brush
        if not self.cells:
            size = brush.theme.sizes.note_action
            words = brush.text(
                across.start + _PAD, (row.start + row.end) / 2 + 0.36 * size, brush.say("backstage.none"), size,
                brush.theme.colours.quiet, room=across.end - across.start - 2 * _PAD,
            )  # fmt: skip
            yield Group("backstage-none", "backstage", [words])
        for cell in self.cells:
            yield _draw(cell, row.start + _PAD, brush)


def _cells(
    picture: Picture, columns: Mapping[str, Rect], stages: Sequence[Span], brush: Brush
) -> Iterator[_Cell]:  # fmt: skip
    """Those of one column below each other; below all of them what is there any time, as wide as its stages."""
    filled: dict[float, float] = {}
    for card in picture.cards:
        if card.backstage:
            place = columns[card.key]
            cell = _cell(card, Span(place.x0, place.x1), filled.get(place.x0, 0.0), brush)
            filled[place.x0] = cell.rect.y1 + _GAP
            yield cell
    y = max(filled.values(), default=0.0)
    for bar in picture.bars:
        if bar.card.backstage:
            cell = _cell(bar.card, Span(stages[bar.first].start + _PAD, stages[bar.last].end - _PAD), y, brush)
            y = cell.rect.y1 + _GAP
            yield cell


def _cell(card: Card, span: Span, y: float, brush: Brush) -> _Cell:
    sizes = brush.theme.sizes
    room = span.end - span.start - 2 * _PAD
    several = "· " if len(card.backstage) > 1 else ""
    lines = [
        line
        for text in card.backstage[:_TEXTS]
        for line in brush.wrap(several + text, sizes.note_action, room, _LINES)
    ]  # fmt: skip
    if len(card.backstage) > _TEXTS:
        lines.append(brush.say("more", n=len(card.backstage) - _TEXTS))
    height = 1.6 * _PAD + sizes.note_name + len(lines) * brush.leading(sizes.note_action) + 2
    return _Cell(card, tuple(lines), Rect(span.start, y, span.end, y + height))


def _draw(cell: _Cell, top: float, brush: Brush) -> Group:
    sizes, colours = brush.theme.sizes, brush.theme.colours
    rect = cell.rect.moved(dy=top)
    x, y = rect.x0 + _PAD, rect.y0 + 0.8 * _PAD + 0.8 * sizes.note_name
    name = brush.say("tip.name", number=cell.card.number, name=cell.card.name)
    items: list[Item] = [Box(rect, colours.paper, colours.rule, 1.0)]
    items.append(brush.text(x, y, name, sizes.note_name, colours.quiet, room=rect.width - 2 * _PAD))
    y += brush.leading(sizes.note_action) + 2
    words = colours.quiet if cell.card.dimmed else colours.ink
    items += brush.lines(x, y, cell.lines, sizes.note_action, words)
    title = "\n".join((name, *cell.card.backstage))
    return Group(f"backstage-{cell.card.number}", "backstage", items, title, about=cell.card.id)
