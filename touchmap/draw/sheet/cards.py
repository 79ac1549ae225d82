"""A touchpoint's card: how tall it must be, and everything on it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchmap.draw.letters import shown
from touchmap.draw.measure import width
from touchmap.draw.shapes import Box, Group, Item, Mark, Rect, Text
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Card
from touchmap.draw.view.parts import Part
from touchmap.draw.wrap import ELLIPSIS, widest

_SMALLEST = 0.8  # of the size in the theme: what a name may shrink to for the sake of a long word
_NUMBER_GAP = 6.0
_SIGN = 26.0  # what the letter of a tint may take of the last line
_MARK = 10.0
_MARK_GAP = 5.0
_STAR = 27.0
_BADGE_PAD = 12.0
_BADGE_HIGH = 5.5  # taller than its letters
_BADGE_OVER = 2.5  # of it over the outline; the name begins well below
_DISCS = 3  # the list below the lanes has them all
_CAP = 0.73  # of the font size: how tall capital letters are
_LINES = 2  # of the owner and what else is small, of a way without an arrow, of a part
_BULLET, _INDENT, _DEEPEST = 3.2, 9.0, 4  # the dot before a part; how far those inside a part stand in, and how often
_PARTS_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a card, wrapped, and the height that they need."""

    name: tuple[str, ...]
    size: float
    parts: tuple[tuple[str, float, bool], ...]
    """Each line with how far it stands in, and whether a part begins there."""
    below: tuple[tuple[str, float], ...]
    height: float


def content(card: Card, brush: Brush) -> Content:
    """What stands on `card`, broken into lines that fit its width."""
    sizes = brush.theme.sizes
    room = sizes.card_width - 2 * sizes.card_pad
    number = width(brush.words.numbers.whole(card.number), sizes.card_number, True) + _NUMBER_GAP
    size, name = _name(card.name, room, number, brush)
    parts = tuple(_parts(card.parts, room, brush))
    signed = _SIGN if card.tint and card.tint.sign else 0.0
    below = [
        (line, sizes.card_small)
        for text in (card.small, *card.jumps)
        for line in brush.wrap(text, sizes.card_small, room - signed, _LINES)
        if line
    ]
    height = (
        2 * sizes.card_top + _CAP * size + (len(name) - 1) * brush.leading(size)
        + (_PARTS_GAP + len(parts) * brush.leading(sizes.card_small) if parts else 0.0)
        + sizes.card_gap + sizes.card_line + sum(_step(brush, size) for _, size in below)
    )  # fmt: skip
    return Content(name, size, parts, tuple(below), height)


def _parts(parts: Sequence[Part], room: float, brush: Brush) -> Iterator[tuple[str, float, bool]]:
    size = brush.theme.sizes.card_small
    for part in parts:
        indent = _INDENT * min(part.level, _DEEPEST)
        text = f"{part.name} ({part.hidden})" if part.hidden else part.name
        for index, line in enumerate(brush.wrap(text, size, room - indent, _LINES)):
            yield line, indent, index == 0


def _name(text: str, room: float, number: float, brush: Brush) -> tuple[float, tuple[str, ...]]:
    """The size and the lines of a name: smaller where that spares it the ellipsis."""
    largest = brush.theme.sizes.card_name
    fits = min(_name_size(text, largest, room), _name_size(text.split(" ")[0], largest, room - number))
    for size in (fits, 0.9 * largest, _SMALLEST * largest):
        lines = _beside(text, min(size, fits), room, number, brush)
        if not lines[-1].endswith(ELLIPSIS):
            return min(size, fits), lines
    return fits, _beside(text, fits, room, number, brush)


def _beside(text: str, size: float, room: float, number: float, brush: Brush) -> tuple[str, ...]:
    """The lines of a name, of which the first leaves room for the `number` of the card in the corner."""
    return brush.wrap(text, size, room, brush.theme.sizes.name_lines, bold=True, first=room - number)


def _name_size(name: str, size: float, room: float) -> float:
    """A little less than `size` where that keeps the longest word of `name` in one piece."""
    longest = widest(name, size, True)
    smaller = size * room / longest if longest > room else size
    return math.floor(smaller * 10) / 10 if smaller >= _SMALLEST * size else size


