"""A touchpoint's card: how tall it must be, and everything on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from touchmap.draw.measure import width
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card
from touchmap.draw.wrap import ELLIPSIS

NAME_LINES = 4
_TOP, _BOTTOM = 9.0, 9.0  # from the outline to the first capital letter and from the last baseline
_SMALLEST = 0.8  # of the size in the theme: what a name may shrink to for the sake of a long word
_NAME_GAP = 7.0  # between the name and what stands below it
_NUMBER_GAP = 6.0
_MARK = 10.0
_MARK_GAP = 5.0
_STAR = 27.0
_DISC = 19.0
_BADGE_PAD = 12.0
_BADGE_HIGH = 5.5  # taller than its letters
_BADGE_OVER = 2.5  # of it over the outline; the name begins well below
_DISCS = 3  # the list below the lanes has them all
_CAP = 0.73  # of the font size: how tall capital letters are


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a card, wrapped, and the height that they need."""

    name: tuple[str, ...]
    size: float
    indent: float
    below: tuple[tuple[str, float], ...]
    height: float


def content(card: Card, brush: Brush) -> Content:
    """What stands on `card`, broken into lines that fit its width."""
    sizes = brush.theme.sizes
    room = sizes.card_width - 2 * sizes.card_pad
    indent = width(str(card.number), sizes.card_number, True) + _NUMBER_GAP
    size, name = _name(card.name, room - indent, brush)
    below = [(text, sizes.card_small) for text in (card.small, *card.jumps) if text]
    height = (
        _TOP + _CAP * size + (len(name) - 1) * brush.leading(size)
        + _NAME_GAP + sizes.card_line + sum(_step(brush, size) for _, size in below) + _BOTTOM
    )  # fmt: skip
    return Content(name, size, indent, tuple(below), height)


def _name(text: str, room: float, brush: Brush) -> tuple[float, tuple[str, ...]]:
    """The size and the lines of a name: smaller where that spares it the ellipsis."""
    largest = brush.theme.sizes.card_name
    fits = _name_size(text, largest, room)
    for size in (fits, 0.9 * largest, _SMALLEST * largest):
        lines = brush.wrap(text, min(size, fits), room, NAME_LINES, bold=True)
        if not lines[-1].endswith(ELLIPSIS):
            return min(size, fits), lines
    return fits, brush.wrap(text, fits, room, NAME_LINES, bold=True)


def _name_size(name: str, size: float, room: float) -> float:
    """A little less than `size` where that keeps the longest word of `name` in one piece."""
    longest = max((width(word, size, True) for word in name.split()), default=0.0)
    smaller = size * room / longest if longest > room else size
    return math.floor(smaller * 10) / 10 if smaller >= _SMALLEST * size else size


def draw_card(card: Card, inside: Content, rect: Rect, brush: Brush, badge_low: bool = False) -> Group:
    """The card in its place; what is below the name is at the foot, so that it lines up along a lane.

    `badge_low` puts what an audit found at the lower corner, where the upper one is in an arrow's way.
    """
    sizes, colours = brush.theme.sizes, brush.theme.colours
    look = brush.look(card.verdict)
    left, right = rect.x0 + sizes.card_pad, rect.x1 - sizes.card_pad
    dashed = card.verdict == "nobody"
    items: list[Item] = [
        Box(rect, look.ground, look.line, sizes.outline, rounded=True, dashed=dashed),
    ]
    top = rect.y0 + _TOP + _CAP * inside.size
    items.append(brush.text(left, top, str(card.number), sizes.card_number, colours.quiet, bold=True))
    items += brush.lines(left + inside.indent, top, inside.name, inside.size, bold=True)
    y = rect.y1 - _BOTTOM - sum(_step(brush, size) for _, size in inside.below)
    items += feedback(card, left, y, right - left, brush)
    for text, size in inside.below:
        y += _step(brush, size)
        items.append(brush.text(left, y, text, size, colours.quiet, room=right - left))
    items += badges(card, rect, brush, low=badge_low)
    if card.moment:
        items.append(brush.star(rect.x0 - 4, rect.y0 - 4, _STAR, card.heard))
    for index, number in enumerate(card.pains[:_DISCS]):
        items += brush.disc(rect.x0 - 1 + index * (_DISC + 2), rect.y1 + (1 if index else 0), _DISC, number)
    return Group(card.id, f"card {card.verdict}", items, card.tooltip, card.link)


def feedback(card: Card, x: float, y: float, room: float, brush: Brush) -> list[Item]:
    """The line that says how a touchpoint stands, with its baseline at `y`."""
    sizes = brush.theme.sizes
    look = brush.look(card.verdict)
    scored = card.verdict in ("on-target", "near", "below-target", "asked")
    indent = _MARK + _MARK_GAP
    return [
        *brush.verdict(card.verdict, x + _MARK / 2, y - 0.36 * sizes.card_line, _MARK),
        brush.text(x + indent, y, card.feedback, sizes.card_line, look.words, bold=scored, room=room - indent),
    ]


def badge_rect(card: Card, rect: Rect, brush: Brush, *, low: bool = False) -> Rect | None:
    """Where the badge of `card` is: outside, at a corner to the right, only just over the outline."""
    if not card.badges:
        return None
    size = brush.theme.sizes.badge
    wide = width(_badge_text(card, brush, low=low), size, True) + _BADGE_PAD
    high = size + _BADGE_HIGH
    y = rect.y1 - _BADGE_OVER if low else rect.y0 + _BADGE_OVER - high
    return Rect(rect.x1 + 5 - wide, y, rect.x1 + 5, y + high)


def badges(card: Card, rect: Rect, brush: Brush, *, low: bool = False) -> list[Item]:
    """What an audit found, in words."""
    box = badge_rect(card, rect, brush, low=low)
    if box is None:
        return []
    colours, size = brush.theme.colours, brush.theme.sizes.badge
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return [
        Box(box, colours.bad, rounded=True),
        brush.centred(*middle, _badge_text(card, brush, low=low), size, colours.on_bad, bold=True),
    ]


def _badge_text(card: Card, brush: Brush, *, low: bool) -> str:
    """The first badge, and how many more there are; the tooltip has them all. At the foot pains may stand before it."""
    sizes = brush.theme.sizes
    taken = min(len(card.pains), _DISCS) * (_DISC + 2) if low else 0.0
    more = f" {brush.say('more', n=len(card.badges) - 1)}" if len(card.badges) > 1 else ""
    room = min(sizes.card_width * 0.7, sizes.card_width - taken - _BADGE_PAD) - width(more, sizes.badge, True)
    (text,) = brush.wrap(card.badges[0], sizes.badge, room, 1, bold=True)
    return text + more


def _step(brush: Brush, size: float) -> float:
    return brush.leading(size) + 2.5
