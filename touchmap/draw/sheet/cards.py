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
_MARK_GAP = 4.5
_STAR = 27.0
_BADGE_PAD = 12.0
_BADGE_HIGH = 5.5  # taller than its letters
_CHIP_PAD = 4.0  # of the number in its corner
_FOOT = 1.0  # more room below the last line than above the first
_BADGE_OVER = 2.5  # of it over the outline; the name begins well below
_BADGE_LINES = {"found": 1.6, "change": 1.6}
_RIM = 1.3  # of a disc, and a little room
_TARGET_GAP = 5.0
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
    """What stands below the name: the small lines of the foot, then the `jumps` ways, which stand above the foot."""
    height: float
    jumps: int = 0


def content(card: Card, brush: Brush) -> Content:
    """What stands on `card`, broken into lines that fit its width."""
    sizes = brush.theme.sizes
    room = sizes.card_width - 2 * sizes.card_pad
    size, name = _name(card.name, room, brush)
    parts = tuple(_parts(card.parts, room, brush))
    signed = _SIGN if card.tint and card.tint.sign else 0.0
    corner = _corner(card, brush)
    lines = [
        [(line, sizes.card_small) for text in said for line in brush.wrap(text, sizes.card_small, wide, _LINES) if line]
        for said, wide in (((card.small,), room - corner - signed), (card.jumps, room))
    ]
    below = lines[0] + lines[1]
    height = (
        2 * sizes.card_top + _FOOT + _CAP * size + (len(name) - 1) * brush.leading(size)
        + (_PARTS_GAP + len(parts) * brush.leading(sizes.card_small) if parts else 0.0)
        + sizes.card_gap + sizes.card_line + sum(_step(brush, size) for _, size in below)
    )  # fmt: skip
    return Content(name, size, parts, tuple(below), height, len(lines[1]))


def _corner(card: Card, brush: Brush) -> float:
    """What the number of `card` takes of the last line."""
    sizes = brush.theme.sizes
    return max(brush.chip_width(card.number, sizes.card_number) + _NUMBER_GAP + _CHIP_PAD - sizes.card_pad, 0.0)


def _parts(parts: Sequence[Part], room: float, brush: Brush) -> Iterator[tuple[str, float, bool]]:
    size = brush.theme.sizes.card_small
    for part in parts:
        indent = _INDENT * min(part.level, _DEEPEST)
        text = f"{part.name} ({part.hidden})" if part.hidden else part.name
        for index, line in enumerate(brush.wrap(text, size, room - indent, _LINES)):
            yield line, indent, index == 0


def _name(text: str, room: float, brush: Brush) -> tuple[float, tuple[str, ...]]:
    """The size and the lines of a name: smaller where that spares it the ellipsis."""
    largest = brush.theme.sizes.card_name
    fits = _name_size(text, largest, room)
    for size in (fits, 0.9 * largest, _SMALLEST * largest):
        lines = brush.wrap(text, min(size, fits), room, brush.theme.sizes.name_lines, bold=True)
        if not lines[-1].endswith(ELLIPSIS):
            return min(size, fits), lines
    return fits, brush.wrap(text, fits, room, brush.theme.sizes.name_lines, bold=True)


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
    items: list[Item] = [*outlined(card, rect, brush)]
    top = rect.y0 + sizes.card_top + _CAP * inside.size
    corner = rect.y1 - _CHIP_PAD - 0.68 * sizes.card_number
    items += brush.chip(rect.x1 - _CHIP_PAD, corner, card.number, sizes.card_number, look, anchor="end")
    items += brush.lines(left, top, inside.name, inside.size, look.ink, bold=not card.dimmed)
    y = top + (len(inside.name) - 1) * brush.leading(inside.size) + _PARTS_GAP
    for text, indent, first in inside.parts:
        y += brush.leading(sizes.card_small)
        items.append(brush.text(left + indent, y, text, sizes.card_small, look.ink))
        if first:
            middle = (left + indent - _INDENT / 2 - 1, y - 0.36 * sizes.card_small)
            items.append(Mark("circle", *middle, _BULLET, _BULLET, look.quiet))
    foot = inside.below[: len(inside.below) - inside.jumps]
    bottom = rect.y1 - sizes.card_top - _FOOT
    room = right - left
    sign = signed(card, right - _corner(card, brush), bottom, brush)
    last = room - _corner(card, brush) - (sign[0].rect.width + _NUMBER_GAP if sign else 0.0)
    y = bottom - sum(_step(brush, size) for _, size in foot)
    items += feedback(card, left, y, room if foot else last, brush)
    for index, (text, size) in enumerate(foot, start=1):
        y += _step(brush, size)
        items.append(brush.text(left, y, text, size, look.quiet, room=last if index == len(foot) else room))
    y = bottom - sum(_step(brush, size) for _, size in inside.below) - (sizes.card_line - sizes.card_small)
    for text, size in inside.below[len(foot) :]:
        y += _step(brush, size)
        items.append(brush.text(left, y - _step(brush, sizes.card_line), text, size, look.quiet, room=room))
    items += sign
    items += badges(card, rect, brush, low=badge_low)
    if card.moment:
        items.append(brush.star(rect.x0 - 4, rect.y0 - 4, _STAR, card.heard, dimmed=card.dimmed))
    y = bottom + 0.27 * sizes.card_small + sizes.disc / 2 + _RIM  # below the last line
    for index, pain in enumerate(card.pains[:_DISCS]):
        items += brush.disc(rect.x0 + 1 + index * (sizes.disc + 2), y, sizes.disc, pain, dimmed=card.dimmed)
    return Group(card.id, f"card {card.verdict}", items, card.tooltip, card.link)


