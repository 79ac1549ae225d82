"""The band of touchpoints that are there any time: one bar each, as wide as the stages they are there for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Band, Group, Item, Rect
from touchmap.draw.sheet import blank, cards, frame
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Bar, Picture

BAR = 34.0
_GAP = 14.0
_PAD = 12.0
_SPACE = 22.0
_NEAR = 10.0
_STAR = 27.0


def band_height(bars: Sequence[Bar]) -> float:
    """The height of the whole band; 0 where there is no such touchpoint."""
    return max(76.0, len(bars) * (BAR + _GAP) - _GAP + 2 * _PAD) if bars else 0.0


def place_bars(bars: Sequence[Bar], row: Span, stages: Sequence[Span]) -> dict[str, Rect]:
    """Where each bar goes, by the key of its touchpoint."""
    y = (row.start + row.end - (len(bars) * (BAR + _GAP) - _GAP)) / 2
    places = {}
    for bar in bars:
        places[bar.card.key] = Rect(stages[bar.first].start + _PAD, y, stages[bar.last].end - _PAD, y + BAR)
        y += BAR + _GAP
    return places


def draw_anytime(
    picture: Picture, places: Mapping[str, Rect], row: Span, across: Span, left: float, brush: Brush
) -> tuple[list[Group], list[Band]]:
    """The label, the bars, and the band behind them."""
    groups, bands = draw_bars(picture, places, row, across, brush)
    name, notes = brush.say("anytime"), [brush.say("anytime.note")]
    return [frame.label("anytime", name, notes, row, left, brush), *groups], bands


def draw_bars(
    picture: Picture, places: Mapping[str, Rect], row: Span, across: Span, brush: Brush
) -> tuple[list[Group], list[Band]]:
    """The bars, and the band behind them."""
    draw = blank.draw_bar if picture.blank else _bar
    back = Rect(across.start, row.start, across.end, row.end)
    return [draw(bar, places[bar.card.key], brush) for bar in picture.bars], [frame.band("anytime-band", back, brush)]


def _bar(bar: Bar, rect: Rect, brush: Brush) -> Group:
    """All on one line; what does not fit is left out from the end, and is in the tooltip."""
    sizes, card = brush.theme.sizes, bar.card
    look = brush.ground(card)
    items: list[Item] = [*cards.outlined(card, rect, brush)]
    x, end, middle = rect.x0 + sizes.card_pad, rect.x1 - sizes.card_pad, (rect.y0 + rect.y1) / 2
    if card.pains:
        x += 18 + 21 * (len(card.pains[:3]) - 1)
    if card.moment:
        x = max(x, rect.x0 + _STAR * 0.6)
    y = middle + 0.36 * sizes.card_line
    badge = cards.badge_rect(card, rect, brush)
    items += brush.chip(end, middle, card.number, sizes.card_number, look, anchor="end")
    end -= brush.chip_width(card.number, sizes.card_number) + _NEAR
    sign = cards.signed(card, end, y, brush)
    items += sign
    end -= sign[0].rect.width + _NEAR if sign else 0.0
    name = brush.text(x, y, card.name, sizes.card_name, look.ink, bold=not card.dimmed, room=max(end - x, 20))
    items.append(name)
    x += name.width + _SPACE
    line = [("", bar.channel), ("mark", card.feedback), ("", card.small), *(("", jump) for jump in card.jumps)]
    for kind, text in line:
        indent = 15 if kind else 0
        room = end - x - indent
        if not text or room < min(60, width(text, sizes.card_line)):
            continue
        if kind:
            items += cards.feedback(card, x, y, room + indent, brush)
            x += indent + min(room, width(card.feedback, sizes.card_line, True)) + _SPACE
        else:
            written = brush.text(x, y, text, sizes.card_line, look.quiet, room=room)
            items.append(written)
            x += written.width + _SPACE
    if badge is not None:
        items += cards.badges(card, rect, brush)
    if card.moment:
        items.append(brush.star(rect.x0 + 1, rect.y0 + 1, _STAR, card.heard, dimmed=card.dimmed))
    for index, pain in enumerate(card.pains[:3]):
        items += brush.disc(rect.x0 + 14 + index * 21, middle, sizes.disc, pain, dimmed=card.dimmed)
    return Group(card.id, f"card bar {card.verdict}", items, card.tooltip, card.link)
