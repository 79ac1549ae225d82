"""The legend: a real swatch for everything that is shown and for nothing else; and the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from touchmap.draw.shapes import Arrow, Box, Group, Item, Mark, Rect, Stroke, Text, line
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.view.parts import Verdict

ROW = 30.0
_GAP = 20.0
_SWATCH_GAP = 7.0
_ARROW = 40.0
_WIDTHS = {"moment": 22.0, "next": _ARROW, "sends": _ARROW, "carries": _ARROW, "bare": _ARROW, "finding": 52.0,
           "unheard": 22.0, "pain": 19.0, "felt": 36.0, "unknown": 36.0, "score": -8.0}  # fmt: skip
_CARD = 36.0


class Legend:
    """The entries in rows, `above` points below the rule; `height` is known before they are drawn."""

    above = 8.0

    def __init__(self, keys: Sequence[str], left: float, right: float, brush: Brush) -> None:
        self.brush = brush
        self.places: list[tuple[str, float, int]] = []
        x, row = left, 0
        for key in keys:
            text = brush.text(0, 0, brush.say(f"legend.{key}"), brush.theme.sizes.legend)
            wide = _WIDTHS.get(key, _CARD) + _SWATCH_GAP + text.width
            if x > left and x + wide > right:
                x, row = left, row + 1
            self.places.append((key, x, row))
            x += wide + _GAP
        self.height = ROW * (row + 1) if keys else 0.0
        self.end = x - _GAP if keys else left
        """Where the last row ends."""

    def draw(self, top: float) -> tuple[list[Group], list[Arrow], list[Stroke]]:
        """Swatches and words; arrows and dotted lines apart, because they belong to other layers."""
        brush = self.brush
        groups: list[Group] = []
        arrows: list[Arrow] = []
        strokes: list[Stroke] = []
        for key, x, row in self.places:
            y = top + (row + 0.5) * ROW
            size = brush.theme.sizes.legend
            wide = _WIDTHS.get(key, _CARD)
            words = brush.text(x + wide + _SWATCH_GAP, y + 0.36 * size, brush.say(f"legend.{key}"), size)
            group = f"legend-{key}"
            swatch = _SWATCHES.get(key)
            groups.append(Group(group, "legend", [words, *(swatch(x, y, brush) if swatch else ())]))
            if wide == _ARROW:
                arrows.append(_arrow(key, group, x, y, brush))
            if key in ("felt", "unknown"):
                colour, dotted = brush.theme.colours.curve, key == "unknown"
                strokes.append(Stroke(line((x, y), (x + wide, y)), colour, 2.4, dotted))
        return groups, arrows, strokes


def _card(verdict: Verdict, x: float, y: float, brush: Brush) -> list[Item]:
    look = brush.look(verdict)
    rect = Rect(x, y - 9.5, x + _CARD, y + 9.5)
    box = Box(rect, look.ground, look.line, brush.theme.sizes.outline, rounded=True, dashed=verdict == "nobody")
    return [box, *brush.verdict(verdict, x + _CARD / 2, y, 10)]


def _moment(heard: bool, x: float, y: float, brush: Brush) -> list[Item]:
    return [brush.star(x + 11, y, 24, heard)]


def _felt(x: float, y: float, brush: Brush) -> list[Item]:
    return [Mark("circle", x + 18, y, 9, 9, brush.theme.colours.curve, brush.theme.colours.paper, 1.4)]


def _dot(carries: bool, x: float, y: float, brush: Brush) -> list[Item]:
    colours = brush.theme.colours
    return [Mark("circle", x + 4, y, 7.5, 7.5, colours.arrow if carries else colours.paper, colours.arrow, 1.4)]


def _finding(x: float, y: float, brush: Brush) -> list[Item]:
    colours, size = brush.theme.colours, brush.theme.sizes.badge
    return [
        Box(Rect(x, y - 8.5, x + 52, y + 8.5), colours.bad, rounded=True),
        brush.centred(x + 26, y, brush.say("legend.badge"), size, colours.on_bad, bold=True),
    ]


def _pain(x: float, y: float, brush: Brush) -> list[Item]:
    return brush.disc(x + 9.5, y, 19, 1)


_SWATCHES: dict[str, Callable[[float, float, Brush], list[Item]]] = {
    "on-target": partial(_card, "on-target"),
    "near": partial(_card, "near"),
    "below-target": partial(_card, "below-target"),
    "asked": partial(_card, "asked"),
    "overall": partial(_card, "overall"),
    "nobody": partial(_card, "nobody"),
    "apart": partial(_card, "apart"),
    "moment": partial(_moment, True),
    "unheard": partial(_moment, False),
    "carries": partial(_dot, True),
    "bare": partial(_dot, False),
    "finding": _finding,
    "pain": _pain,
    "felt": _felt,
}
"""What is drawn for an entry; the others are arrows, lines or only words."""


def _arrow(key: str, group: str, x: float, y: float, brush: Brush) -> Arrow:
    colours, sent = brush.theme.colours, key == "sends"
    return Arrow(
        id=f"{group}-arrow",
        classes="legend",
        source=group,
        target=group,
        pieces=[line((x + (4 if key in ("carries", "bare") else 0), y), (x + _ARROW - 10, y))],
        tip=(x + _ARROW, y),
        colour=colours.sent if sent else colours.arrow,
        weight=brush.theme.sizes.line * (0.85 if sent else 1),
        head="onormal" if sent else "normal",
    )


def footer_text(text: str, right: float, y: float, brush: Brush) -> Text:
    """The file and the date of the last review, ending at `right`."""
    return brush.text(right, y, text, brush.theme.sizes.footer, brush.theme.colours.quiet, anchor="end")


def footer(text: str, right: float, y: float, brush: Brush) -> Group:
    """The file and the date of the last review, in the lower corner."""
    return Group("footer", "footer", [footer_text(text, right, y, brush)])
