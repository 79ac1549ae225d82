"""What goes where on the sheet, before anything is drawn: the lanes laid out, and the height of every band."""

from __future__ import annotations

from collections.abc import Mapping

from touchmap.draw import lanes
from touchmap.draw.shapes import Rect
from touchmap.draw.sheet import anytime, cards, curve, frame, head, pains, strip, ways
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.legend import ROW, Legend, footer_text
from touchmap.draw.view import Picture

A1 = (2384.0, 1684.0)
"""The sides of A1, in points."""
_HEADLINE, _STAGE = 72.5, 36.5  # points on A1 that these come to at least, and a little more
_LARGEST = 8.0  # times their size in the theme: what the title band and the stages grow to at most
_NARROWEST = 1180.0  # points; below this the title band has no room
_ROUNDS = 4

_AFTER_HEAD, _AFTER_STAGES, _BEFORE_LANES = 20.0, 14.0, 4.0
_LOWEST_NOTES = 74.0
_FOOTER, _BASELINE, _BESIDE = 18.0, 10.0, 4.0
_APART = 40.0  # points between legend and footer on one row


class Plan:
    """Everything that has to be known before drawing; places across are those of the sheet.

    `scale` is how many times their size in the theme the title band and the stage headers have. `tops` has where
    each band begins that there is, `rows` from where to where its label goes.
    """

    def __init__(
        self, picture: Picture, contents: Mapping[str, cards.Content], layout: lanes.Layout, scale: float, brush: Brush
    ) -> None:
        sizes = brush.theme.sizes
        self.picture, self.contents, self.layout, self.brush = picture, contents, layout, brush
        self.left = sizes.margin
        self.area = self.left + sizes.label_column + sizes.label_gap
        self.stages = [lanes.Span(span.start + self.area, span.end + self.area) for span in layout.stages]
        self.across = lanes.Span(self.stages[0].start, self.stages[-1].end - frame.GAP)
        self.right = self.across.end
        self.width = max(self.right, self.area + layout.width) + sizes.margin
        self.columns = {key: Rect(*rect).moved(dx=self.area) for key, rect in layout.cards.items()}
        """Where the cards are from left to right; their heights are those of the lanes."""
        bars = anytime.place_bars(picture.bars, lanes.Span(0, 0), self.stages)
        self.notes = pains.place_notes(picture.pains, self.columns | bars, self.across, brush)
        felt = ["felt"] if curve.declared(picture.cards) else []
        unknown = ["unknown"] if curve.has_gaps(picture.cards, self.columns) else []
        self.legend = Legend([*picture.legend, *felt, *unknown], self.left, self.right, brush)
        footer = footer_text(picture.footer, self.right, 0, brush)
        self.beside = self.legend.height > 0 and self.legend.end + _APART <= footer.rect.x0
        """Whether the footer has room beside the last row of the legend."""
        self.resize(scale)

    def resize(self, scale: float) -> None:
        """Give the title band and the stage headers another size; everything below moves."""
        self.scale = scale
        picture, brush, sizes = self.picture, self.brush, self.brush.theme.sizes
        self.head = head.Head(picture, self.left, self.right, scale, brush)
        self.headers = frame.Stages(picture, self.stages, scale, brush)
        named = any(phase.name for phase in picture.phases)
        heights = {
            "head": self.head.height + _AFTER_HEAD,
            "stages": self.headers.height + _AFTER_STAGES,
            "phases": (sizes.phase_height if named else 0.0) + _BEFORE_LANES,
            "lanes": self.layout.height + sizes.band_gap,
            "anytime": anytime.band_height(picture.bars) + sizes.band_gap if picture.bars else 0.0,
            "curve": curve.HEIGHT + sizes.band_gap if curve.declared(picture.cards) else 0.0,
            "pains": max(self.notes.height, _LOWEST_NOTES) + sizes.band_gap if picture.pains else 0.0,
            "coverage": strip.HEIGHT + sizes.band_gap,
            "legend": self.legend.above + self.legend.height,
            "footer": (_BESIDE if self.beside else _FOOTER) + sizes.margin * 0.5,
        }
        self.tops: dict[str, float] = {}
        self.rows: dict[str, lanes.Span] = {}
        y = sizes.margin
        for key, height in heights.items():
            if height:
                self.tops[key] = y
                self.rows[key] = lanes.Span(y, y + height - sizes.band_gap)
            y += height
        self.footer = self.tops["footer"] + (_BESIDE - ROW / 2 if self.beside else _BASELINE)
        self.height = y

    @property
    def on_a1(self) -> float:
        """How many times larger everything is when the sheet fills A1, lying or, if it is tall, standing."""
        long, short = max(self.width, self.height), min(self.width, self.height)
        return min(A1[0] / long, A1[1] / short)

    @property
    def wanted_scale(self) -> float:
        """The scale at which the headline and the stages would be large enough, if all else stays as it is."""
        sizes = self.brush.theme.sizes
        wanted = max(_HEADLINE / sizes.headline, _STAGE / sizes.stage) / self.on_a1
        return min(max(1.0, wanted), _LARGEST)


