"""The page put together: one file that holds the map, the words, the looks and the behaviour, and asks for no other."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from touchmap.audit.coverage import standings
from touchmap.draw.html.articles import articles
from touchmap.draw.html.colours import marked
from touchmap.draw.html.controls import bar, close, zoom
from touchmap.draw.html.entries import Entries, entries, shown
from touchmap.draw.html.facts import Known
from touchmap.draw.html.inline import Dress, inline
from touchmap.draw.html.markup import Markup, element
from touchmap.draw.html.script import script
from touchmap.draw.html.style import dark, style
from touchmap.draw.html.table import table
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.html.ways import Ways, address
from touchmap.draw.ink import name
from touchmap.draw.shapes import Group, Sheet, Text
from touchmap.draw.sketch import Sketch
from touchmap.draw.svg import svg
from touchmap.draw.view.selection import matching

_WOKEN = 'document.documentElement.classList.add("scripted");'
"""The one line that runs before anything shows; without it the page is a document of all there is to read."""


def page(sketch: Sketch) -> bytes:
    """The page of `sketch`; a path that is asked for is chosen among the filters, where the reader can let it go."""
    path = None
    if sketch.options.path is not None:
        known = matching(sketch.options.path, {key: key for key in sketch.inventory.paths})
        path = next(key for key in sketch.inventory.paths if key in known)
        sketch = Sketch.of(sketch.inventory, sketch.result, replace(sketch.options, path=None))
    drawn, colours = marked(sketch.theme)
    sheet = replace(sketch, theme=drawn).sheet()
    tongue = Tongue(sketch.inventory.journey.language)
    behaviour = script()
    body = _body(sketch, sheet, colours, tongue, path, behaviour)
    looks = style(sketch, sheet, body)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(looks, (_WOKEN, behaviour))),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="touchmap"),
        element("title", sketch.inventory.journey.name),
        element("link", rel="icon", href="data:,"),
        element("style", Markup(looks)),
        element("script", Markup(_WOKEN)),
    )
    theme = "dark" if dark(sketch) else None
    html = element("html", head, body, lang=tongue.page.language, dir=tongue.direction, data_theme=theme)
    return f"<!DOCTYPE html>\n{html}\n".encode()


def _body(
    sketch: Sketch, sheet: Sheet, colours: Mapping[str, str], tongue: Tongue, path: str | None, behaviour: str
) -> Markup:
    """The bar, then map and table, then the panel: in the order in which they are read and heard."""
    inventory, picture = sketch.inventory, sketch.picture
    touchpoints = shown(inventory, picture)
    known = Known(inventory, standings(inventory), Ways(inventory, touchpoints, tongue), tongue)
    findings = sketch.result.findings if sketch.options.findings else ()
    listed = entries(inventory, findings, touchpoints, known.ways, tongue)
    canvas = element("div", inline(svg(sheet), _dress(sheet, colours, listed)), class_="canvas")
    return element(
        "body",
        element("a", tongue.say("skip"), href="#viewport", class_="skip"),
        bar(listed, known, path),
        element(
            "main",
            # An SVG is drawn for a page that is read to the right; which way its own texts run it says itself.
            element("section", canvas, id="viewport", tabindex="-1" if listed.all else "0",
                    aria_label=tongue.say("map"), dir="ltr"),
            zoom(tongue),
            element("section", table(listed, known), id="table", aria_label=tongue.say("table")),
        ),
        element("aside", close(tongue), articles(listed, known, picture), id="panel", aria_label=tongue.say("details")),
        element("script", Markup(behaviour)),
    )  # fmt: skip


def _dress(sheet: Sheet, colours: Mapping[str, str], listed: Entries) -> Dress:
    cards = {f"touchpoint-{entry.touchpoint.key}": entry.touchpoint for entry in listed.all}
    data: dict[str, dict[str, str]] = {}
    for arrow in sheet.arrows:
        if arrow.source in cards and arrow.target in cards:
            ends = {"data-from": name(arrow.source), "data-to": name(arrow.target)}
            data |= {name(arrow.id): ends, name(f"words-{arrow.id}"): ends}
    data |= {name(group.id): {"data-about": name(group.about)} for group in sheet.groups if group.about in cards}
    return Dress(
        root={"id": "map", "role": "group", "aria-label": sheet.description},
        colours=colours,
        links={
            name(group.id): (address(cards[group.id]), _written(group) or cards[group.id].name)
            for group in sheet.groups
            if group.id in cards
        },
        data=data,
    )


def _written(card: Group) -> str:
    """All that can be read on a card; what is heard of it has to be what is seen."""
    return " ".join(item.text for item in card.items if isinstance(item, Text))


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Nothing is fetched, and nothing runs but what stands in this file."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {_hash(style)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
