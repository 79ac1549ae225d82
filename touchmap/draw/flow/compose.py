"""The sheet of a flow: the same head, stages, cards and arrows as on the lanes, where `dot` has put them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.flow.graph import bare, written
from touchmap.draw.flow.order import Order
from touchmap.draw.flow.places import Places, places
from touchmap.draw.flow.tidy import borders, tidied, widened
from touchmap.draw.lanes import Span
from touchmap.draw.legibility import HEADLINE, STAGE
from touchmap.draw.paper import fit
from touchmap.draw.shapes import Box, Group, Rect, Sheet
from touchmap.draw.sheet import anytime, cards, frame, ways
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.head import Head
from touchmap.draw.sheet.legend import Legend, footer
from touchmap.draw.theme import Theme
from touchmap.draw.view import Card, Picture
from touchmap.draw.words import Words, join

MOST = 1_500
"""Touchpoints; with more, `dot` takes minutes."""
_DENSE = 900  # arrows; beyond, no more than four for each touchpoint
_FARTHEST = 30_000  # columns that all arrows may pass together
MOST_WORDS = 300
"""Arrows that have their words beside them; with more, these are in the tooltips only, and `dot` makes less effort."""
_ABSENT = frozenset({"target", "interval", "thin"})
"""Entries of the legend for what is only below lanes."""
_NARROWEST = 1180.0  # points; below this the title band has no room
_LARGEST = 8.0
_ROUNDS = 4
_CLOSE = 1.01  # times a scale that need not be changed any more
_INSIDE = 22.0  # points above and below what `dot` has drawn
_FOOTER, _BASELINE = 22.0, 12.0


def flow(picture: Picture, theme: Theme, words: Words) -> Sheet:
    """Everything that the flow of `picture` shows, in its place; DrawingFailed where there is too much of it."""
    _check(picture)
    brush = Brush(theme, words)
    picture, contents = _prepared(picture, brush)
    sizes = {card.key: (theme.sizes.card_width, contents[card.key].height) for card in picture.cards}
    few = len(picture.ways) <= MOST_WORDS
    labels = {way.id: size for way in picture.ways if few and (size := ways.label_size(way, brush))}
    empty = max(frame.stage_room(stage, 1.0, brush) for stage in picture.stages)
    told = draw(bare(picture, sizes, labels, empty, quick=not few), "json0")
    found = tidied(places(told, picture, sizes, labels), picture)
    return _Flow(picture, contents, found, brush).sheet()


def _check(picture: Picture) -> None:
    """Refuses at once what `dot` would not be done with in a minute."""
    touchpoints, arrows = len(picture.cards), len(picture.ways)
    if touchpoints > MOST or arrows > max(_DENSE, 4 * touchpoints) or Order(picture).reach() > _FARTHEST:
        raise DrawingFailed(
            f"A flow of {touchpoints:,} touchpoints and {arrows:,} arrows is too much for dot: "
            "draw a part of it (--stage, --channel, --owner), or the lanes."
        )


def flow_dot(picture: Picture, theme: Theme, words: Words) -> str:
    """The flow as DOT with words and colours, for other programs."""
    brush = Brush(theme, words)
    picture, contents = _prepared(picture, brush)
    return written(picture, contents, brush)


def _prepared(picture: Picture, brush: Brush) -> tuple[Picture, dict[str, cards.Content]]:
    """What the flow shows of `picture`, with the channel of each touchpoint on its card, and what cards hold."""
    shown = tuple(_with_channel(card, picture, brush) for card in picture.cards)
    legend = tuple(key for key in picture.legend if key not in _ABSENT)
    contents = {card.key: cards.content(card, brush) for card in (*shown, *(bar.card for bar in picture.bars))}
    return replace(picture, cards=shown, legend=legend), contents


def _with_channel(card: Card, picture: Picture, brush: Brush) -> Card:
    return replace(card, small=join(brush.words, (picture.lanes[card.lane].name, card.small)))


class _Flow:
    """A flow on its way to a sheet; `scale` is how many times their size in the theme head and stages have."""

    def __init__(self, picture: Picture, contents: Mapping[str, cards.Content], found: Places, brush: Brush) -> None:
        self.picture, self.contents, self.places, self.brush = picture, contents, found, brush
        self.left = brush.theme.sizes.margin

    def sheet(self) -> Sheet:
        """Head and stages in the size at which they can be read on a wall, if that is in reach."""
        sizes = self.brush.theme.sizes
        scale, sheet = 1.0, self._composed(1.0)
        for _ in range(_ROUNDS):
            zoom = fit(sheet.width, sheet.height).zoom
            wanted = max(HEADLINE / sizes.headline, STAGE / sizes.stage) / zoom * _CLOSE
            wanted = min(wanted, _LARGEST, sheet.width / _NARROWEST)  # more has no room in the title band
            if wanted <= scale:
                break
            scale = wanted
            sheet = self._composed(scale)
        return sheet

    def _composed(self, scale: float) -> Sheet:
        brush, picture = self.brush, self.picture
        sizes, colours = brush.theme.sizes, brush.theme.colours
        headers = [frame.stage_room(stage, scale, brush) for stage in picture.stages]
        self.places = widened(self.places, headers, _NARROWEST - 2 * sizes.margin)
        left, right = self.left, self.left + self.places.width
        sheet = Sheet(
            right + sizes.margin, 0.0, picture.title, picture.description,
            language=brush.words.tag, spoken=brush.words.language, leftward=brush.words.leftward,
            paper=colours.paper,
        )  # fmt: skip
        y = sizes.margin * (1 + (scale - 1) / 4)
        head = Head(picture, left, right, scale, brush)
        spans = [Span(left + span.start, left + span.end) for span in borders(self.places)]
        spans[-1] = Span(spans[-1].start, right + frame.GAP)
        stages = frame.Stages(picture, spans, scale, brush)
        for part, room in ((head, sizes.head_gap), (stages, sizes.stage_gap)):
            groups, areas = part.draw(y)
            sheet.groups += groups
            sheet.backdrop += areas
            y += part.height + room
        y = self._graph(sheet, spans, y) + sizes.band_gap
        if picture.bars:
            y = self._anytime(sheet, spans, y) + sizes.band_gap
        self._legend(sheet, right, y)
        return sheet

    def _graph(self, sheet: Sheet, spans: Sequence[Span], top: float) -> float:
        """Cards and arrows, and the ground of each stage; answers where it ends."""
        picture, brush = self.picture, self.brush
        bottom = top + self.places.height + 2 * _INSIDE
        for index, span in enumerate(spans):
            rect = Rect(span.start + (frame.GAP if index else 0), top, span.end - frame.GAP, bottom)
            sheet.bands.append(frame.band(f"band-{index + 1}", rect, brush))
        origin = (self.left, top + _INSIDE)
        ids = {card.key: card.id for card in picture.cards}
        arrows, words = ways.draw_ways(picture.ways, self.places.routes, ids, origin, brush)
        for card in picture.cards:
            rect = self.places.cards[card.key].moved(*origin)
            sheet.groups.append(cards.draw_card(card, self.contents[card.key], rect, brush))
        sheet.arrows += arrows
        sheet.groups += words
        return bottom

    def _anytime(self, sheet: Sheet, spans: Sequence[Span], top: float) -> float:
        """What is there any time, as bars across its stages below a line that says so; answers where they end."""
        picture, brush = self.picture, self.brush
        size = brush.theme.sizes.phase
        sheet.groups.append(
            Group(
                "anytime", "names", [brush.text(self.left + _INSIDE, top + size, brush.say("anytime"), size, bold=True)]
            )
        )
        row = Span(top + 1.4 * size, top + 1.4 * size + anytime.band_height(picture.bars))
        across = Span(spans[0].start, spans[-1].end - frame.GAP)
        groups, bands = anytime.draw_bars(picture, anytime.place_bars(picture.bars, row, spans), row, across, brush)
        sheet.groups += groups
        sheet.bands += bands
        return row.end

    def _legend(self, sheet: Sheet, right: float, top: float) -> None:
        picture, brush = self.picture, self.brush
        rule = Box(Rect(self.left, top, right, top + 1), brush.theme.colours.rule)
        sheet.groups.append(Group("rule", "rule", [rule]))
        legend = Legend(picture, (), self.left, right, brush)
        groups, arrows, strokes = legend.draw(top + legend.above)
        sheet.groups += groups
        sheet.arrows += arrows
        sheet.backdrop += strokes
        y = top + legend.above + legend.height
        sheet.groups.append(footer(picture.footer, right, y + _BASELINE, brush))
        sheet.height = y + _FOOTER + brush.theme.sizes.margin * 0.5