def draw_card(card: Card, inside: Content, rect: Rect, brush: Brush, badge_low: bool = False) -> Group:
    """The card in its place; what is below the name is at the foot, so that it lines up along a lane.

    `badge_low` puts what an audit found at the lower corner, where the upper one is in an arrow's way.
    """
    sizes, look = brush.theme.sizes, brush.ground(card)
    left, right = rect.x0 + sizes.card_pad, rect.x1 - sizes.card_pad
    items: list[Item] = [outlined(card, rect, brush)]
    top = rect.y0 + sizes.card_top + _CAP * inside.size
    number, corner = brush.words.numbers.whole(card.number), rect.y0 + sizes.card_top + _CAP * sizes.card_number
    items.append(brush.text(right, corner, number, sizes.card_number, look.quiet, bold=True, anchor="end"))
    items += brush.lines(left, top, inside.name, inside.size, look.ink, bold=True)
    y = top + (len(inside.name) - 1) * brush.leading(inside.size) + _PARTS_GAP
    for text, indent, first in inside.parts:
        y += brush.leading(sizes.card_small)
        items.append(brush.text(left + indent, y, text, sizes.card_small, look.ink))
        if first:
            middle = (left + indent - _INDENT / 2 - 1, y - 0.36 * sizes.card_small)
            items.append(Mark("circle", *middle, _BULLET, _BULLET, look.quiet))
    sign = signed(card, right, rect.y1 - sizes.card_top, brush)
    room = right - left
    last = room - (sign[0].rect.width + _NUMBER_GAP if sign else 0.0)
    y = rect.y1 - sizes.card_top - sum(_step(brush, size) for _, size in inside.below)
    items += feedback(card, left, y, room if inside.below else last, brush)
    for index, (text, size) in enumerate(inside.below, start=1):
        y += _step(brush, size)
        items.append(brush.text(left, y, text, size, look.quiet, room=last if index == len(inside.below) else room))
    items += sign
    items += badges(card, rect, brush, low=badge_low)
    if card.moment:
        items.append(brush.star(rect.x0 - 4, rect.y0 - 4, _STAR, card.heard, dimmed=card.dimmed))
    for index, pain in enumerate(card.pains[:_DISCS]):
        x, y = rect.x0 - 1 + index * (sizes.disc + 2), rect.y1 + (1 if index else 0)
        items += brush.disc(x, y, sizes.disc, pain, dimmed=card.dimmed)
    return Group(card.id, f"card {card.verdict}", items, card.tooltip, card.link)


def outlined(card: Card, rect: Rect, brush: Brush) -> Box:
    """The ground of a card; dashes say that nobody asks, whatever its colours say."""
    look = brush.ground(card)
    dashed = card.verdict == "nobody"
    return Box(rect, look.ground, look.line, brush.outline(card.verdict, card.dimmed), rounded=True, dashed=dashed)


def signed(card: Card, right: float, baseline: float, brush: Brush) -> list[Box | Text]:
    """The letter or figure of what the ground says, on a tag that ends at `right`."""
    if card.tint is None:
        return []
    return brush.tag(card.tint, right, baseline, brush.theme.sizes.card_small, dimmed=card.dimmed)


def feedback(card: Card, x: float, y: float, room: float, brush: Brush) -> list[Item]:
    """The line that says how a touchpoint stands, with its baseline at `y`."""
    sizes = brush.theme.sizes
    colour = brush.told(card)
    scored = bool(card.scores)
    indent = _MARK + _MARK_GAP
    text, size = _said(card, room - indent, brush)
    return [
        *brush.verdict(card.verdict, x + _MARK / 2, y - 0.36 * sizes.card_line, _MARK, colour=colour),
        brush.text(x + indent, y, text, size, colour, bold=scored, room=room - indent),
    ]


def _said(card: Card, room: float, brush: Brush) -> tuple[str, float]:
    """The words on feedback and their size: smaller, and then without the target, where that spares the ellipsis."""
    sizes, scored = brush.theme.sizes, bool(card.scores)
    for size in (sizes.card_line, sizes.card_small):
        if width(shown(card.feedback), size, scored) <= room:
            return card.feedback, size
    if scored:
        score = card.scores[0]
        return brush.say("score", measure=score.measure, score=score.value), sizes.card_small
    return card.feedback, sizes.card_small


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
    colours, dim, size = brush.theme.colours, brush.look("dim"), brush.theme.sizes.badge
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    ground, line, ink = (colours.bad, colours.paper, colours.on_bad)
    if card.dimmed:
        ground, line, ink = (dim.ground, dim.line, dim.words)
    elif card.change:
        ground, line, ink = (colours.fair, colours.paper, colours.on_fair)
    return [
        Box(box, ground, line, 0.8, rounded=True),
        brush.centred(*middle, _badge_text(card, brush, low=low), size, ink, bold=True),
    ]


def _badge_text(card: Card, brush: Brush, *, low: bool) -> str:
    """The first badge, and how many more there are; the tooltip has them all. At the foot pains may stand before it."""
    sizes = brush.theme.sizes
    taken = min(len(card.pains), _DISCS) * (sizes.disc + 2) if low else 0.0
    more = f" {brush.say('more', n=len(card.badges) - 1)}" if len(card.badges) > 1 else ""
    room = min(sizes.card_width * 0.7, sizes.card_width - taken - _BADGE_PAD) - width(more, sizes.badge, True)
    (text,) = brush.wrap(card.badges[0], sizes.badge, room, 1, bold=True)
    return text + more


def _step(brush: Brush, size: float) -> float:
    return brush.leading(size) + 2.5
