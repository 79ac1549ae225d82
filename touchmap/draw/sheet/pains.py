"""What hurts and what is done about it: numbered boxes, each under its card where there is room."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Pain

WIDTH = 256.0
_GAP = 12.0
_PAD = 11.0
_DISC = 21.0
_PUSH = 1.6  # of its width: how far a box may be pushed
_TEXT_LINES = 3
_ACTION_LINES = 3


@dataclass(frozen=True, slots=True)
class _Note:
    pain: Pain
    text: tuple[str, ...]
    action: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Notes:
    """The boxes in their places, from y = 0 down, and how tall they are together."""

    boxes: tuple[tuple[_Note, Rect], ...]
    height: float


def place_notes(pains: Sequence[Pain], places: Mapping[str, Rect], across: Span, brush: Brush) -> Notes:
    """Each box as near below its card as the others leave room, in as many rows as it takes.

    From left to right by card; where the next box would be pushed far to the right it goes into another row.
    """
    wide = min(WIDTH, across.end - across.start)
    left = {pain.number: places[pain.card].x0 if pain.card in places else across.start for pain in pains}
    rows: list[list[tuple[_Note, float]]] = []
    ends: list[float] = []
    for pain in sorted(pains, key=lambda pain: (left[pain.number], pain.number)):
        wish = min(max(left[pain.number], across.start), across.end - wide)
        starts = (max(wish, end + _GAP) for end in ends)
        fits = (x - wish < wide * _PUSH and x + wide <= across.end + 0.01 for x in starts)
        row = next((row for row, fit in enumerate(fits) if fit), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(-math.inf)
        x = max(wish, ends[row] + _GAP)
        rows[row].append((_note(pain, wide, brush), x))
        ends[row] = x + wide
    boxes: list[tuple[_Note, Rect]] = []
    y = 0.0
    for notes in rows:
        high = max(note.height for note, _ in notes)
        boxes += ((note, Rect(x, y, x + wide, y + high)) for note, x in notes)
        y += high + _GAP
    return Notes(tuple(boxes), max(0.0, y - _GAP))


def _note(pain: Pain, wide: float, brush: Brush) -> _Note:
    sizes = brush.theme.sizes
    room = wide - 3 * _PAD - _DISC
    text = brush.wrap(pain.text, sizes.note_text, room, _TEXT_LINES, bold=True)
    action = brush.wrap(f"→ {pain.action}", sizes.note_action, room, _ACTION_LINES)
    height = (
        2 * _PAD + sizes.note_name + len(text) * brush.leading(sizes.note_text)
        + len(action) * brush.leading(sizes.note_action) + 4
    )  # fmt: skip
    return _Note(pain, text, action, height)


def draw_notes(notes: Notes, top: float, brush: Brush) -> list[Group]:
    """The boxes, from `top` down."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    groups = []
    for note, place in notes.boxes:
        rect = place.moved(dy=top)
        pain = note.pain
        x = rect.x0 + 2 * _PAD + _DISC - 2
        y = rect.y0 + _PAD + 0.8 * sizes.note_name
        items: list[Item] = [Box(rect, colours.note, colours.note_line, 1.1, rounded=True)]
        items += brush.disc(rect.x0 + _PAD + _DISC / 2 - 1, rect.y0 + _PAD + _DISC / 2 - 2, _DISC, pain.number)
        name = f"{pain.card_number} {pain.card_name}"
        items.append(brush.text(x, y, name, sizes.note_name, colours.quiet, room=rect.x1 - _PAD - x))
        y += brush.leading(sizes.note_text) + 1
        items += brush.lines(x, y, note.text, sizes.note_text, bold=True)
        y += (len(note.text) - 1) * brush.leading(sizes.note_text) + brush.leading(sizes.note_action) + 3
        colour = colours.note_words if pain.settled else colours.bad
        items += brush.lines(x, y, note.action, sizes.note_action, colour)
        groups.append(Group(f"pain-{pain.number}", "pain", items, f"{name}\n{pain.text}\n→ {pain.action}"))
    return groups
