"""What is printed to be filled in with pens: empty cards, empty bars, empty notes."""

from __future__ import annotations

from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Box, Group, Item, Mark, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.cards import Content
from touchmap.draw.view import Bar, Card

CARD = 88.0
"""The height of an empty card: on A1 room for a name in three lines of handwriting."""
NOTE = 96.0
"""The height of an empty note."""
_NOTE_WIDTH = 256.0
_PAD, _GAP = 11.0, 12.0
_RING, _DISC = 10.0, 21.0


def content(brush: Brush) -> Content:
    """What an empty card holds: nothing."""
    return Content((), brush.theme.sizes.card_name, (), (), CARD)


def draw_card(card: Card, rect: Rect, brush: Brush) -> Group:
    """An outline, and at its foot what is asked of every touchpoint: who asks how it went, and who answers for it."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    y, room = rect.y1 - _PAD + 1, rect.width / 2 - sizes.card_pad
    left = rect.x0 + sizes.card_pad
    items: list[Item] = [_outline(rect, brush)]
    items.append(Mark("circle", left + _RING / 2, y - 0.36 * sizes.card_small, _RING, _RING, "", colours.quiet, 1.2))
    asked = brush.text(
        left + _RING + 5, y, brush.say("blank.asked"), sizes.card_small, colours.quiet, room=room - _RING - 5
    )  # fmt: skip
    items.append(asked)
    owner = brush.text(0, y, brush.say("blank.owner"), sizes.card_small, colours.quiet, room=room)
    start = rect.x0 + rect.width / 2
    items.append(brush.text(start, y, owner.text, sizes.card_small, colours.quiet))
    line = start + owner.width + 4
    if line < rect.x1 - sizes.card_pad:
        items.append(Box(Rect(line, y + 1, rect.x1 - sizes.card_pad, y + 2), colours.rule))
    return Group(card.id, "card blank", items)


def draw_bar(bar: Bar, rect: Rect, brush: Brush) -> Group:
    """The outline of a touchpoint that is there any time."""
    return Group(bar.card.id, "card bar blank", [_outline(rect, brush)])


def draw_notes(across: Span, top: float, brush: Brush) -> list[Group]:
    """As many notes as there is room for, all along the row."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    count = max(1, int((across.end - across.start + _GAP) // (_NOTE_WIDTH + _GAP)))
    wide = (across.end - across.start - (count - 1) * _GAP) / count
    groups = []
    for index in range(count):
        x = across.start + index * (wide + _GAP)
        middle = (x + _PAD + _DISC / 2, top + _PAD + _DISC / 2)
        left, room = x + 2 * _PAD + _DISC, wide - 3 * _PAD - _DISC
        action = f"{brush.words.onward} {brush.say('blank.action')}"
        items: list[Item] = [
            Box(Rect(x, top, x + wide, top + NOTE), colours.paper, colours.note_line, 1.2, rounded=True),
            Mark("circle", *middle, _DISC, _DISC, colours.paper, colours.bad, 1.6),
            brush.text(left, top + 20, brush.say("blank.pain"), sizes.note_name, colours.quiet, room=room),
            brush.text(left, top + 0.66 * NOTE, action, sizes.note_name, colours.quiet, room=room),
        ]
        groups.append(Group(f"blank-pain-{index + 1}", "pain blank", items))
    return groups


def _outline(rect: Rect, brush: Brush) -> Box:
    look = brush.look("plain")
    return Box(rect, look.ground, look.line, brush.theme.sizes.outline, rounded=True)
