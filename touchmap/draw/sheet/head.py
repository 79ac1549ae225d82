"""The title band: whose journey this is, and how much of it is asked about, as the largest figure."""

from __future__ import annotations

import math

from touchmap.draw.measure import width
from touchmap.draw.shapes import Area, Box, Group, Item, Point, Rect
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.persona import Persona
from touchmap.draw.view import Picture

_HOLE, _RIM = 0.66, 0.025  # of the radius of the ring
_ARC = 24  # pieces of a full ring
_CAP = 0.73  # of the font size: how tall capital letters are
_TALL = 0.96  # of the font size: how tall the tallest letters are
_NAME_LINES = 3
_SMALLER = 0.72  # of the size of a title that does not fit on one line
_PILL = 1.75  # of their font size: how high tags are
_PILL_SIZE = 0.86  # of the size of a subtitle
_PILL_PAD, _PILL_GAP = 9.0, 8.0
_BELOW_NAME, _BELOW_TAGS = 11.0, 12.0
_BESIDE = 44.0  # between title and persona
_WIDEST, _NARROWEST = 480.0, 230.0  # of the persona beside the title
_APART = 30.0  # between figures
_RULED = 300.0  # how long a line to write on is


class Head:
    """The band between `left` and `right`, everything on it `scale` times its size in the theme.

    To the left stands the title with its tags, the persona beside it or, where there is no room, below; to the right
    the figures, or on a blank map lines to write on. `height` is known before it is drawn.
    """

    def __init__(self, picture: Picture, left: float, right: float, scale: float, brush: Brush) -> None:
        self.picture, self.left, self.right, self.scale, self.brush = picture, left, right, scale, brush
        sizes = brush.theme.sizes
        self.headline, self.caption = sizes.headline * scale, sizes.caption * scale
        self.radius = self.headline * 0.75
        self.figures = [
            (max(width(figure.value, sizes.figure * scale, True), width(figure.caption, self.caption)), figure)
            for figure in picture.figures
        ]
        self.block = max(
            width(picture.headline, self.headline, True),
            *(width(text, self.caption) for text in picture.captions),
            0.0,
        )
        taken = self.block + sum(room + _APART * scale for room, _ in self.figures) + 14 * scale
        self.ring = right - taken - 18 * scale - self.radius
        end = right - _RULED * scale if picture.blank else self.ring - self.radius
        room = max(end - 30 * scale - left, 120.0)

        self.title = sizes.title * scale
        self.name = brush.wrap(picture.title, self.title, room, 1, bold=True)
        wide = max(width(self.name[0], self.title, True), self._tags_width(room))
        rest = room - wide - _BESIDE * scale
        self.persona = Persona(picture, scale, min(rest, _WIDEST * scale), brush)
        self.beside = self.name[0] == picture.title and rest >= _NARROWEST * scale and not self.persona.cut
        if self.beside:
            self.tags = self._tags(wide)
            # In the middle of the room that the title leaves.
            free = room - wide - self.persona.width
            self.persona_left = left + wide + min(max(free / 2, _BESIDE * scale), 2.5 * _BESIDE * scale)
        else:
            if self.name[0] != picture.title:  # a long name gets smaller lines
                self.title *= _SMALLER
                self.name = brush.wrap(picture.title, self.title, room, _NAME_LINES, bold=True)
            self.persona = Persona(picture, scale, room, brush)
            self.tags = self._tags(room)
            self.persona_left = left
        self.names = (
            (len(self.name) - 1) * brush.leading(self.title) + (_CAP + 0.2) * self.title
            + _BELOW_NAME * scale + self._tags_height
        )  # fmt: skip
        written = self.names
        if self.persona.height:
            below = written + _BELOW_TAGS * scale + self.persona.height
            written = max(written, self.persona.height) if self.beside else below
        self.written = written
        lines = max((len(figure.kinds) for figure in picture.figures), default=0)
        self.foot = (1.8 + lines * brush.theme.sizes.leading + 0.3) * self.caption if lines else 0.0
        self.height = max(2.1 * self.radius, _TALL * self.headline + self.foot, written)

    def draw(self, top: float) -> tuple[list[Group], list[Area]]:
        """Names to the left, figures to the right, and what lies behind everything."""
        middle = top + self.height / 2
        start = middle - self.written / 2
        groups = [self._names(middle - self.names / 2 if self.beside else start)]
        down = (self.written - self.persona.height) / 2 if self.beside else self.written - self.persona.height
        people, areas = self.persona.draw(self.persona_left, start + down)
        groups += people
        if self.picture.blank:
            return [*groups, self._fields(middle)], areas
        return [*groups, self._figures(middle)], areas + _ring(
            (self.ring, middle), self.radius, self.picture.percent, self.brush
        )

    @property
    def _tag_size(self) -> float:
        return self.brush.theme.sizes.subtitle * self.scale * _PILL_SIZE

    @property
    def _tags_height(self) -> float:
        rows = 1 + max((row for *_, row in self.tags), default=-1)
        return rows * self._tag_size * _PILL + max(rows - 1, 0) * _PILL_GAP * self.scale

    def _tags_width(self, room: float) -> float:
        """How wide the tags are on one row, or `room` where they need more."""
        tags = self._tags(math.inf)
        return min(room, max((x + wide for _, x, wide, _ in tags), default=0.0))

    def _tags(self, room: float) -> list[tuple[str, float, float, int]]:
        """Each tag with where it begins, how wide it is and on which row it stands."""
        out: list[tuple[str, float, float, int]] = []
        x, row, pad = 0.0, 0, 2 * _PILL_PAD * self.scale
        for tag in self.picture.tags:
            size = self._tag_size
            text = self.brush.text(0, 0, tag.text, size, bold=True, room=max(room - pad, size))
            if x and x + text.width + pad > room:
                x, row = 0.0, row + 1
            out.append((text.text, x, text.width + pad, row))
            x += text.width + pad + _PILL_GAP * self.scale
        return out

    def _names(self, top: float) -> Group:
        """The title, and below it the tags: what is not as usual is filled."""
        brush, colours, size = self.brush, self.brush.theme.colours, self._tag_size
        y = top + _CAP * self.title
        items: list[Item] = [*brush.lines(self.left, y, self.name, self.title, bold=True)]
        y += (len(self.name) - 1) * brush.leading(self.title) + 0.2 * self.title + _BELOW_NAME * self.scale
        for (text, x, wide, row), tag in zip(self.tags, self.picture.tags, strict=True):
            high = size * _PILL
            start = y + row * (high + _PILL_GAP * self.scale)
            box = Rect(self.left + x, start, self.left + x + wide, start + high)
            plain = tag.kind == "current"
            fill = colours.paper if plain else colours.fair
            items.append(Box(box, fill, colours.quiet if plain else colours.fair, 1.2 * self.scale, rounded=True))
            middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            items.append(brush.centred(*middle, text, size, colours.quiet if plain else colours.on_fair, bold=True))
        return Group("names", "names", items)

    def _figures(self, middle: float) -> Group:
        brush, colours = self.brush, self.brush.theme.colours
        size = brush.theme.sizes.figure * self.scale
        base = middle + (0.5 * _CAP - 0.3) * self.headline
        if self.foot:  # the lines below in the middle too
            base = min(base, middle + (_TALL * self.headline - self.foot) / 2)
        foot = base + self.caption * 1.8
        x = self.ring + self.radius + 18 * self.scale
        items: list[Item] = [brush.text(x, base, self.picture.headline, self.headline, bold=True)]
        for index, text in enumerate(self.picture.captions):
            items.append(brush.text(x, foot + index * self.caption * 1.3, text, self.caption, colours.quiet))
        x += self.block + 44 * self.scale
        for room, figure in self.figures:
            colour = colours.bad if figure.bad else colours.ink
            items.append(brush.text(x, base, figure.value, size, colour, bold=True))
            items.append(brush.text(x, foot, figure.caption, self.caption, colours.quiet))
            for index, text in enumerate(figure.kinds, start=1):  # as wide as it must be, below the captions beside it
                start = min(x, self.right - width(text, self.caption))
                y = foot + index * brush.leading(self.caption)
                items.append(brush.text(start, y, text, self.caption, colours.quiet))
            x += room + _APART * self.scale
        return Group("figures", "figures", items)

    def _fields(self, middle: float) -> Group:
        """What a group in a room writes down first: the day, and who is there."""
        size, colours = self.brush.theme.sizes.subtitle * self.scale, self.brush.theme.colours
        left = self.right - _RULED * self.scale
        items: list[Item] = []
        for index, key in enumerate(("blank.date", "blank.people")):
            y = middle + (index - 0.15) * 2.4 * size
            text = self.brush.text(left, y, self.brush.say(key), size, colours.quiet)
            start = left + text.width + 0.5 * size
            items += (text, Box(Rect(start, y + 1, self.right, y + 2), colours.rule))
        return Group("figures", "figures", items)


def _ring(middle: Point, radius: float, percent: float | None, brush: Brush) -> list[Area]:
    colours = brush.theme.colours
    share = (percent or 0.0) / 100
    areas = []
    if share < 1:
        areas += [Area(_arc(middle, radius, share, 1.0), colours.faint_line)]
        areas += [Area(_arc(middle, radius, share, 1.0, rim=_RIM), colours.faint)]
    if share > 0:
        areas.append(Area(_arc(middle, radius, 0.0, share), colours.fair))
    return areas


def _arc(middle: Point, radius: float, start: float, end: float, rim: float = 0.0) -> list[Point]:
    """A part of a ring, clockwise from the top, as a polygon fine enough to look round on A1; `rim` is left free."""
    steps = max(2, math.ceil(_ARC * 5 * (end - start)))
    turns = [(start + (end - start) * step / steps) * 2 * math.pi for step in range(steps + 1)]
    outer = [(math.sin(turn), -math.cos(turn), radius * (1 - rim)) for turn in turns]
    inner = [(math.sin(turn), -math.cos(turn), radius * (_HOLE + rim)) for turn in reversed(turns)]
    return [(middle[0] + x * r, middle[1] + y * r) for x, y, r in (*outer, *inner)]
