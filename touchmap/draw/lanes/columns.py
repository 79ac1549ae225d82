"""Chooses a column for every card: phases from left to right, and links inside a phase going right.

A link to another lane may stay in its column, so that a change of channel is one straight vertical.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .cycles import without_cycles
from .runs import groups
from .spread import spread

FULL_CELL = 3
"""The most cards that may be stacked in one lane of one column."""
_ROUNDS = 4  # how often links are lengthened because a card stands in their way


class Columns(NamedTuple):
    """The column of every card, and the phase of every column."""

    of_card: list[int]
    phases: list[int]


class Placement(NamedTuple):
    """One way to place cards."""

    cell: int = FULL_CELL
    """How many linked cards may be stacked in one lane of a column."""
    late: bool = False
    """Whether cards that nothing in their phase leads to stand close to where they lead, not at its beginning."""


def assign_columns(
    phase: Sequence[int],
    lane: Sequence[int],
    links: Sequence[tuple[int, int]],
    roomy: Sequence[int],
    placement: Placement,
) -> Columns:
    """Columns for cards given by the phase and lane of each; a phase without cards gets one column.

    `roomy` says for each phase over how many columns its cards without links may spread.
    """
    members: list[list[int]] = [[] for _ in roomy]
    for card, number in enumerate(phase):
        members[number].append(card)
    onward: list[list[int]] = [[] for _ in phase]
    linked = [False] * len(phase)
    for source, target in links:
        if source != target:
            linked[source] = linked[target] = True
            if phase[source] == phase[target]:
                onward[source].append(target)
    of_card = [0] * len(phase)
    phase_of_column: list[int] = []
    for number, cards in enumerate(members):
        width = 1
        chained = [card for card in cards if linked[card]]
        if chained:
            width = _columns_of_links(chained, onward, lane, of_card, placement)
        if len(chained) < len(cards):
            width = spread(cards, linked, lane, of_card, max(width, roomy[number]))
        first = len(phase_of_column)
        for card in cards:
            of_card[card] += first
        phase_of_column += [number] * width
    return Columns(of_card, phase_of_column)


def fold(columns: Columns, share: float) -> Columns:
    """Neighbouring columns made one, so that each phase is left with about `share` of its columns, all as full."""
    count = [0] * len(columns.phases)
    for column in columns.of_card:
        count[column] += 1
    joined: list[int] = []
    phases: list[int] = []
    for first, end in groups(columns.phases):
        wanted = max(1, round((end - first) * share))
        total = sum(count[first:end]) or 1
        before, last = 0, -1
        for column in range(first, end):
            at = before * wanted // total
            if at != last:
                phases.append(columns.phases[column])
            joined.append(len(phases) - 1)
            before, last = before + count[column], at
    return Columns([joined[column] for column in columns.of_card], phases)


def _columns_of_links(
    cards: Sequence[int], onward: list[list[int]], lane: Sequence[int], column: list[int], placement: Placement
) -> int:
    """Sets `column`, counted from the phase's first, for its linked cards; answers how many columns they take."""
    order, forward = without_cycles(cards, onward)
    lengths = {(a, b): int(lane[a] == lane[b]) for a in order for b in forward[a]}
    for _ in range(_ROUNDS):
        filled = _longest_paths(order, forward, lengths, lane, column, placement.cell)
        if placement.late:
            _move_late(order, forward, lengths, lane, column, placement.cell, filled)
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