def plan(picture: Picture, brush: Brush) -> Plan:
    """The plan of a sheet.

    The title band and the stage headers grow with the sheet, so that on A1 the headline is never below 72 points
    and the stages not below 36, however many touchpoints there are, up to a limit.
    """
    contents = {card.key: cards.content(card, brush) for card in picture.cards}
    made = Plan(picture, contents, _arrange(picture, contents, 1.0, brush), 1.0, brush)
    for _ in range(_ROUNDS):
        scale = made.wanted_scale
        if abs(scale - made.scale) < 0.01:
            break
        if any(_missing(picture, made.layout, scale, brush)):
            made = Plan(picture, contents, _arrange(picture, contents, scale, brush), scale, brush)
        else:
            made.resize(scale)
    return made


def _arrange(picture: Picture, contents: dict[str, cards.Content], scale: float, brush: Brush) -> lanes.Layout:
    """The layout of the lanes; the last phase of a stage is widened until the header of the stage has room."""
    sizes = brush.theme.sizes
    nodes = [lanes.Card(card.key, card.lane, card.phase, contents[card.key].height) for card in picture.cards]
    links = [lanes.Link(way.id, way.source, way.target, ways.label_size(way, brush)) for way in picture.ways]
    rows = [lanes.Lane(frame.label_height(lane, brush)) for lane in picture.lanes]
    metrics = lanes.Metrics(card_width=sizes.card_width)
    room = [brush.text(0, 0, phase.name, sizes.phase, bold=True, room=260).width + 4 for phase in picture.phases]
    for stage, header in enumerate(picture.stages):
        inside = [index for index, phase in enumerate(picture.phases) if phase.stage == stage]
        if len(inside) == 1:  # then it is known beforehand how wide the phase must be
            around = metrics.column_gap + metrics.stage_gap if 0 < stage < len(picture.stages) - 1 else metrics.edge
            room[inside[0]] = max(room[inside[0]], frame.stage_room(header, scale, brush) - around)
    layout = lanes.arrange(nodes, links, _phases(picture, room), rows, metrics)
    for _ in range(_ROUNDS):
        missing = _missing(picture, layout, scale, brush)
        if not any(missing):
            break
        for stage, more in enumerate(missing):
            last = max(index for index, phase in enumerate(picture.phases) if phase.stage == stage)
            span = layout.phases[last]
            room[last] = max(room[last], span.end - span.start + more)
        layout = lanes.arrange(nodes, links, _phases(picture, room), rows, metrics)
    return layout


def _phases(picture: Picture, room: list[float]) -> list[lanes.Phase]:
    return [lanes.Phase(phase.stage, wide) for phase, wide in zip(picture.phases, room, strict=True)]


def _missing(picture: Picture, layout: lanes.Layout, scale: float, brush: Brush) -> list[float]:
    """How much wider each stage must be for its header, and for the title band above all of them."""
    sizes = brush.theme.sizes
    widths = [span.end - span.start for span in layout.stages]
    needed = [frame.stage_room(stage, scale, brush) for stage in picture.stages]
    short = _NARROWEST - 2 * sizes.margin - sizes.label_column - sizes.label_gap
    even = short / len(widths) if sum(widths) < short - 1 else 0.0
    gaps = [max(need, even) - wide for need, wide in zip(needed, widths, strict=True)]
    return [gap if gap > 0.5 else 0.0 for gap in gaps]
