"""The band of touchpoints that are there any time: one bar each, as wide as the stages they are there for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Band, Box, Group, Item, Rect
from touchmap.draw.sheet import cards, frame
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Bar

BAR = 34.0
_GAP = 14.0
_PAD = 12.0
_SPACE = 22.0
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
    bars: Sequence[Bar], places: Mapping[str, Rect], row: Span, across: Span, left: float, brush: Brush
) -> tuple[list[Group], list[Band]]:
    """The label, the bars, and the band behind them."""
    name, notes = brush.say("anytime"), [brush.say("anytime.note")]
    groups = [frame.label("anytime", name, notes, row, left, brush)]
    groups += (_bar(bar, places[bar.card.key], brush) for bar in bars)
    back = Rect(across.start, row.start, across.end, row.end)
    return groups, [Band("anytime-band", "lane", back, brush.theme.colours.lane)]


def _bar(bar: Bar, rect: Rect, brush: Brush) -> Group:
    """All on one line; what does not fit is left out from the end, and is in the tooltip."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    card, look = bar.card, brush.look(bar.card.verdict)
    items: list[Item] = [
        Box(rect, look.ground, look.line, sizes.outline, rounded=True, dashed=card.verdict == "nobody")
    ]
    x, end, middle = rect.x0 + sizes.card_pad, rect.x1 - sizes.card_pad, (rect.y0 + rect.y1) / 2
    if card.pains:
        x += 18 + 21 * (len(card.pains[:3]) - 1)
    if card.moment:
        x = max(x, rect.x0 + _STAR * 0.6)
    y = middle + 0.36 * sizes.card_line
    badge = cards.badge_rect(card, rect, brush)
    number = brush.text(x, y, str(card.number), sizes.card_number, colours.quiet, bold=True)
    items.append(number)
    x += number.width + 6
    name = brush.text(x, y, card.name, sizes.card_name, bold=True, room=max(end - x, 20))
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
            written = brush.text(x, y, text, sizes.card_line, colours.quiet, room=room)
            items.append(written)
            x += written.width + _SPACE
    if badge is not None:
        items += cards.badges(card, rect, brush)
    if card.moment:
        items.append(brush.star(rect.x0 + 1, rect.y0 + 1, _STAR, card.heard))
    for index, pain in enumerate(card.pains[:3]):
        items += brush.disc(rect.x0 + 14 + index * 21, middle, 19, pain)
    return Group(card.id, f"card bar {card.verdict}", items, card.tooltip, card.link)
