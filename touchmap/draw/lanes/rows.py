"""Chooses a row inside its lane for every card, so that links inside a lane run straight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

_SWEEPS = 4
_FEW_ROWS = 4  # in higher lanes cards keep their order; there are too many orders to try
_LEAN = 0.15  # pull towards the lane's edge that faces a link to another lane, against 1 for a row of offset


class Rows(NamedTuple):
    """The row of every card, and the lane of every row."""

    of_card: list[int]
    lanes: list[int]


def assign_rows(column: Sequence[int], lane: Sequence[int], links: Sequence[tuple[int, int]], lanes: int) -> Rows:
    """Rows, counted over all lanes; a lane is as high as its fullest cell, an empty lane has one row."""
    cells: dict[tuple[int, int], list[int]] = {}
    for card, place in enumerate(column):
        cells.setdefault((place, lane[card]), []).append(card)
    height = [1] * lanes
    for (_, number), cards in cells.items():
        height[number] = max(height[number], len(cards))
    row = [0] * len(column)  # inside the lane, until the end
    for cards in cells.values():
        for place, card in enumerate(cards):
            row[card] = place
    crowded = [(key, cards) for key, cards in sorted(cells.items()) if 1 < height[key[1]] <= _FEW_ROWS]
    if crowded:
        _straighten(crowded, height, column, lane, links, row)
    first = [0]
    for rows in height:
        first.append(first[-1] + rows)
    lane_of_row = [number for number, rows in enumerate(height) for _ in range(rows)]
    return Rows([first[lane[card]] + place for card, place in enumerate(row)], lane_of_row)


def _straighten(
    crowded: Sequence[tuple[tuple[int, int], list[int]]],
    height: Sequence[int],
    column: Sequence[int],
    lane: Sequence[int],
    links: Sequence[tuple[int, int]],
    row: list[int],
) -> None:
    """Sweeps over the cells, right and left in turn, and gives each cell's cards their cheapest rows."""
    beside: list[list[tuple[int, float]]] = [[] for _ in column]
    lean = [0.0] * len(column)
    for a, b in links:
        if lane[a] != lane[b]:
            pull = _LEAN if lane[b] < lane[a] else -_LEAN
            lean[a] += pull
            lean[b] -= pull
        elif a != b:
            weight = 1.0 if abs(column[a] - column[b]) == 1 else 0.5
            beside[a].append((b, weight))
            beside[b].append((a, weight))
    for sweep in range(_SWEEPS):
        changed = False
        for (_, number), cards in crowded if sweep % 2 == 0 else reversed(crowded):
            rows = range(height[number])
            cost = [
                [lean[card] * place + sum(w * abs(row[other] - place) for other, w in beside[card]) for place in rows]
                for card in cards
            ]
            best = min(
                permutations(rows, len(cards)),
                key=lambda places: (
                    sum(cost[index][place] for index, place in enumerate(places)),
                    places,
                ),
            )
            for card, place in zip(cards, best, strict=True):
                changed = changed or row[card] != place
                row[card] = place
        if not changed:
            break
