"""What may be asked of a map beyond its inventory: what it shows, how it looks, how large it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

View = Literal["lanes", "flow"]
ColourBy = Literal["tracked", "score", "owner", "channel", "emotion"]
Page = Literal["a4", "a3", "a1", "a0"]

VIEWS: tuple[str, ...] = get_args(View)
COLOURS_BY: tuple[str, ...] = get_args(ColourBy)
PAGES: tuple[str, ...] = get_args(Page)


ChangeKind = Literal["new", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class Gone:
    """A touchpoint that an earlier inventory had; `place` says where it stood, in words."""

    number: int
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier inventory called `name`: the touchpoints by their keys, and what is gone.

    `state` is that of the journey there, where it is another than here.
    """

    name: str
    cards: Mapping[str, ChangeKind]
    gone: tuple[Gone, ...]
    state: Literal["current", "future", ""] = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How a map is drawn; the defaults are a whole map for the screen and the wall.

    `theme` is one of `theme.names()`. `stages`, `channels` and `owners` leave only touchpoints of these (empty: all),
    each named by key or by name. `path` brings out one of the inventory's paths and dims the rest. `depth` is how many
    levels of parts are listed on a card. `blank` leaves the cards empty, for pens. `scale` is for pictures made of
    pixels, `page` for PDF and HTML, `embed_font` for SVG. `since` marks what changed since an earlier inventory.
    """

    findings: bool = True
    view: View = "lanes"
    color_by: ColourBy = "score"
    theme: str = "light"
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
    since: Since | None = None


USUAL = Options()
"""A map that nothing in particular is asked of."""
