"""Text at its place: measured, cut where it has no room, and the small shapes that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.draw.letters import shown
from touchmap.draw.measure import width
from touchmap.draw.shapes import Anchor, Item, Mark, Text
from touchmap.draw.theme import Look, Theme
from touchmap.draw.view.parts import Verdict
from touchmap.draw.words import Words, say
from touchmap.draw.wrap import shorten, wrap

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
    ) -> Text:
        """One line with its baseline at `y`, cut with an ellipsis where it is wider than `room`."""
        line = shown(text) if room is None else shorten(text, size, room, bold)
        colour = colour or self.theme.colours.ink
        return Text(x, y, line, size, colour, width(line, size, bold), bold, anchor)

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
        step = self.leading(size)
        return [
            self.text(x, y + index * step, text, size, colour, bold=bold, anchor=anchor)
            for index, text in enumerate(lines)
            if text
        ]

    def wrap(self, text: str, size: float, room: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
        """`text` in lines no wider than `room`, at most `lines` of them."""
        return wrap(text, size, room, lines, bold)

    def leading(self, size: float) -> float:
        """From one baseline to the next."""
        return size * self.theme.sizes.leading

    def look(self, verdict: Verdict) -> Look:
        """The colours of a card that stands so."""
        colours = self.theme.colours
        return {
            "on-target": colours.on_target,
            "near": colours.near,
            "below-target": colours.below_target,
            "asked": colours.asked,
            "overall": colours.overall,
            "nobody": colours.nobody,
            "apart": colours.apart,
        }[verdict]

    def verdict(self, verdict: Verdict, x: float, y: float, size: float) -> list[Item]:
        """The mark of a verdict, `size` points wide, around (x, y): each has a shape of its own."""
        look = self.look(verdict)
        paper = self.theme.colours.paper
        match verdict:
            case "on-target":  # Graphviz puts a triangle's middle at a quarter of its height
                return [Mark("triangle", x, y + size * 0.14, size * 1.1, size * 1.15, look.words)]
            case "below-target":
                return [Mark("invtriangle", x, y - size * 0.14, size * 1.1, size * 1.15, look.words)]
            case "near":
                return [Mark("diamond", x, y, size * 1.1, size * 1.1, look.words)]
            case "asked":
                return [Mark("circle", x, y, size * 0.92, size * 0.92, look.words)]
            case "overall":
                return [
                    Mark("circle", x, y, size * 0.92, size * 0.92, paper, look.words, 1.2),
                    Mark("circle", x, y, size * 0.4, size * 0.4, look.words),
                ]
            case "nobody":
                return [Mark("circle", x, y, size * 0.92, size * 0.92, paper, look.words, 1.2)]
            case _:
                return [Mark("square", x, y, size * 0.75, size * 0.75, paper, look.words, 1.0)]

    def star(self, x: float, y: float, size: float, heard: bool = True) -> Mark:
        """The sign of a moment of truth: golden, but hollow and red where nobody asks how it went."""
        colours = self.theme.colours
        if not heard:
            return Mark("star", x, y, size, size, colours.paper, colours.bad, 1.5)
        return Mark("star", x, y, size, size, colours.star, colours.star_line, 1.0)

    def disc(self, x: float, y: float, size: float, number: int) -> list[Item]:
        """The number of a pain in its ring."""
        colours, letters = self.theme.colours, size * (0.56 if number < 100 else 0.42)
        ring = Mark("circle", x, y, size, size, colours.paper, colours.bad, 1.6)
        return [ring, self.centred(x, y, str(number), letters, colours.bad, bold=True)]

    def centred(self, x: float, y: float, text: str, size: float, colour: str = "", *, bold: bool = False) -> Text:
        """One line whose middle, both ways, is at (x, y)."""
        return self.text(x, y + _MIDDLE * size, text, size, colour, bold=bold, anchor="middle")
