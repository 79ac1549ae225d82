"""The language of the page: its own words, and how the inventory's texts, dates and lengths stand in it."""

from __future__ import annotations

import datetime

from touchmap.draw.html.markup import Child, Markup, element, joined
from touchmap.draw.view.spelling import spelling
from touchmap.draw.view.stages import stage_title
from touchmap.measures import wording
from touchmap.model import Inventory, Stage
from touchmap.words import count, say, words_in


class Tongue:
    """The words of one language: those of the map, and those that only the page has."""

    def __init__(self, tag: str) -> None:
        self.map, self.page = words_in(tag), words_in(tag, section="html")

    @property
    def direction(self) -> str:
        """Which way the page is read."""
        return "rtl" if self.page.leftward else "ltr"

    @property
    def content(self) -> str | None:
        """The language of the inventory's texts, where it is another one than that of our words."""
        return None if self.map.tag == self.map.language else self.map.tag

    def say(self, key: str, **values: object) -> str:
        """A word of the page."""
        return say(self.page, key, **values)

    def own(self, key: str, **values: object) -> str:
        """A word of the map."""
        return say(self.map, key, **values)

    def count(self, key: str, number: int) -> str:
        """So many of what the map counts."""
        return count(self.map, key, number)

    def told(self, text: str | None) -> Markup:
        """A text of the inventory; it runs as its letters do, and turns nothing around it."""
        if not text or (not self.page.leftward and text.isascii() and text.isprintable()):
            return joined(text)
        return element("bdi", text)

    def line(self, *parts: Child) -> Markup:
        """What there is of `parts` on one line."""
        between = [item for part in parts if part for item in (" · ", part)]
        return joined(*between[1:])

    def stage(self, stage: Stage | None, inventory: Inventory) -> str:
        """What a stage is called; None stands for what is there any time."""
        if stage is None:
            return self.own("anytime")
        return stage_title(inventory, stage, self.map)

    def number(self, number: float) -> str:
        """A number as the language spells it."""
        return self.page.numbers.decimal(number)

    def date(self, day: datetime.date) -> str:
        """A day of the calendar."""
        return self.page.numbers.date(day)

    def length(self, length: datetime.timedelta) -> str:
        """A length of time."""
        return wording.amount(length, "time", spelling=spelling(self.map))
