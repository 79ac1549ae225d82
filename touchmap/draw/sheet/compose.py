"""The whole sheet: lays out the lanes, then stacks every band below the other."""

from __future__ import annotations

from touchmap.draw import lanes
from touchmap.draw.shapes import Box, Group, Rect, Sheet
from touchmap.draw.sheet import anytime, cards, curve, frame, head, pains, strip, ways
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.legend import Legend, footer
from touchmap.draw.theme import Theme
from touchmap.draw.view import Card, Picture
from touchmap.draw.words import Words

A1 = (2384.0, 1684.0)
"""Width and height of A1 landscape, in points."""
_HEADLINE, _STAGE = 72.5, 36.5  # points on A1 that these must come to, and a little more
_LARGEST = 6.0  # times their size in the theme: what the title band and the stages grow to at most
_ROUNDS = 4
_NARROWEST = 1180.0  # points; below this the title band has no room


def compose(picture: Picture, theme: Theme, words: Words) -> Sheet:
    """Everything that `picture` shows, in its place.

    The title band and the stage headers grow with the sheet, so that on A1 the headline is never below 72 points
    and the stages not below 36, however many touchpoints there are, up to a limit.
    """
    brush = Brush(theme, words)
    contents = {card.key: cards.content(card, brush) for card in picture.cards}
    scale = 1.0
    layout = _arrange(picture, contents, scale, brush)
    for _ in range(_ROUNDS):
        sheet = _stack(picture, contents, layout, scale, brush)
        wanted = _scale(sheet, theme)
        if abs(wanted - scale) < 0.01:
            break
        scale = wanted
        if any(_missing(picture, layout, scale, brush)):
            layout = _arrange(picture, contents, scale, brush)
    return sheet


def on_a1(sheet: Sheet) -> float:
    """How many times larger everything is when the sheet fills A1, lying or, if it is tall, standing."""
    long, short = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
    return min(A1[0] / long, A1[1] / short)


def _scale(sheet: Sheet, theme: Theme) -> float:
    enlarged = on_a1(sheet)
    wanted = max(_HEADLINE / (theme.sizes.headline * enlarged), _STAGE / (theme.sizes.stage * enlarged))
    return min(max(1.0, wanted), _LARGEST)


def _arrange(picture: Picture, contents: dict[str, cards.Content], scale: float, brush: Brush) -> lanes.Layout:
    """The layout of the lanes; the last phase of a stage is widened until the header of the stage has room."""
    sizes = brush.theme.sizes
    nodes = [lanes.Card(card.key, card.lane, card.phase, contents[card.key].height) for card in picture.cards]
    links = [lanes.Link(way.id, way.source, way.target, ways.label_size(way, brush)) for way in picture.ways]
    rows = [lanes.Lane(frame.label_height(lane, brush)) for lane in picture.lanes]
    metrics = lanes.Metrics(card_width=sizes.card_width)
    room = [brush.text(0, 0, phase.name, sizes.phase, bold=True, room=260).width + 4 for phase in picture.phases]
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
    return [
        gap if gap > 0.5 else 0.0
        for gap in (max(need, even) - wide for need, wide in zip(needed, widths, strict=True))
    ]


def _stack(
    picture: Picture, contents: dict[str, cards.Content], layout: lanes.Layout, scale: float, brush: Brush
) -> Sheet:
    sizes, colours = brush.theme.sizes, brush.theme.colours
    left = sizes.margin
    area = left + sizes.label_column + sizes.label_gap
    stages = [lanes.Span(span.start + area, span.end + area) for span in layout.stages]
    across = lanes.Span(stages[0].start, stages[-1].end - 3)
    right = stages[-1].end
    sheet = Sheet(right + sizes.margin, 0, picture.title, picture.description, colours.paper)

    y = sizes.margin
    title = head.Head(picture, left, right, scale, brush)
    groups, areas = title.draw(y)
    sheet.groups += groups
    sheet.backdrop += areas
    y += title.height + 20

    headers = frame.Stages(picture, stages, scale, brush)
    groups, areas = headers.draw(y)
    sheet.groups += groups
    sheet.backdrop += areas
    y += headers.height + 14
    if any(phase.name for phase in picture.phases):
        spans = [lanes.Span(span.start + area, span.end + area) for span in layout.phases]
        sheet.groups += frame.draw_phases(picture.phases, spans, y, brush)
        y += sizes.phase_height

    y += 4
    places = {key: Rect(*rect).moved(area, y) for key, rect in layout.cards.items()}
    rows = [lanes.Span(span.start + y, span.end + y) for span in layout.lanes]
    labels, bands = frame.draw_lanes(picture.lanes, rows, stages, left, brush)
    sheet.groups += labels
    sheet.bands += bands
    ids = {card.key: card.id for card in picture.cards}
    sheet.arrows, words = ways.draw_ways(picture.ways, layout, ids, (area, y), brush)
    tips = [arrow.tip for arrow in sheet.arrows]
    for card in picture.cards:
        rect = places[card.key]
        badge = cards.badge_rect(card, rect, brush)
        low = badge is not None and any(_inside(badge.grown(2), tip) for tip in tips)
        sheet.groups.append(cards.draw_card(card, contents[card.key], rect, brush, low))
    sheet.groups += words
    y += layout.height + sizes.band_gap

    if picture.bars:
        row = lanes.Span(y, y + anytime.band_height(picture.bars))
        bars = anytime.place_bars(picture.bars, row, stages)
        groups, bands = anytime.draw_anytime(picture.bars, bars, row, across, left, brush)
        places |= bars
        sheet.groups += groups
        sheet.bands += bands
        y = row.end + sizes.band_gap
    legend = list(picture.legend)
    if curve.declared(picture.cards):
        row = lanes.Span(y, y + curve.HEIGHT)
        drawn = curve.draw_curve(picture.cards, places, across, row, left, brush)
        sheet.groups.append(_label("curve", row, left, brush))
        sheet.groups += drawn.groups
        sheet.backdrop += drawn.backdrop
        legend += ["unknown"] if drawn.dotted else []
        y = row.end + sizes.band_gap
    if picture.pains:
        notes = pains.place_notes(picture.pains, places, across, brush)
        row = lanes.Span(y, y + max(notes.height, 74.0))
        sheet.groups.append(_label("pains", row, left, brush))
        sheet.groups += pains.draw_notes(notes, y, brush)
        y = row.end + sizes.band_gap
    row = lanes.Span(y, y + strip.HEIGHT)
    sheet.groups.append(_label("coverage", row, left, brush))
    sheet.groups += strip.draw_strip(picture, stages, y, brush)
    y = row.end + sizes.band_gap

    key = Legend(legend, left, right, brush)
    rule = Rect(left, y, right, y + 1)
    sheet.groups.append(Group("rule", "rule", [Box(rule, colours.rule)]))
    y += 8
    groups, arrows, strokes = key.draw(y)
    sheet.groups += groups
    sheet.arrows += arrows
    sheet.backdrop += strokes
    y += key.height
    sheet.groups.append(footer(picture.footer, right, y + 10, brush))
    sheet.height = y + 10 + sizes.margin * 0.6
    return sheet


def _label(key: str, row: lanes.Span, left: float, brush: Brush) -> Group:
    return frame.label(f"label-{key}", brush.say(key), [brush.say(f"{key}.note")], row, left, brush)


def _inside(rect: Rect, point: tuple[float, float]) -> bool:
    return rect.x0 <= point[0] <= rect.x1 and rect.y0 <= point[1] <= rect.y1


__all__ = ["Card", "compose", "on_a1"]
