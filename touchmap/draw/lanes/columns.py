"""Chooses a column for every card: phases from left to right, and links inside a phase going right.

A link to another lane may stay in its column, so that a change of channel is one straight vertical.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

FULL_CELL = 3
"""The most cards that may be stacked in one lane of one column."""
_ROUNDS = 4  # how often links are lengthened because a card stands in their way


class Columns(NamedTuple):
    """The column of every card, and the phase of every column."""

    of_card: list[int]
    phases: list[int]


def assign_columns(
    phase: Sequence[int],
    lane: Sequence[int],
    links: Sequence[tuple[int, int]],
    phases: int,
    cell: int = FULL_CELL,
    late: bool = False,
) -> Columns:
    """Columns for cards given by the phase and lane of each; a phase without cards gets one column.

    At most `cell` cards are stacked in one lane of a column. With `late`, cards that nothing in their phase
    leads to stand close to where they lead, not at the phase's beginning.
    """
    members: list[list[int]] = [[] for _ in range(phases)]
    for card, number in enumerate(phase):
        members[number].append(card)
    onward: list[list[int]] = [[] for _ in phase]
    for source, target in links:
        if phase[source] == phase[target] and source != target:
            onward[source].append(target)
    of_card = [0] * len(phase)
    phase_of_column: list[int] = []
    for number, cards in enumerate(members):
        width = 1
        if cards:
            width = _columns_of_phase(cards, onward, lane, of_card, cell, late)
        first = len(phase_of_column)
        for card in cards:
            of_card[card] += first
        phase_of_column += [number] * width
    return Columns(of_card, phase_of_column)


def _columns_of_phase(
    cards: Sequence[int],
    onward: list[list[int]],
    lane: Sequence[int],
    column: list[int],
    cell: int,
    late: bool,
) -> int:
    """Sets `column`, counted from the phase's first, for its cards; answers how many columns it has."""
    order, forward = _without_cycles(cards, onward)
    lengths = {(a, b): int(lane[a] == lane[b]) for a in order for b in forward[a]}
    for _ in range(_ROUNDS):
        filled = _longest_paths(order, forward, lengths, lane, column, cell)
        if late:
            _move_late(order, forward, lengths, lane, column, cell, filled)
        taken: dict[int, list[int]] = {}
        for card in cards:
            taken.setdefault(column[card], []).append(lane[card])
        for lanes in taken.values():
            lanes.sort()
        blocked = [
            (a, b)
            for (a, b), length in lengths.items()
            if not length and column[a] == column[b] and _between(taken[column[a]], lane[a], lane[b])
        ]
        if not blocked:
            break
        lengths.update(dict.fromkeys(blocked, 1))
    return 1 + max(column[card] for card in cards)


def _without_cycles(cards: Sequence[int], onward: list[list[int]]) -> tuple[list[int], dict[int, list[int]]]:
    """The cards in topological order (file order among equals), and the links that don't go back."""
    state = dict.fromkeys(cards, 0)  # 0 not seen, 1 on the way, 2 done
    forward: dict[int, list[int]] = {card: [] for card in cards}
    incoming = dict.fromkeys(cards, 0)
    for root in cards:
        if state[root]:
            continue
        state[root] = 1
        way = [(root, iter(onward[root]))]
        while way:
            card, rest = way[-1]
            for target in rest:
                if state[target] == 1:
                    continue
                forward[card].append(target)
                incoming[target] += 1
                if state[target] == 0:
                    state[target] = 1
                    way.append((target, iter(onward[target])))
                    break
            else:
                state[card] = 2
                way.pop()
    ready = [card for card in cards if not incoming[card]]
    heapq.heapify(ready)
    order: list[int] = []
    while ready:
        card = heapq.heappop(ready)
        order.append(card)
        for target in forward[card]:
            incoming[target] -= 1
            if not incoming[target]:
                heapq.heappush(ready, target)
    return order, forward


def _longest_paths(
    order: Sequence[int],
    forward: dict[int, list[int]],
    lengths: dict[tuple[int, int], int],
    lane: Sequence[int],
    column: list[int],
    cell: int,
) -> dict[tuple[int, int], int]:
    """Gives every card the first column behind those before it where its lane has room.

    Answers how many cards each cell, a column and a lane, now holds.
    """
    for card in order:
        column[card] = 0
    filled: dict[tuple[int, int], int] = {}
    jump: dict[tuple[int, int], int] = {}  # a full cell leads to the next that may have room
    for card in order:
        row = lane[card]
        place = column[card]
        passed = []
        while filled.get((place, row), 0) >= cell:
            passed.append(place)
            place = jump.get((place, row), place + 1)
        for full in passed:
            jump[full, row] = place
        column[card] = place
        filled[place, row] = filled.get((place, row), 0) + 1
        for target in forward[card]:
            column[target] = max(column[target], place + lengths[card, target])
    return filled


def _move_late(
    order: Sequence[int],
    forward: dict[int, list[int]],
    lengths: dict[tuple[int, int], int],
    lane: Sequence[int],
    column: list[int],
    cell: int,
    filled: dict[tuple[int, int], int],
) -> None:
    """Moves cards that only lead on as far right as their links and the room in their lane allow."""
    led_to = {target for targets in forward.values() for target in targets}
    for card in order:
        if card in led_to or not forward[card]:
            continue
        row, old = lane[card], column[card]
        latest = min(column[target] - lengths[card, target] for target in forward[card])
        for place in range(latest, old, -1):
            if filled.get((place, row), 0) < cell:
                filled[old, row] -= 1
                filled[place, row] = filled.get((place, row), 0) + 1
                column[card] = place
                break


def _between(lanes: Sequence[int], a: int, b: int) -> bool:
    """Whether the sorted `lanes` hold one strictly between `a` and `b`."""
    low, high = min(a, b), max(a, b)
    place = bisect_right(lanes, low)
    return place < len(lanes) and lanes[place] < high
