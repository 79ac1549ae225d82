"""What hurts and what is done about it, and what could be better: boxes, each under its card where there is room."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from touchmap.draw.lanes import Span
from touchmap.draw.shapes import Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Idea, Pain

WIDTH = 256.0
_GAP = 12.0
_PAD = 11.0
_CHIP, _NEAR = 0.95, 5.0  # the number of a card: its size beside the name, and how far from it
_DISC = 21.0
_PUSH = 1.6  # of its width: how far a box may be pushed
_TEXT_LINES = 3
_ACTION_LINES = 3


@dataclass(frozen=True, slots=True)
class _Note:
    about: Pain | Idea
    text: tuple[str, ...]
    action: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Notes:
    """The boxes in their places, from y = 0 down, and how tall they are together."""

    boxes: tuple[tuple[_Note, Rect], ...]
    height: float


def place_notes(notes: Sequence[Pain | Idea], places: Mapping[str, Rect], across: Span, brush: Brush) -> Notes:
    """Each box as near below its card as the others leave room, in as many rows as it takes.

    From left to right by card; where the next box would be pushed far to the right it goes into another row.
    """
    wide = min(WIDTH, across.end - across.start)
    left = [places[note.card].x0 if note.card in places else across.start for note in notes]
    rows: list[list[tuple[_Note, float]]] = []
    ends: list[float] = []
    for place in sorted(range(len(notes)), key=lambda place: (left[place], place)):
        wish = min(max(left[place], across.start), across.end - wide)
        starts = (max(wish, end + _GAP) for end in ends)
        fits = (x - wish < wide * _PUSH and x + wide <= across.end + 0.01 for x in starts)
        row = next((row for row, fit in enumerate(fits) if fit), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(-math.inf)
        x = max(wish, ends[row] + _GAP)
        rows[row].append((_note(notes[place], wide, brush), x))
        ends[row] = x + wide
    boxes: list[tuple[_Note, Rect]] = []
    y = 0.0
    for line in rows:
        high = max(note.height for note, _ in line)
        boxes += ((note, Rect(x, y, x + wide, y + high)) for note, x in line)
        y += high + _GAP
    return Notes(tuple(boxes), max(0.0, y - _GAP))


def _note(about: Pain | Idea, wide: float, brush: Brush) -> _Note:
    sizes = brush.theme.sizes
    room = wide - 2 * _PAD
    action: tuple[str, ...] = ()
    if isinstance(about, Pain):
        room -= _PAD + _DISC
        action = brush.wrap(f"{brush.words.onward} {about.action}", sizes.note_action, room, _ACTION_LINES)
    text = brush.wrap(about.text, sizes.note_text, room, _TEXT_LINES, bold=True)
    height = (
        2 * _PAD + sizes.note_name + len(text) * brush.leading(sizes.note_text)
        + len(action) * brush.leading(sizes.note_action) + 4
    )  # fmt: skip
    return _Note(about, text, action, height)


def draw_notes(notes: Notes, top: float, brush: Brush) -> list[Group]:
    """The boxes, from `top` down."""
    return [_box(note, place.moved(dy=top), brush) for note, place in notes.boxes]


def under(notes: Notes, top: float) -> dict[int, Rect]:
    """The boxes of the first row by the numbers of their pains, as they stand from `top` down."""
    first = ((note.about, place) for note, place in notes.boxes if place.y0 == 0)
    return {about.number: place.moved(dy=top) for about, place in first if isinstance(about, Pain)}


def _box(note: _Note, rect: Rect, brush: Brush) -> Group:
    sizes, colours = brush.theme.sizes, brush.theme.colours
    about, dim = note.about, brush.look("dim")
    ground, line = colours.note, colours.note_line
    if isinstance(about, Idea):
        ground, line = colours.paper, colours.fair
    if about.dimmed:
        ground, line = dim.ground, dim.line
    items: list[Item] = [Box(rect, ground, line, sizes.outline_dim / 2 if about.dimmed else 1.1, rounded=True)]
    x = rect.x0 + _PAD
    if isinstance(about, Pain):
        middle = (x + _DISC / 2 - 1, rect.y0 + _PAD + _DISC / 2 - 2)
        items += brush.disc(*middle, brush.theme.sizes.disc + 2, about.number, dimmed=about.dimmed)
        x += _PAD + _DISC - 2
    y = rect.y0 + _PAD + 0.8 * sizes.note_name
    name = brush.say("tip.name", number=about.card_number, name=about.card_name)
    quiet = dim.quiet if about.dimmed else colours.quiet
    chip = replace(brush.look("plain"), ground=colours.paper, quiet=quiet, line=dim.line if about.dimmed else quiet)
    items += brush.chip(x, y - 0.36 * sizes.note_name, about.card_number, sizes.note_name * _CHIP, chip)
    start = x + brush.chip_width(about.card_number, sizes.note_name * _CHIP) + _NEAR
    items.append(brush.text(start, y, about.card_name, sizes.note_name, quiet, room=rect.x1 - _PAD - start))
    y += brush.leading(sizes.note_text) + 1
    items += brush.lines(
        x, y, note.text, sizes.note_text, dim.ink if about.dimmed else colours.ink, bold=not about.dimmed
    )
    tip = [name, about.text]
    if isinstance(about, Pain):
        y += (len(note.text) - 1) * brush.leading(sizes.note_text) + brush.leading(sizes.note_action) + 3
        colour = colours.note_words if about.settled else colours.bad
        items += brush.lines(x, y, note.action, sizes.note_action, dim.quiet if about.dimmed else colour)
        tip.append(f"{brush.words.onward} {about.action}")
    return Group(*_named(about), items, "\n".join(tip), about=f"touchpoint-{about.card}" if about.card else "")


def _named(about: Pain | Idea) -> tuple[str, str]:
    """Id and class in the SVG."""
    return (f"pain-{about.number}", "pain") if isinstance(about, Pain) else (about.id, "pain idea")
