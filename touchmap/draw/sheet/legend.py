"""The legend: a real swatch for everything that is shown and for nothing else; and the footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from touchmap.draw.measure import width
from touchmap.draw.shapes import Arrow, Box, Group, Item, Mark, Rect, Stroke, Text, line
from touchmap.draw.sheet import curve, scores, ways
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.cards import badge
from touchmap.draw.view.legend import badge_kind
from touchmap.draw.view.parts import Basis, Picture, Tint, Verdict

_GAP = 20.0
_SWATCH_GAP = 7.0
_ROOM = 300.0
_CARD, _CARD_HIGH = 36.0, 19.0
_ARROW, _HEAD, _DOT = 40.0, 10.0, 7.5
_LINE = 36.0
_STAR, _DISC, _MARK, _BADGE_PAD, _TICK = 24.0, 22.0, 10.0, 12.0, 6.0

_Draw = Callable[[float, float, Brush], list[Item]]


@dataclass(frozen=True, slots=True)
class _Swatch:
    """What stands before the words of an entry: its width, and its items from their left end, around their middle.

    What is no item is an `arrow`, or a line (`curve`: solid or dotted), because these belong to other layers.
    """

    wide: float
    draw: _Draw | None = None
    arrow: bool = False
    curve: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    text: str
    swatch: _Swatch


class Legend:
    """The entries in rows, `above` points below the rule; `height` is known before they are drawn."""

    above = 8.0

    def __init__(self, picture: Picture, more: Sequence[str], left: float, right: float, brush: Brush) -> None:
        self.brush = brush
        self.places: list[tuple[_Entry, float, int]] = []
        x, row = left, 0
        for entry in _entries(picture, more, brush):
            wide = _lead(entry) + _words(entry, brush).width
            if x > left and x + wide > right:
                x, row = left, row + 1
            self.places.append((entry, x, row))
            x += wide + _GAP
        self.row = brush.theme.sizes.legend_row
        self.height = self.row * (row + 1) if self.places else 0.0
        self.end = x - _GAP if self.places else left
        """Where the last row ends."""

    def draw(self, top: float) -> tuple[list[Group], list[Arrow], list[Stroke]]:
        """Swatches and words; arrows and lines apart, because they belong to other layers."""
        brush, size = self.brush, self.brush.theme.sizes.legend
        groups: list[Group] = []
        arrows: list[Arrow] = []
        strokes: list[Stroke] = []
        for entry, x, row in self.places:
            y, group, swatch = top + (row + 0.5) * self.row, f"legend-{entry.key}", entry.swatch
            words = replace(_words(entry, brush), x=x + _lead(entry), y=y + 0.36 * size)
            groups.append(Group(group, "legend", [words, *(swatch.draw(x, y, brush) if swatch.draw else ())]))
            if swatch.arrow:
                arrows.append(_arrow(entry.key, group, x, y, brush))
            if swatch.curve:
                dotted, ends = swatch.curve == "dotted", line((x, y), (x + swatch.wide, y))
                strokes.append(Stroke(ends, brush.theme.colours.curve, brush.theme.sizes.curve, dotted))
        return groups, arrows, strokes


def _entries(picture: Picture, more: Sequence[str], brush: Brush) -> Iterator[_Entry]:
    """What the grounds of the cards say, if that is asked for; then all else that is shown."""
    if picture.tints:
        yield _Entry("tint", picture.tinted_by, _Swatch(0.0))
    for tint in picture.tints:
        yield _Entry(f"tint-{tint.look}", tint.name, _Swatch(_CARD, partial(_tint, tint)))
    for key in (*picture.legend, *more):
        swatch = _badge(picture, key, brush) if key in _BADGES else _SWATCHES.get(key, _Swatch(0.0))
        yield _Entry(key, brush.say(f"legend.{key.removeprefix('mark-')}"), swatch)


def _words(entry: _Entry, brush: Brush) -> Text:
    return brush.text(0, 0, entry.text, brush.theme.sizes.legend, room=_ROOM)


def _lead(entry: _Entry) -> float:
    """From the start of an entry to its words."""
    return entry.swatch.wide + _SWATCH_GAP if entry.swatch.wide else 0.0


def _box(x: float, y: float) -> Rect:
    return Rect(x, y - _CARD_HIGH / 2, x + _CARD, y + _CARD_HIGH / 2)


def _card(verdict: Verdict, x: float, y: float, brush: Brush) -> list[Item]:
    look = brush.look(verdict)
    outline = brush.outline(verdict)
    box = Box(_box(x, y), look.ground, look.line, outline, rounded=True, dashed=verdict == "nobody")
    return [box, *brush.edge(verdict, _box(x, y)), *brush.verdict(verdict, x + _CARD / 2, y, _MARK)]


def _mark(verdict: Verdict, x: float, y: float, brush: Brush) -> list[Item]:
    return brush.verdict(verdict, x + _MARK / 2, y, _MARK, alone=True)


def _tint(tint: Tint, x: float, y: float, brush: Brush) -> list[Item]:
    if tint.look == "asked":
        return _card("asked", x, y, brush)
    look, size = brush.look(tint.look), brush.theme.sizes.card_small
    tag = brush.tag(tint, 0, y + 0.36 * size, size)
    middle = x + _CARD / 2 + (tag[0].rect.width / 2 if tag else 0.0)
    box = Box(_box(x, y), look.ground, look.line, brush.theme.sizes.outline, rounded=True)
    return [box, *brush.tag(tint, middle, y + 0.36 * size, size)]


def _moment(heard: bool, x: float, y: float, brush: Brush) -> list[Item]:
    return [brush.star(x + _STAR / 2, y, _STAR, heard)]


def _felt(basis: Basis, x: float, y: float, brush: Brush) -> list[Item]:
    return [curve.point(basis, x + _LINE / 2, y, brush.theme.colours.curve, brush)]


def _target(x: float, y: float, brush: Brush) -> list[Item]:
    return [scores.tick(x + _TICK / 2, y, brush)]


def _interval(x: float, y: float, brush: Brush) -> list[Item]:
    look = brush.look("asked")
    return [scores.reach(x, x + _LINE, y, look), scores.dot(x + _LINE / 2, y, look, False, brush)]


def _thin(x: float, y: float, brush: Brush) -> list[Item]:
    return [scores.dot(x + _MARK / 2, y, brush.look("asked"), True, brush)]


def _dot(carries: bool, x: float, y: float, brush: Brush) -> list[Item]:
    colours = brush.theme.colours
    fill = colours.arrow if carries else colours.paper
    return [Mark("circle", x + 0.5 * _DOT, y, _DOT, _DOT, fill, colours.arrow, 1.4)]


def _badge(picture: Picture, key: str, brush: Brush) -> _Swatch:
    """A badge that is on the map, the shortest of its kind."""
    cards = [card for card in (*picture.cards, *(bar.card for bar in picture.bars)) if badge_kind(card) == key]
    size = brush.theme.sizes.badge
    text = min((card.badges[0] for card in cards), key=lambda text: (width(text, size, True), text))
    (text,) = brush.wrap(text, size, brush.theme.sizes.card_width * 0.7, 1, bold=True)
    wide, high = width(text, size, True) + _BADGE_PAD, 0.9 * size

    def draw(x: float, y: float, brush: Brush) -> list[Item]:
        return badge(text, _BADGES[key], Rect(x, y - high, x + wide, y + high), brush)

    return _Swatch(wide, draw)


def _pain(x: float, y: float, brush: Brush) -> list[Item]:
    return brush.disc(x + _DISC / 2, y, brush.theme.sizes.disc, 1)


_BADGES = {"error": "found", "finding": "remark", "change": "change"}
"""The look of the badges that an entry is about."""
_BASES: tuple[Basis, ...] = ("assumed", "observed", "measured")
_VERDICTS: tuple[Verdict, ...] = ("on-target", "near", "below-target", "asked", "overall", "nobody", "apart")
_SWATCHES: dict[str, _Swatch] = {
    **{verdict: _Swatch(_CARD, partial(_card, verdict)) for verdict in _VERDICTS},
    **{f"mark-{verdict}": _Swatch(_MARK, partial(_mark, verdict)) for verdict in _VERDICTS},
    "moment": _Swatch(_STAR, partial(_moment, True)),
    "unheard": _Swatch(_STAR, partial(_moment, False)),
    "path": _Swatch(_ARROW, arrow=True),
    "next": _Swatch(_ARROW, arrow=True),
    "sends": _Swatch(_ARROW, arrow=True),
    "carries": _Swatch(_ARROW, partial(_dot, True), arrow=True),
    "bare": _Swatch(_ARROW, partial(_dot, False), arrow=True),
    "pain": _Swatch(_DISC, _pain),
    "target": _Swatch(_TICK, _target),
    "interval": _Swatch(_LINE, _interval),
    "thin": _Swatch(_MARK, _thin),
    "assumed": _Swatch(_LINE, partial(_felt, "assumed"), curve="solid"),
    "observed": _Swatch(_LINE, partial(_felt, "observed"), curve="solid"),
    "measured": _Swatch(_LINE, partial(_felt, "measured"), curve="solid"),
    "unknown": _Swatch(_LINE, curve="dotted"),
}
"""What is drawn for an entry; one that is not here is only words."""


def _arrow(key: str, group: str, x: float, y: float, brush: Brush) -> Arrow:
    colours, sent = brush.theme.colours, key == "sends"
    start = x + (0.5 * _DOT if key in ("carries", "bare") else 0.0)
    return Arrow(
        id=f"{group}-arrow",
        classes="legend",
        source=group,
        target=group,
        pieces=[line((start, y), (x + _ARROW - _HEAD, y))],
        tip=(x + _ARROW, y),
        colour=colours.sent if sent else colours.curve if key == "path" else colours.arrow,
        weight=brush.theme.sizes.line * {"sends": 0.85, "path": ways.STRONG}.get(key, 1.0),
        head="onormal" if sent else "normal",
    )


def footer_text(text: str, right: float, y: float, brush: Brush) -> Text:
    """The file and the date of the last review, ending at `right`."""
    return brush.text(right, y, text, brush.theme.sizes.footer, brush.theme.colours.quiet, anchor="end")


def footer(text: str, right: float, y: float, brush: Brush) -> Group:
    """The file and the date of the last review, in the lower corner."""
    return Group("footer", "footer", [footer_text(text, right, y, brush)])
