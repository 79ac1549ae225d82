"""A finished sheet as SVG: one group per touchpoint with its tooltip and its link, and text that stays text.

Graphviz draws the other pictures; here it would take longer than all that goes before (ten seconds for the 200,000
shapes of 10,000 touchpoints), and what it writes would have to be taken apart to get titles and links into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.ink import clean, name
from touchmap.draw.measure import FAMILIES
from touchmap.draw.outlines import corners, head, radius
from touchmap.draw.shapes import (
    FARTHEST,
    TOO_LARGE,
    Anchor,
    Area,
    Arrow,
    Band,
    Box,
    Group,
    Mark,
    Point,
    Sheet,
    Stroke,
    Text,
)

SCHEMES = ("http", "https", "mailto")
"""What a link may lead to; anything else, above all `javascript:`, is not drawn as a link."""

_FONTS = ", ".join((*FAMILIES, "Helvetica", "Arial", "sans-serif"))
_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}
_LEFTWARD_ANCHORS = _ANCHORS | {"start": _ANCHORS["end"], "end": _ANCHORS["start"]}
"""What is read from right to left starts, in SVG, at its right."""
_DIRECTIONS = {False: ' direction="ltr"', True: ' direction="rtl"'}
_DASHED, _DOTTED = ' stroke-dasharray="5,2"', ' stroke-dasharray="1,5"'


def svg(sheet: Sheet, style: str = "") -> bytes:
    """`sheet` as SVG, with a style sheet of its own if `style` is one; DrawingFailed where it is too large."""
    if not max(sheet.width, sheet.height) < FARTHEST:
        raise DrawingFailed(TOO_LARGE)
    out = BytesIO()
    out.writelines(map(str.encode, _document(sheet, style)))
    return out.getvalue()


def safe_link(link: str | None) -> str | None:
    """`link` if it leads to the web or a mailbox, else None."""
    if link is None or clean(link) != link or any(letter.isspace() for letter in link):
        return None
    try:
        return link if urlsplit(link).scheme.lower() in SCHEMES else None
    except ValueError:
        return None


def _document(sheet: Sheet, style: str) -> Iterator[str]:
    wide, high = _number(sheet.width), _number(sheet.height)
    yield '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    yield (
        f'<svg width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" {_language(sheet.language)} role="img" '
        'aria-labelledby="touchmap-title touchmap-description" xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
    )
    yield f'<title id="touchmap-title">{_words(sheet.title)}</title>\n'
    spoken = "" if sheet.language.partition("-")[0].lower() == sheet.spoken else f" {_language(sheet.spoken)}"
    yield f'<desc id="touchmap-description"{spoken}>{_words(sheet.description)}</desc>\n'
    if style:
        yield f"<style>\n{style}</style>\n"
    turned = _DIRECTIONS[True] if sheet.leftward else ""
    yield f'<g id="touchmap" class="map"{turned} font-family={_quoted(_FONTS)} text-rendering="geometricPrecision">\n'
    yield f'<rect id="paper" width="{wide}" height="{high}" fill="{sheet.paper}"/>\n'
    yield from map(_figure, sheet.backdrop)
    for band in sheet.bands:
        yield _group(band.id, band.classes, _band(band))
    for arrow in sheet.arrows:
        yield _group(arrow.id, arrow.classes, _arrow(arrow, sheet.paper), arrow.title)
    writers = _WRITERS | {Text: partial(_text, around=sheet.leftward)}
    for group in sheet.groups:
        yield _drawn(group, writers)
    yield "</g>\n</svg>\n"


def _language(tag: str) -> str:
    return f'lang="{tag}" xml:lang="{tag}"'


def _drawn(group: Group, writers: Mapping[type, Callable[[Any], str]]) -> str:
    body = "".join([writers[type(item)](item) for item in group.items])
    return _group(group.id, group.classes, body, group.title, safe_link(group.link))


def _group(id: str, classes: str, body: str, title: str = "", link: str | None = None) -> str:
    if link is not None:
        body = f"<a xlink:href={_quoted(link)}>\n{body}</a>\n"
    tooltip = f"<title>{_words(title)}</title>\n" if title else ""
    return f'<g id="{name(id)}" class={_quoted(classes)}>\n{tooltip}{body}</g>\n'


@lru_cache(maxsize=1 << 10)
def _quoted(value: str) -> str:
    """`value` as that of an attribute."""
    inner = _escaped(value).replace('"', "&quot;")
    return f'"{inner}"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(text: str) -> str:
    """`text` for an element, keeping its line breaks."""
    return "\n".join(map(_word, text.split("\n"))) if "\n" in text else _word(text)


def _word(text: str) -> str:
    """One line of text for an element."""
    text = clean(text)
    return _escaped(text) if "&" in text or "<" in text or ">" in text else text


def _text(text: Text, around: bool) -> str:
    """A line of text; it says how it runs where that is not as all `around` it does."""
    place = _tidy(f'x="{text.x:.2f}" y="{text.y:.2f}"')
    look = _letters(text.anchor, text.leftward, around, text.bold, text.size, text.colour)
    return f"<text {place}{look}>{_word(text.text)}</text>\n"


@lru_cache(maxsize=1 << 10)
def _letters(anchor: Anchor, leftward: bool, around: bool, bold: bool, size: float, colour: str) -> str:
    side = _LEFTWARD_ANCHORS[anchor] if leftward else _ANCHORS[anchor]
    runs = "" if leftward == around else _DIRECTIONS[leftward]
    weight = ' font-weight="bold"' if bold else ""
    return f'{runs}{side}{weight} font-size="{_number(size)}" fill="{colour}"'


def _box(box: Box) -> str:
    rect = box.rect
    look = _look(box.fill, box.line, box.weight) + (_DASHED if box.dashed else "")
    rounded = f' rx="{_number(radius(rect))}"' if box.rounded else ""
    place = _tidy(f'x="{rect.x0:.2f}" y="{rect.y0:.2f}" width="{rect.width:.2f}" height="{rect.height:.2f}"')
    return f"<rect{look} {place}{rounded}/>\n"


def _mark(mark: Mark) -> str:
    look = _look(mark.fill, mark.line, mark.weight)
    if mark.kind == "circle":
        place = _tidy(f'cx="{mark.x:.2f}" cy="{mark.y:.2f}" r="{max(mark.width, mark.height) / 2:.2f}"')
        return f"<circle{look} {place}/>\n"
    return f'<polygon{look} points="{_points(corners(mark))}"/>\n'


def _band(band: Band) -> str:
    return _box(Box(band.rect, band.fill, band.line, band.weight, band.rounded))


def _arrow(arrow: Arrow, paper: str) -> str:
    look = f' stroke="{arrow.colour}" stroke-width="{_number(arrow.weight)}"'
    path = "".join(map(_curve, arrow.pieces))
    fill = paper if arrow.head == "onormal" else arrow.colour
    tip = _points(head(arrow))
    return f'<path fill="none"{look} d="{path}"/>\n<polygon fill="{fill}"{look} points="{tip}"/>\n'


def _figure(figure: Area | Stroke) -> str:
    if isinstance(figure, Area):
        return f'<polygon fill="{figure.fill}" points="{_points(figure.points)}"/>\n'
    style = _DOTTED if figure.dotted else ""
    return f'<path{_look("", figure.colour, figure.weight)}{style} d="{_curve(figure.points)}"/>\n'


@lru_cache(maxsize=1 << 10)
def _look(fill: str, line: str, weight: float) -> str:
    outline = f' stroke="{line}" stroke-width="{_number(weight)}"' if line and weight else ""
    return f' fill="{fill or "none"}"{outline}'


def _curve(points: Sequence[Point]) -> str:
    """Bézier curves; what is straight as lines."""
    parts, numbers = ["M%.2f,%.2f"], [*points[0]]
    for place in range(1, len(points), 3):
        a, b, c, d = points[place - 1 : place + 3]
        if a[0] == b[0] == c[0] == d[0] or a[1] == b[1] == c[1] == d[1]:
            parts.append("L%.2f,%.2f")
            numbers += d
        else:
            parts.append("C%.2f,%.2f %.2f,%.2f %.2f,%.2f")
            numbers += (*b, *c, *d)
    return _tidy("".join(parts) % tuple(numbers))


def _points(points: Sequence[Point]) -> str:
    return _tidy(" ".join(["%.2f,%.2f"] * len(points)) % tuple([number for point in points for number in point]))


def _tidy(places: str) -> str:
    """Numbers with two decimals without those that say nothing; none may be infinite or none at all."""
    if "n" in places:
        raise DrawingFailed(TOO_LARGE)
    return places.replace(".00", "")


def _number(value: float) -> str:
    text = _tidy(f"{value:.2f}")
    return text.rstrip("0") if "." in text else text


_WRITERS: dict[type, Callable[[Any], str]] = {Box: _box, Mark: _mark}
