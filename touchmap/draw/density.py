"""How airy a map is: as airy as it can be for its letters to be read on a wall.

The more there is on a map, the smaller it becomes on paper. Where its letters would get too small, there is less
paper between them; only then are they themselves made larger than what is around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from touchmap.draw.legibility import legibility
from touchmap.draw.shapes import Sheet
from touchmap.draw.sheet.compose import compose
from touchmap.draw.theme import Theme
from touchmap.draw.view import Picture
from touchmap.words import Words

_SNUG = {
    "margin": 24.0, "label_column": 138.0, "label_gap": 10.0, "label_pad": 12.0,
    "band_gap": 9.0, "head_gap": 14.0, "stage_gap": 10.0,
    "column_gap": 22.0, "row_gap": 18.0, "lane_pad": 9.0, "lane_gap": 8.0, "phase_height": 36.0,
    "card_width": 138.0, "card_pad": 9.5, "card_top": 7.5, "card_gap": 5.5, "card_name": 16.2,
    "curve_height": 120.0, "strip_height": 68.0, "legend_row": 26.0,
}  # fmt: skip
_TIGHT = {
    "margin": 18.0, "label_column": 120.0, "label_gap": 8.0, "label_pad": 10.0,
    "band_gap": 7.0, "head_gap": 10.0, "stage_gap": 8.0,
    "column_gap": 17.0, "row_gap": 14.0, "lane_pad": 7.0, "lane_gap": 6.0, "phase_height": 34.0, "chevron": 12.0,
    "card_width": 125.0, "card_pad": 8.0, "card_top": 6.5, "card_gap": 4.5, "name_lines": 5,
    "card_name": 16.8, "card_number": 10.6, "card_line": 10.8, "card_small": 10.2, "badge": 10.2, "handoff": 10.2,
    "note_name": 10.6, "strip": 10.2, "footer": 10.2,
    "curve_height": 112.0, "strip_height": 68.0, "legend_row": 24.0,
}  # fmt: skip
_DENSE = {
    **_TIGHT,
    "margin": 15.0, "label_column": 112.0, "label_gap": 6.0, "label_pad": 8.0, "column_gap": 15.0,
    "card_width": 138.0, "card_top": 7.0, "card_gap": 5.5, "card_name": 19.3, "card_number": 11.7,
    "card_line": 11.8, "card_small": 11.7, "disc": 21.6,
    "badge": 11.7, "handoff": 11.7, "note_name": 11.7, "note_action": 11.7, "strip": 11.7, "footer": 11.7,
    "legend": 11.8, "lane_note": 11.7, "caption": 11.8, "curve_name": 11.8, "strip_height": 74.0,
}  # fmt: skip
DENSITIES: tuple[Mapping[str, Any], ...] = ({}, _SNUG, _TIGHT, _DENSE)
"""What differs from the usual sizes, the airiest first."""
_HOPELESS = 0.65
"""With less than this share of what is wanted on the airiest map, none of them makes it; so it stays airy."""


def fitted(picture: Picture, theme: Theme, words: Words) -> Sheet:
    """Everything that `picture` shows, in its place: on the airiest map that can be read on a wall, if any can be."""
    best, reached = None, 0.0
    for sizes in DENSITIES:
        sheet = compose(picture, replace(theme, sizes=replace(theme.sizes, **sizes)), words)
        share = legibility(sheet).share
        if best is None or share > reached:
            best, reached = sheet, share
        if reached >= 1 or reached < _HOPELESS or picture.blank:
            break
    assert best is not None
    return best
