"""What `dot` is told of the order of things, beyond what the arrows say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from touchmap.draw.lanes import without_cycles
from touchmap.draw.view import Picture

SPARE = "spare_"
"""Before the position of a stage: the names of nodes that fill its last row of cards without arrows."""
_UNSEEN = "style=invis, weight=0"
_BACK = ", constraint=false"


def loose_cards(picture: Picture) -> list[list[str]]:
    """Stage by stage the keys of cards that no arrow leads to or from."""
    linked = {end for way in picture.ways for end in (way.source, way.target)}
    known = {card.key for card in picture.cards} - linked
    return [[key for key in stage.cards if key in known] for stage in picture.stages]


class Order:
    """In which order `dot` shall put things, beyond what the arrows say.

    Stages come one after the other: between two of them is a point, behind the last cards of one and before the first
    of the next. Cards without arrows stand in rows. Arrows back have no say.
    """

    def __init__(self, picture: Picture, leftward: bool = False) -> None:
        self.picture = picture
        self.ahead = f", headport={'e' if leftward else 'w'}"  # stars and pains are at the corners of cards
        self.cards = {card.key: card for card in picture.cards}
        self.numbers = [
            [self.cards[key].number for key in stage.cards if key in self.cards] for stage in picture.stages
        ]
        self.home = {number: index for index, numbers in enumerate(self.numbers) for number in numbers}
        self.ways = [(self.cards[way.source].number, self.cards[way.target].number) for way in picture.ways]
        loose = {key for keys in loose_cards(picture) for key in keys}
        self.loose = {card.number for card in picture.cards if card.key in loose}
        onward: dict[int, list[int]] = {number: [] for number in self.home}
        for source, target in self.ways:
            if source != target and self.home[source] == self.home[target]:
                onward[source].append(target)
        self.forward: dict[int, list[int]] = {}
        self.orders: list[list[int]] = []
        for numbers in self.numbers:
            order, forward = without_cycles(numbers, onward)
            self.orders.append(order)
            self.forward |= forward

    def back(self, index: int) -> bool:
        """Whether that way leads to what comes earlier."""
        source, target = self.ways[index]
        if self.home[source] != self.home[target]:
            return self.home[target] < self.home[source]
        return target not in self.forward[source]

    def reach(self) -> int:
        """Over how many columns all arrows reach together, which decides how long `dot` takes."""
        column: dict[int, int] = {}
        first = 0
        for numbers, order in zip(self.numbers, self.orders, strict=True):
            column |= dict.fromkeys(numbers, first)
            for number in order:
                for target in self.forward[number]:
                    column[target] = max(column[target], column[number] + 1)
            first = 2 + max((column[number] for number in numbers), default=first)
        return sum(abs(column[target] - column[source]) for source, target in self.ways)

    def rows(self, stage: int, size: str) -> Iterator[str]:
        """The cards of a stage that have no arrows, in rows; those nodes that fill the last row are of that size."""
        loose = [f"t{number}" for number in self.numbers[stage] if number in self.loose]
        wide = math.ceil(math.sqrt(len(loose) / 2)) or 1
        for number in range(-len(loose) % wide):
            loose.append(f"{SPARE}{stage}_{number}")
            yield f'{loose[-1]} [label="", style=invis, {size}];\n'
        for start in range(0, len(loose), wide):
            if len(row := loose[start : start + wide]) > 1:
                yield f"{' -> '.join(row)} [style=invis, weight=9];\n"

    def stages(self) -> Iterator[str]:
        """The points between the stages."""
        for index, (before, after) in enumerate(pairwise(range(len(self.numbers)))):
            point = f"between_{index}"
            led_to = {target for number in self.numbers[after] for target in self.forward[number]}
            last = [f"t{number}" for number in self.numbers[before] if not self.forward[number]]
            first = [f"t{number}" for number in self.numbers[after] if number not in led_to]
            yield f'{point} [label="", shape=point, style=invis, width=0.01, height=0.01];\n'
            yield f"{{{' '.join(last or [f'empty_{before}'])}}} -> {point} [{_UNSEEN}];\n"
            yield f"{point} -> {{{' '.join(first or [f'empty_{after}'])}}} [{_UNSEEN}];\n"

    def edges(self, looks: Mapping[str, str]) -> Iterator[str]:
        """The ways, each with its look."""
        for index, (way, (source, target)) in enumerate(zip(self.picture.ways, self.ways, strict=True)):
            yield f"t{source} -> t{target} [{looks[way.id]}{_BACK if self.back(index) else self.ahead}];\n"
