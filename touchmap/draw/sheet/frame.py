"""Stage chevrons, phase headers, lane labels and lane bands: the frame that the cards stand in."""

from __future__ import annotations

import math
from collections.abc import Sequence

from touchmap.draw.lanes import Span
from touchmap.draw.measure import width
from touchmap.draw.shapes import Area, Band, Box, Group, Item, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view import Lane, Picture, Stage
from touchmap.draw.wrap import widest

GAP = 3.0
"""Half of the gap between two stages."""
_PAD = 18.0
_LONGEST_NAME = 12.0  # em; a longer name of a stage is made smaller rather than the stage wider
_UNDERLINE = 3.0
_NOTE_GAP = 4.0
_SMALLEST = 0.75  # of its size in the theme: what the name of a row may shrink to


def stage_room(stage: Stage, scale: float, brush: Brush) -> float:
    """The width that the header of `stage` needs at least, name above count."""
    sizes = brush.theme.sizes
    name = min(width(stage.name, sizes.stage, True), _LONGEST_NAME * sizes.stage)
    note = width(stage.note, sizes.stage_count)
    return (max(name, note) + 2 * _PAD + sizes.chevron * 1.75) * scale


class Stages:
    """The row of stage headers: one line each, or name above count where one of them is too narrow for that."""

    def __init__(self, picture: Picture, spans: Sequence[Span], scale: float, brush: Brush) -> None:
        self.picture, self.spans, self.brush = picture, spans, brush
        sizes = brush.theme.sizes
        self.name, self.note = sizes.stage * scale, sizes.stage_count * scale
        self.chevron, self.pad = sizes.chevron * scale, _PAD * scale
        self.one_line = all(
            self._room(index) >= width(stage.name, self.name, True) + 24 * scale + width(stage.note, self.note)
            for index, stage in enumerate(picture.stages)
        )
        self.height = self.name * (1.85 if self.one_line else 1.7) + (0 if self.one_line else self.note * 1.3)

    def _left(self, index: int) -> float:
        return self.spans[index].start + self.pad + (self.chevron * 0.75 if index else 0)

    def _room(self, index: int) -> float:
        return self.spans[index].end - self.pad - self._left(index)

    def draw(self, top: float) -> tuple[list[Group], list[Area]]:
        """The headers, their shapes apart because they lie behind everything."""
        brush = self.brush
        colours = brush.theme.colours
        groups, areas = [], []
        for index, stage in enumerate(self.picture.stages):
            areas.append(Area(self._shape(index, top), colours.stages[stage.place]))
            left, room, middle = self._left(index), self._room(index), top + self.height / 2
            white = colours.on_stage
            if self.one_line:
                items: list[Item] = [
                    brush.text(left, middle + 0.36 * self.name, stage.name, self.name, white, bold=True),
                    brush.text(left + room, middle + 0.36 * self.note, stage.note, self.note, white, anchor="end"),
                ]
            else:
                size = min(self.name, self.name * room / max(width(stage.name, self.name, True), 1))
                size = max(size, self.name * 0.6)
                y = top + 0.18 * self.height + 0.73 * self.name
                items = [
                    brush.text(left, y, stage.name, size, white, bold=True, room=room),
                    brush.text(left, y + 1.65 * self.note, stage.note, self.note, white, room=room),
                ]
            groups.append(Group(stage.id, "stage", items))
        return groups, areas

    def _shape(self, index: int, top: float) -> list[tuple[float, float]]:
        """An arrow to the right; the first begins flat, the others with a notch."""
        span, tip = self.spans[index], self.chevron
        left = span.start + (GAP if index else 0)
        right = span.end - GAP
        bottom, middle = top + self.height, top + self.height / 2
        last = index == len(self.spans) - 1
        points = [(left, top), (right, top)]
        points += [(right, bottom)] if last else [(right + tip - GAP * 0.5, middle), (right, bottom)]
        points.append((left, bottom))
        return points if index == 0 else [*points, (left + tip, middle)]


