"""Graphviz's SVG made ours: one group per touchpoint, tooltips, links, a title, and the names of our fonts."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.ink import clean, name
from touchmap.draw.measure import FAMILIES
from touchmap.draw.shapes import Item, Sheet, Text

SCHEMES = ("http", "https", "mailto")
"""What a link may lead to; anything else, above all `javascript:`, is not drawn as a link."""

_FONTS = ", ".join((*FAMILIES, "Helvetica", "Arial", "sans-serif"))
_SIZE = re.compile(r'<svg width="([^"]*)" height="([^"]*)"\s+viewBox="([^"]*)"')
_CHUNK = re.compile(
    r'<g id="(?P<id>[^"]*)" class="(?P<kind>node|edge|cluster) ?(?P<classes>[^"]*)">\n'
    r"<title>(?P<name>[^<]*)</title>\n(?P<body>.*?)</g>\n",
    re.DOTALL,
)
_NOISE = re.compile(r"<title>[^<]*</title>\n|<!--.*?-->\n", re.DOTALL)
_X = re.compile(r' x="[^"]*"')
_TRIMS = (
    (re.compile(r'(?<=") font-family="[^"]*"'), ""),
    (re.compile(r' xml:space="preserve"'), ""),
    (re.compile(r' text-anchor="start"'), ""),
    (re.compile(r'( font-size="\d+(?:\.\d*[1-9])?)\.?0*"'), r'\1"'),
)


def finish(picture: bytes, sheet: Sheet) -> bytes:
    """The SVG that Graphviz drew of `sheet`, with everything that Graphviz cannot say."""
    drawn = picture.decode()
    for pattern, replacement in _TRIMS:  # before any text of ours is in it
        drawn = pattern.sub(replacement, drawn)
    size = _SIZE.search(drawn)
    start = drawn.find('<g id="touchmap"')
    first = _CHUNK.search(drawn, start)
    if size is None or start < 0 or first is None:
        raise DrawingFailed("Graphviz drew an SVG picture that touchmap does not understand.")
    bands: list[str] = []
    arrows: dict[str, str] = {}
    nodes: dict[int, list[str]] = {}
    for chunk in _CHUNK.finditer(drawn, first.start()):
        if chunk["kind"] == "node":
            group, _, place = chunk["name"].removeprefix("g").partition("_")
            item = sheet.groups[int(group)].items[int(place)]
            nodes.setdefault(int(group), []).append(_placed(chunk["body"], item))
        elif chunk["kind"] == "edge":
            arrows[unescape(chunk["id"])] = chunk["body"]
        elif chunk["id"] != "paper":
            bands.append(_group(unescape(chunk["id"]), unescape(chunk["classes"]), chunk["body"]))
    parts = [
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
            f'<svg width="{size[1]}" height="{size[2]}" viewBox="{size[3]}" role="img" '
            'aria-labelledby="touchmap-title touchmap-description" xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
            f'<title id="touchmap-title">{_words(sheet.title)}</title>\n'
            f'<desc id="touchmap-description">{_words(sheet.description)}</desc>\n'
        ),
        _opening(drawn[start : first.start()]),
        *bands,
    ]
    parts += (
        _group(name(arrow.id), arrow.classes, arrows.get(name(arrow.id), ""), arrow.title) for arrow in sheet.arrows
    )
    for index, group in enumerate(sheet.groups):
        body = "".join(nodes.get(index, ()))
        parts.append(_group(name(group.id), group.classes, body, group.title, safe_link(group.link)))
    parts.append("</g>\n</svg>\n")
    return "".join(parts).encode()


def safe_link(link: str | None) -> str | None:
    """`link` if it leads to the web or a mailbox, else None."""
    if link is None or clean(link) != link or any(letter.isspace() for letter in link):
        return None
    try:
        return link if urlsplit(link).scheme.lower() in SCHEMES else None
    except ValueError:
        return None


def _placed(body: str, item: Item) -> str:
    """What Graphviz drew of `item`; text exactly where it belongs, however wide Graphviz took it to be."""
    return _X.sub(f' x="{item.x:.2f}"', body, count=1) if isinstance(item, Text) else body


def _opening(text: str) -> str:
    """The start of the drawing with its backdrop, in our fonts and without Graphviz's title and comments."""
    text = _NOISE.sub("", text)
    return text.replace('class="graph"', f'class="map" font-family={quoteattr(_FONTS)}', 1)


def _group(id: str, classes: str, body: str, title: str = "", link: str | None = None) -> str:
    if link is not None:
        body = f"<a xlink:href={quoteattr(link)}>\n{body}</a>\n"
    tooltip = f"<title>{_words(title)}</title>\n" if title else ""
    return f"<g id={quoteattr(id)} class={quoteattr(classes)}>\n{tooltip}{body}</g>\n"


def _words(text: str) -> str:
    """`text` for an element, keeping its line breaks."""
    return escape("\n".join(clean(part) for part in text.split("\n")))
