"""What goes where on the sheet, before anything is drawn: the lanes laid out, and the height of every band."""

from __future__ import annotations

from collections.abc import Mapping

from touchmap.draw import lanes
from touchmap.draw.paper import fit
from touchmap.draw.shapes import Rect
from touchmap.draw.sheet import anytime, blank, cards, curve, frame, head, pains, scores, ways
from touchmap.draw.sheet.backstage import Backstage
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.legend import Legend, footer_text
from touchmap.draw.sheet.scores import Scores
from touchmap.draw.view import Card, Picture

_HEADLINE, _STAGE = 72.5, 36.5  # points on A1 that these come to at least, and a little more
_LARGEST = 8.0  # times their size in the theme: what the title band and the stages grow to at most
_NARROWEST = 1180.0  # points; below this the title band has no room
_ROUNDS = 4

_BEFORE_LANES = 4.0
_LOWEST_ROW = 74.0
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
        self.felt = [card for card in picture.cards if not card.dimmed]
        """The cards that the curve leads through: on a map with a path, those on it."""
        self.notes = pains.place_notes(picture.pains, self.columns | bars, self.across, brush)
        self.ideas = pains.place_notes(picture.ideas, self.columns | bars, self.across, brush)
        self.gone = pains.place_notes(picture.gone, {}, self.across, brush)
        self.backstage = Backstage(picture, self.columns, self.stages, brush)
        self.scores = Scores(picture, self.columns, self.stages, brush)
        unknown = ["unknown"] if curve.has_gaps(self.felt, picture.ways, self.columns) else []
        self.legend = Legend(picture, [*curve.bases(self.felt), *unknown], self.left, self.right, brush)
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
            "head": self.head.height + sizes.head_gap,
            "stages": self.headers.height + sizes.stage_gap,
            "phases": (sizes.phase_height if named else 0.0) + _BEFORE_LANES,
            "lanes": self.layout.height + sizes.band_gap,
            "anytime": anytime.band_height(picture.bars) + sizes.band_gap if picture.bars else 0.0,
            "backstage": _row(self.backstage.height) + sizes.band_gap if picture.backstage else 0.0,
            "curve": sizes.curve_height + sizes.band_gap if picture.blank or curve.declared(self.felt) else 0.0,
            "pains": _row(blank.NOTE if picture.blank else self.notes.height) + sizes.band_gap
            if picture.pains or picture.blank
            else 0.0,
            "scores": _row(self.scores.height) + sizes.band_gap if self.scores.height else 0.0,
            "ideas": _row(self.ideas.height) + sizes.band_gap if picture.ideas else 0.0,
            "gone": _row(self.gone.height) + sizes.band_gap if picture.gone else 0.0,
            "coverage": 0.0 if picture.blank else sizes.strip_height + sizes.band_gap,
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
        self.footer = self.tops["footer"] + (_BESIDE - self.legend.row / 2 if self.beside else _BASELINE)
        self.height = y

    @property
    def on_a1(self) -> float:
        """How many times larger everything is when the sheet fills A1, lying or, if it is tall, standing."""
        return fit(self.width, self.height).zoom

    @property
    def wanted_scale(self) -> float:
        """The scale at which the headline and the stages would be large enough, if all else stays as it is."""
        sizes = self.brush.theme.sizes
        wanted = max(_HEADLINE / sizes.headline, _STAGE / sizes.stage) / self.on_a1
        return min(max(1.0, wanted), _LARGEST)


def _row(height: float) -> float:
    """The height of a row of boxes with a label beside it."""
    return max(height, _LOWEST_ROW)


def plan(picture: Picture, brush: Brush) -> Plan:
    """The plan of a sheet.

    The title band and the stage headers grow with the sheet, so that on A1 the headline is never below 72 points
    and the stages not below 36, however many touchpoints there are, up to a limit.
    """
    contents = {card.key: _content(card, picture, brush) for card in picture.cards}
    layout = _roomy(_arrange(picture, contents, brush), picture, 1.0, brush)
    made = Plan(picture, contents, layout, 1.0, brush)
    for _ in range(_ROUNDS):
        scale = made.wanted_scale
        if abs(scale - made.scale) < 0.01:
            break
        wider = _roomy(made.layout, picture, scale, brush)
        if wider is made.layout:
            made.resize(scale)
        else:
            made = Plan(picture, contents, wider, scale, brush)
    return made


def _content(card: Card, picture: Picture, brush: Brush) -> cards.Content:
    return blank.content(brush) if picture.blank else cards.content(card, brush)


def _arrange(picture: Picture, contents: dict[str, cards.Content], brush: Brush) -> lanes.Layout:
    """The layout of the lanes, with room for the headers of phases and stages in their usual size."""
    sizes = brush.theme.sizes
    nodes = [lanes.Card(card.key, card.lane, card.phase, contents[card.key].height) for card in picture.cards]
    links = [lanes.Link(way.id, way.source, way.target, ways.label_size(way, brush)) for way in picture.ways]
    rows = [lanes.Lane(frame.label_height(lane, brush)) for lane in picture.lanes]
    names = (brush.text(0, 0, phase.name, sizes.phase, bold=True, room=260) for phase in picture.phases)
    phases = [lanes.Phase(phase.stage, name.width + 4) for phase, name in zip(picture.phases, names, strict=True)]
    metrics = lanes.Metrics(
        card_width=sizes.card_width,
        column_gap=sizes.column_gap,
        row_gap=sizes.row_gap,
        lane_pad=sizes.lane_pad,
        lane_gap=sizes.lane_gap,
        around=(_beside(brush), _above_and_below(picture, brush)),
        stage_min_width=tuple(frame.stage_room(stage, 1.0, brush) for stage in picture.stages),
    )
    return lanes.arrange(nodes, links, phases, rows, metrics)


def _roomy(layout: lanes.Layout, picture: Picture, scale: float, brush: Brush) -> lanes.Layout:
    """`layout` with its stages wide enough for their headers, and for the title band above all of them."""
    headers = [frame.stage_room(stage, scale, brush) for stage in picture.stages]
    widths = [max(wide, span.end - span.start) for wide, span in zip(headers, layout.stages, strict=True)]
    if (short := _NARROWEST - _beside(brush) - sum(widths)) > 0:
        widths = [wide + short / len(widths) for wide in widths]
    return lanes.widened(layout, [phase.stage for phase in picture.phases], widths)


def _beside(brush: Brush) -> float:
    sizes = brush.theme.sizes
    return 2 * sizes.margin + sizes.label_column + sizes.label_gap


def _above_and_below(picture: Picture, brush: Brush) -> float:
    """About how high all is that is not lanes, as long as it is not known how wide they are."""
    sizes = brush.theme.sizes
    rows = (
        (anytime.band_height(picture.bars), bool(picture.bars)),
        (1.5 * _LOWEST_ROW, picture.backstage),
        (sizes.curve_height, picture.blank or curve.declared(picture.cards)),
        (2.0 * scores.height(brush), any(card.scores for card in picture.cards)),
        (1.2 * _LOWEST_ROW, bool(picture.pains) or picture.blank),
        (_LOWEST_ROW, bool(picture.ideas)),
        (_LOWEST_ROW, bool(picture.gone)),
        (sizes.strip_height, not picture.blank),
    )
    above = 1.8 * sizes.headline + 2.6 * sizes.stage + sizes.phase_height + 2 * sizes.margin
    return above + sum(height + sizes.band_gap for height, there in rows if there) + 2 * sizes.legend_row
