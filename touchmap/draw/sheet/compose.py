"""The whole sheet, drawn band by band as it was planned."""

from __future__ import annotations

from touchmap.draw import lanes
from touchmap.draw.shapes import Box, Group, Point, Rect, Sheet
from touchmap.draw.sheet import anytime, blank, cards, curve, frame, pains, strip, ways
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.legend import footer
from touchmap.draw.sheet.plan import Plan, plan
from touchmap.draw.theme import Theme
from touchmap.draw.view import Picture
from touchmap.draw.words import Words


def compose(picture: Picture, theme: Theme, words: Words) -> Sheet:
    """Everything that `picture` shows, in its place."""
    made = plan(picture, Brush(theme, words))
    sheet = Sheet(
        made.width,
        made.height,
        picture.title,
        picture.description,
        language=words.tag,
        spoken=words.language,
        leftward=words.leftward,
        paper=theme.colours.paper,
    )
    _above(sheet, made)
    _lanes(sheet, made)
    _below(sheet, made)
    return sheet


def _above(sheet: Sheet, made: Plan) -> None:
    """Title band, stages, phases."""
    for part, top in ((made.head, made.tops["head"]), (made.headers, made.tops["stages"])):
        groups, areas = part.draw(top)
        sheet.groups += groups
        sheet.backdrop += areas
    spans = [lanes.Span(span.start + made.area, span.end + made.area) for span in made.layout.phases]
    sheet.groups += frame.draw_phases(made.picture, spans, made.tops["phases"], made.brush)


def _lanes(sheet: Sheet, made: Plan) -> None:
    """Lanes, cards and the ways between them."""
    picture, brush, top = made.picture, made.brush, made.tops["lanes"]
    rows = [lanes.Span(span.start + top, span.end + top) for span in made.layout.lanes]
    groups, bands = frame.draw_lanes(picture.lanes, rows, made.stages, made.left, brush)
    sheet.groups += groups
    sheet.bands += bands
    if picture.blank:
        sheet.groups += (blank.draw_card(card, made.columns[card.key].moved(dy=top), brush) for card in picture.cards)
        return
    ids = {card.key: card.id for card in picture.cards}
    sheet.arrows, words = ways.draw_ways(picture.ways, made.layout.routes, ids, (made.area, top), brush)
    ports: dict[str, list[Point]] = {}
    for arrow in sheet.arrows:
        ports.setdefault(arrow.target, []).append(arrow.tip)
        ports.setdefault(arrow.source, []).append(arrow.pieces[0][0])
    for card in picture.cards:
        rect = made.columns[card.key].moved(dy=top)
        badge = cards.badge_rect(card, rect, brush)
        hides = badge is not None and any(badge.grown(2).holds(port) for port in ports.get(card.id, ()))
        sheet.groups.append(cards.draw_card(card, made.contents[card.key], rect, brush, badge_low=hides))
    sheet.groups += words


def _below(sheet: Sheet, made: Plan) -> None:
    """What is there any time, the curve, pains, coverage, legend, footer."""
    picture, brush, rows = made.picture, made.brush, made.rows
    if picture.bars:
        places = anytime.place_bars(picture.bars, rows["anytime"], made.stages)
        groups, bands = anytime.draw_anytime(picture, places, rows["anytime"], made.across, made.left, brush)
        sheet.groups += groups
        sheet.bands += bands
    if "backstage" in rows:
        _label(sheet, made, "backstage")
        sheet.groups += made.backstage.draw(made.across, rows["backstage"])
    if "curve" in rows:
        _label(sheet, made, "curve")
        hurts = pains.under(made.notes, rows["pains"].start) if "pains" in rows else {}
        drawn = curve.draw_curve(
            made.felt, picture.ways, made.columns, made.across, rows["curve"], made.left, brush, hurts
        )
        sheet.groups += drawn.groups
        sheet.backdrop += drawn.backdrop
    if "scores" in rows:
        _label(sheet, made, "scores")
        sheet.groups += made.scores.draw(rows["scores"].start)
    if "pains" in rows:
        _label(sheet, made, "pains")
        top = rows["pains"].start
        empty = blank.draw_notes(made.across, top, brush) if picture.blank else []
        sheet.groups += empty or pains.draw_notes(made.notes, top, brush)
    if "ideas" in rows:
        _label(sheet, made, "ideas")
        sheet.groups += pains.draw_notes(made.ideas, rows["ideas"].start, brush)
    if "gone" in rows:
        _label(sheet, made, "gone")
        sheet.groups += pains.draw_notes(made.gone, rows["gone"].start, brush)
    if "coverage" in rows:
        _label(sheet, made, "coverage")
        sheet.groups += strip.draw_strip(picture, made.stages, rows["coverage"].start, brush)

    top = made.tops["legend"]
    rule = Box(Rect(made.left, top, made.right, top + 1), brush.theme.colours.rule)
    sheet.groups.append(Group("rule", "rule", [rule]))
    groups, arrows, strokes = made.legend.draw(top + made.legend.above)
    sheet.groups += groups
    sheet.arrows += arrows
    sheet.backdrop += strokes
    sheet.groups.append(footer(picture.footer, made.right, made.footer, brush))


def _label(sheet: Sheet, made: Plan, key: str) -> None:
    brush = made.brush
    notes = [brush.say(f"{key}.note")]
    sheet.groups.append(frame.label(f"label-{key}", brush.say(key), notes, made.rows[key], made.left, brush))
