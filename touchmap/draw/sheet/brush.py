"""Text at its place: measured, cut where it has no room, and the small shapes that go with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from touchmap.draw.letters import shown
from touchmap.draw.measure import width
from touchmap.draw.shapes import Anchor, Box, Item, Mark, Rect, Text
from touchmap.draw.theme import Look, Theme
from touchmap.draw.view.parts import Card, Tint, Verdict
from touchmap.draw.words import Words, say
from touchmap.draw.wrap import shorten, wrap
from touchmap.words import runs_left

_CHIP = 1.35  # of the font size: how tall the tag of a number is
_EDGE, _EDGE_PAD = 5.5, 6.0
_EDGES: dict[Verdict, float] = {"below-target": 1.0, "near": 0.45}
_MIDDLE = 0.36  # of the font size: from the middle of capital letters to their baseline


@dataclass(frozen=True, slots=True)
class Brush:
    """Writes and marks in one theme and one language."""

    theme: Theme
    words: Words

    def say(self, key: str, **values: object) -> str:
        """The map's own word for `key`."""
        return say(self.words, key, **values)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = "",
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        room: float | None = None,
        leftward: bool | None = None,
    ) -> Text:
        """One line with its baseline at `y`, cut with an ellipsis where it is wider than `room`.

        `leftward` says whether it is read from right to left; None: as its letters and the language of the map say.
        """
        line = shown(text) if room is None else shorten(text, size, room, bold)
        colour = colour or self.theme.colours.ink
        turned = runs_left(line, self.words.leftward) if leftward is None else leftward
        return Text(x, y, line, size, colour, width(line, size, bold), bold, anchor, turned)

    def lines(
        self,
        x: float,
        y: float,
        lines: tuple[str, ...],
        size: float,
        colour: str = "",
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> list[Text]:
        """Lines that were wrapped to fit, the first with its baseline at `y`."""
        step, turned = self.leading(size), runs_left(" ".join(lines), self.words.leftward)
        return [
            self.text(x, y + index * step, text, size, colour, bold=bold, anchor=anchor, leftward=turned)
            for index, text in enumerate(lines)
            if text
        ]

    def wrap(
        self, text: str, size: float, room: float, lines: int, *, bold: bool = False, first: float | None = None
    ) -> tuple[str, ...]:
        """`text` in lines no wider than `room` (the first: than `first`), at most `lines` of them."""
        return wrap(text, size, room, lines, bold, first)

    def leading(self, size: float) -> float:
        """From one baseline to the next."""
        return size * self.theme.sizes.leading

    def look(self, name: str) -> Look:
        """The colours of a card, by its verdict or by the name of another look."""
        return self.theme.colours.look(name)

    def ground(self, card: Card) -> Look:
        """The colours of `card`: quiet beside a path, else as its ground says something, else as it stands."""
        return self.look("dim" if card.dimmed else card.tint.look if card.tint else card.verdict)

    def told(self, card: Card) -> str:
        """The colour of what `card` says of feedback, on its ground."""
        return self.look(card.verdict).alone if card.tint and not card.dimmed else self.ground(card).words

    def outline(self, verdict: Verdict, dimmed: bool = False) -> float:
        """How heavy the outline of a card is that stands so."""
        sizes = self.theme.sizes
        if dimmed:
            return sizes.outline_dim
        weights = {"below-target": sizes.outline_bad, "nobody": sizes.outline_nobody, "apart": sizes.outline_apart}
        return weights.get(verdict, sizes.outline)

    def verdict(
        self, verdict: Verdict, x: float, y: float, size: float, *, alone: bool = False, colour: str = ""
    ) -> list[Item]:
        """The mark of a verdict, `size` points wide, around (x, y): each has a shape of its own.

        `alone` says that it is not on the ground of that verdict, `colour` is another than its own.
        """
        look, hollow = self.look(verdict), self.theme.colours.paper
        colour = colour or (look.alone if alone else look.words)
        match verdict:
            case "on-target":  # Graphviz puts a triangle's middle at a quarter of its height
                return [Mark("triangle", x, y + size * 0.14, size * 1.1, size * 1.15, colour)]
            case "below-target":
                return [Mark("invtriangle", x, y - size * 0.14, size * 1.1, size * 1.15, colour)]
            case "near":
                return [Mark("diamond", x, y, size * 1.1, size * 1.1, colour)]
            case "asked":
                return [Mark("circle", x, y, size * 0.92, size * 0.92, colour)]
            case "overall":
                return [
                    Mark("circle", x, y, size * 0.92, size * 0.92, hollow, colour, 1.2),
                    Mark("circle", x, y, size * 0.4, size * 0.4, colour),
                ]
            case "nobody":  # a hole: larger than all others, and empty
                return [Mark("circle", x, y, size * 1.2, size * 1.2, hollow, colour, 2.2)]
            case _:
                return [Mark("square", x, y, size * 0.75, size * 0.75, hollow, colour, 1.0)]

    def tag(self, tint: Tint, right: float, baseline: float, size: float, *, dimmed: bool = False) -> list[Box | Text]:
        """The letter or figure of a tint, in a box of its colour that ends at `right`; nothing where it has none."""
        if not tint.sign:
            return []
        colour = self.look("dim").words if dimmed else self.look(tint.look).line
        sign = self.text(0, baseline, tint.sign, size, self.theme.colours.paper, bold=True, anchor="middle")
        wide = max(sign.width, size * 0.75) + 0.7 * size
        box = Rect(right - wide, baseline - 1.15 * size, right, baseline + 0.4 * size)
        return [Box(box, colour, rounded=True), replace(sign, x=right - wide / 2)]

    def star(self, x: float, y: float, size: float, heard: bool = True, *, dimmed: bool = False) -> Mark:
        """The sign of a moment of truth: golden, but hollow and red where nobody asks how it went."""
        colours, dim = self.theme.colours, self.look("dim")
        if dimmed:
            return Mark("star", x, y, size, size, colours.paper, dim.words, 1.0)
        if not heard:
            return Mark("star", x, y, size, size, colours.paper, colours.bad, 1.5)
        return Mark("star", x, y, size, size, colours.star, colours.star_line, 1.0)

    def chip(
        self, x: float, y: float, number: int, size: float, look: Look, *, anchor: Anchor = "start"
    ) -> list[Box | Text]:
        """The number of a card on a tag that starts or ends at `x`, its middle at `y`."""
        tag = self.centred(0, y, self.words.numbers.whole(number), size, look.quiet, bold=True)
        wide = self.chip_width(number, size)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
        box = Rect(left, y - _CHIP * size / 2, left + wide, y + _CHIP * size / 2)
        return [Box(box, look.ground, look.line, 0.8, rounded=True), replace(tag, x=left + wide / 2)]

    def chip_width(self, number: int, size: float) -> float:
        """How wide the tag of a card's number is."""
        return max(width(self.words.numbers.whole(number), size, True) + 0.7 * size, _CHIP * size)

    def edge(self, verdict: Verdict, rect: Rect) -> list[Box]:
        """The bar at the left side of what is short of its target, half as high where that may be by chance."""
        share = _EDGES.get(verdict)
        if share is None:
            return []
        top = rect.y1 - _EDGE_PAD - share * (rect.height - 2 * _EDGE_PAD)
        return [Box(Rect(rect.x0, top, rect.x0 + _EDGE, rect.y1 - _EDGE_PAD), self.look(verdict).line)]

    def disc(self, x: float, y: float, size: float, number: int, *, dimmed: bool = False) -> list[Item]:
        """The number of a pain in its ring."""
        letters = size * (0.56 if number < 100 else 0.42)
        colour = self.look("dim").words if dimmed else self.theme.colours.bad
        ring = Mark("circle", x, y, size, size, self.theme.colours.paper, colour, 1.6)
        return [ring, self.centred(x, y, self.words.numbers.whole(number), letters, colour, bold=True)]

    def centred(self, x: float, y: float, text: str, size: float, colour: str = "", *, bold: bool = False) -> Text:
        """One line whose middle, both ways, is at (x, y)."""
        return self.text(x, y + _MIDDLE * size, text, size, colour, bold=bold, anchor="middle")