def draw_phases(picture: Picture, spans: Sequence[Span], top: float, brush: Brush) -> list[Group]:
    """The names of the phases, each underlined in the colour of its stage."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    groups = []
    for index, (phase, span) in enumerate(zip(picture.phases, spans, strict=True)):
        if not phase.name:
            continue
        colour = colours.phases[picture.stages[phase.stage].place]
        y = top + sizes.phase
        rule = Rect(span.start, y + 9, span.end, y + 9 + _UNDERLINE)
        items: list[Item] = [
            brush.text(span.start, y, phase.name, sizes.phase, colour, bold=True, room=span.end - span.start),
            Box(rule, colour),
        ]
        groups.append(Group(f"phase-{index + 1}", "phase", items))
    return groups


def label_height(lane: Lane, brush: Brush) -> float:
    """The height that the label of a lane needs."""
    sizes = brush.theme.sizes
    (_, lines), notes = _name(lane.name, brush), _notes(lane.notes, brush)
    return len(lines) * brush.leading(sizes.lane_name) + len(notes) * brush.leading(sizes.lane_note) + 24


def draw_lanes(
    lanes: Sequence[Lane], rows: Sequence[Span], stages: Sequence[Span], left: float, brush: Brush
) -> tuple[list[Group], list[Band]]:
    """The label of each lane, and its band in each stage."""
    groups, bands = [], []
    for lane, row in zip(lanes, rows, strict=True):
        groups.append(label(lane.id, lane.name, lane.notes, row, left, brush))
        for index, stage in enumerate(stages):
            start = stage.start + (GAP if index else 0)
            rect = Rect(start, row.start, stage.end - GAP, row.end)
            bands.append(band(f"band-{index + 1}-{lane.id}", rect, brush))
    return groups, bands


def band(id: str, rect: Rect, brush: Brush) -> Band:
    """The ground of a row."""
    colours = brush.theme.colours
    line = "" if colours.lane_line == colours.lane else colours.lane_line
    return Band(id, "lane", rect, colours.lane, line=line, weight=brush.theme.sizes.edge)


def label(id: str, name: str, notes: Sequence[str], row: Span, left: float, brush: Brush) -> Group:
    """The box to the left of a row that says what the row is."""
    sizes, colours = brush.theme.sizes, brush.theme.colours
    (size, lines), small = _name(name, brush), _notes(notes, brush)
    full = (len(lines) - 1) * brush.leading(sizes.lane_name) + 0.73 * sizes.lane_name
    full += len(small) * brush.leading(sizes.lane_note) + (_NOTE_GAP if small else 0)
    y = (row.start + row.end - full) / 2 + 0.73 * sizes.lane_name
    x = left + sizes.label_pad
    box = Rect(left, row.start, left + sizes.label_column, row.end)
    items: list[Item] = [Box(box, colours.label, colours.label_line, sizes.edge, rounded=True)]
    items += brush.lines(x, y, lines, size, bold=True)
    y += (len(lines) - 1) * brush.leading(sizes.lane_name) + brush.leading(sizes.lane_note) + _NOTE_GAP
    items += brush.lines(x, y, small, sizes.lane_note, colours.quiet)
    return Group(id, "label", items)


def _name(name: str, brush: Brush) -> tuple[float, tuple[str, ...]]:
    """Size and lines of the name of a row: a little smaller where that keeps its longest word in one piece."""
    size, room = brush.theme.sizes.lane_name, brush.theme.sizes.label_column - 2 * brush.theme.sizes.label_pad
    longest = widest(name, size, True)
    if room < longest <= room / _SMALLEST:
        size = math.floor(10 * size * room / longest) / 10
    return size, brush.wrap(name, size, room, 2, bold=True)


def _notes(notes: Sequence[str], brush: Brush) -> tuple[str, ...]:
    sizes = brush.theme.sizes
    room = sizes.label_column - 2 * sizes.label_pad
    return tuple(line for note in notes for line in brush.wrap(note, sizes.lane_note, room, 2))