def outlined(card: Card, rect: Rect, brush: Brush) -> list[Box]:
    """The ground of a card; dashes say that nobody asks, a bar that it hurts, whatever its colours say."""
    look = brush.ground(card)
    dashed = card.verdict == "nobody"
    box = Box(rect, look.ground, look.line, brush.outline(card.verdict, card.dimmed), rounded=True, dashed=dashed)
    return [box, *(() if card.dimmed else brush.edge(card.verdict, rect))]


def signed(card: Card, right: float, baseline: float, brush: Brush) -> list[Box | Text]:
    """The letter or figure of what the ground says, on a tag that ends at `right`."""
    if card.tint is None:
        return []
    return brush.tag(card.tint, right, baseline, brush.theme.sizes.card_small, dimmed=card.dimmed)


def feedback(card: Card, x: float, y: float, room: float, brush: Brush) -> list[Item]:
    """The line that says how a touchpoint stands, with its baseline at `y`."""
    sizes = brush.theme.sizes
    colour = brush.told(card)
    indent = _MARK + _MARK_GAP
    room, scored = room - indent, bool(card.scores) and not card.dimmed
    text = _score(card, brush) if _target(card) else card.feedback
    size = _beside_score(card, room, brush)
    beside = bool(_target(card) and size)
    if not beside:
        fits = width(shown(text), sizes.card_line, scored) <= room
        size = sizes.card_line if fits else sizes.card_small
    said = brush.text(x + indent, y, text, size, colour, bold=scored, room=room)
    items = [*brush.verdict(card.verdict, x + _MARK / 2, y - 0.36 * sizes.card_line, _MARK, colour=colour), said]
    if beside:
        items.append(brush.text(x + indent + said.width + _TARGET_GAP, y, _target(card), sizes.card_small, colour))
    return items


def _target(card: Card) -> str:
    """What the figure of the feedback line is measured against, if anything."""
    return card.scores[0].target if card.scores and card.feedback == card.scores[0].text else ""


def _score(card: Card, brush: Brush) -> str:
    """The figure of the feedback line without its target."""
    return brush.say("score", measure=card.scores[0].measure, score=card.scores[0].value)


def _beside_score(card: Card, room: float, brush: Brush) -> float:
    """The size that a figure has for its target to have room beside it; 0 where there is none."""
    sizes = brush.theme.sizes
    if not _target(card):
        return 0.0
    rest = room - width(shown(_target(card)), sizes.card_small) - _TARGET_GAP
    fits = (
        size for size in (sizes.card_line, sizes.card_small) if width(shown(_score(card, brush)), size, True) <= rest
    )
    return next(fits, 0.0)


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
    kind = "dim" if card.dimmed else "change" if card.change else "found" if card.alarm else "remark"
    return badge(_badge_text(card, brush, low=low), kind, box, brush)


def badge(text: str, kind: str, box: Rect, brush: Brush) -> list[Item]:
    """A badge in the look `kind`: "found" for an error, "remark" for all else that was found, "change"."""
    look, middle = brush.look(kind), ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return [
        Box(box, look.ground, look.line, _BADGE_LINES.get(kind, 0.8), rounded=True),
        brush.centred(*middle, text, brush.theme.sizes.badge, look.words, bold=True),
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
