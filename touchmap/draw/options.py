"""What may be asked of a map beyond its inventory: what it shows, how it looks, how large it gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

View = Literal["lanes", "flow"]
ColourBy = Literal["tracked", "score", "owner", "channel", "emotion"]
ThemeName = Literal["light", "dark", "print", "contrast"]
Page = Literal["a4", "a3", "a1", "a0"]

VIEWS: tuple[str, ...] = get_args(View)
COLOURS_BY: tuple[str, ...] = get_args(ColourBy)
THEMES: tuple[str, ...] = get_args(ThemeName)
PAGES: tuple[str, ...] = get_args(Page)


@dataclass(frozen=True, slots=True)
class Options:
    """How a map is drawn; the defaults are a whole map for the screen and the wall.

    `stages`, `channels` and `owners` leave only touchpoints of these (empty: all), each named by key or by name.
    `path` brings out one of the inventory's paths and dims the rest. `depth` is how many levels of parts are listed
    on a card. `blank` leaves the cards empty, for pens. `scale` is for pictures made of pixels, `page` for PDF,
    `embed_font` for SVG.
    """

    findings: bool = True
    view: View = "lanes"
    color_by: ColourBy = "score"
    theme: ThemeName = "light"
    stages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    path: str | None = None
    depth: int = 0
    backstage: bool = False
    blank: bool = False
    page: Page | None = None
    scale: float = 1.0
    embed_font: bool = False


USUAL = Options()
"""A map that nothing in particular is asked of."""
