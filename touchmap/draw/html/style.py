"""The looks of the page as one style sheet: colours by day and by night, its letters, the paper it is printed on."""

from __future__ import annotations

import re
import string
from html import unescape
from importlib.resources import files

from touchmap.draw.embedding import faces
from touchmap.draw.html.colours import properties
from touchmap.draw.html.markup import Markup
from touchmap.draw.paper import MARGIN, fit
from touchmap.draw.shapes import Sheet
from touchmap.draw.sketch import Sketch
from touchmap.draw.theme import theme

_CLIENT = files("touchmap.draw.html") / "client"
_TAG = re.compile("<[^>]*>")
_TYPED = string.ascii_letters + string.digits + string.punctuation + "↑↓▲◆▼"
"""What may appear on the page beside what is written there."""


def style(sketch: Sketch, sheet: Sheet, body: Markup) -> str:
    """The style sheet for `body` with `sheet` in it; what is printed has the colours of the day."""
    day = theme("light") if dark(sketch) else sketch.theme
    light, night = properties(day), f"{properties(theme('dark'))}color-scheme:dark"
    letters = unescape(_TAG.sub("", body)) + _TYPED
    return (
        f"{faces(((letters, False), (letters, True)))}"
        f":root{{{light}}}\n"
        f"@media (prefers-contrast:more){{:root{{{properties(theme('contrast'))}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}\n"
        f"@page{{size:{_paper(sheet, sketch.options.page)};margin:{MARGIN}pt}}\n"
    ) + (_CLIENT / "page.css").read_text(encoding="utf-8")


def dark(sketch: Sketch) -> bool:
    """Whether the page opens in the dark, whatever its reader's machine says."""
    return sketch.options.theme == "dark"


def _paper(sheet: Sheet, paper: str | None) -> str:
    """The size of the printed page, as for a PDF; if none is asked for, what the printer has, turned as the map is."""
    if paper is None:
        return "landscape" if sheet.width > sheet.height else "portrait"
    page = fit(sheet.width, sheet.height, paper)
    return f"{page.width:g}pt {page.height:g}pt"
