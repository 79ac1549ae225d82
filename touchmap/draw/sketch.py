"""A map before it has a format: what it shows and how, and what that was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from touchmap.audit.result import Result
from touchmap.draw.density import fitted
from touchmap.draw.legibility import advice
from touchmap.draw.mirror import mirrored
from touchmap.draw.options import Options
from touchmap.draw.paper import WALL, WALLS
from touchmap.draw.shapes import Sheet
from touchmap.draw.theme import Theme, theme
from touchmap.draw.view import Picture, picture
from touchmap.model import Inventory
from touchmap.words import Words, words_in


@dataclass(frozen=True)
class Sketch:
    """A map on its way to a format: what it shows and how, and what that was taken from."""

    inventory: Inventory
    result: Result
    options: Options
    words: Words
    picture: Picture
    theme: Theme

    @classmethod
    def of(cls, inventory: Inventory, result: Result, options: Options) -> Sketch:
        """The map of `inventory`, as `options` ask."""
        words = words_in(inventory.journey.language)
        shown = picture(inventory, result, words, options)
        return cls(inventory, result, options, words, shown, theme(options.theme))

    def sheet(self) -> Sheet:
        """The map with everything in its place; the same one each time, which nobody changes."""
        return self._sheet

    def advice(self) -> str | None:
        """What to say to somebody who wants to hang it on a wall; None if it can be read there, or is no wall map."""
        paper = self.options.page or WALL
        if self.options.view != "lanes" or paper not in WALLS:
            return None
        return advice(self.sheet(), self.picture, paper)

    @cached_property
    def _sheet(self) -> Sheet:
        composed = self._composed()
        return mirrored(composed) if self.words.leftward else composed

    def _composed(self) -> Sheet:
        if self.options.view == "flow":
            from touchmap.draw.flow.compose import flow  # it needs Graphviz, and few ask for it

            return flow(self.picture, self.theme, self.words)
        return fitted(self.picture, self.theme, self.words)
