"""Gives every line its place at the side of its card.

Lines that run along one row between the same two cards, from either, may meet in the same gap. So they are
placed together, in half-slots around the middle, two or more apart wherever they overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .grid import Grid
from .model import Metrics
from .routes import Path

Key = tuple[int, ...]
_FAR = 1 << 30


class Ports(NamedTuple):
    """Per link how far its first and last segment lie from the middle of their row or column, in points."""

    start: list[float]
    end: list[float]
    row_heights: list[float]


class _Run(NamedTuple):
    """One segment at a card: where it stands in the order, what it covers, whose end it is."""

    key: Key
    forward: bool
    """Whether it belongs to the card on the left (or above)."""
    reach: int
    """The line of the grid where it turns."""
    link: int
    at_end: bool


def place_ports(
    grid: Grid,
    links: Sequence[tuple[int, int]],
    paths: Sequence[Path],
    row_heights: Sequence[float],
    metrics: Metrics,
) -> Ports:
    """Places all ports; rows whose ports need more room than `row_heights` grow."""
    rows, columns = _stretches(grid, links, paths)
    slots = {stretch: _slots(runs) for stretch, runs in rows.items()}
    row_of = {stretch: grid.row[stretch if stretch >= 0 else -stretch - 1] for stretch in rows}
    heights = list(row_heights)
    for stretch, places in slots.items():
        deepest = max(abs(place) for place in places)
        need = metrics.port_pitch_min * deepest + 2 * metrics.port_margin
        heights[row_of[stretch]] = max(heights[row_of[stretch]], need)

    ports = Ports([0.0] * len(paths), [0.0] * len(paths), heights)
    room = metrics.port_margin
    for stretch, runs in rows.items():
        _spread(runs, slots[stretch], heights[row_of[stretch]] / 2 - room, metrics.port_pitch, ports)
    for runs in columns.values():
        _spread(runs, _slots(runs), metrics.card_width / 2 - room, metrics.port_pitch_wide, ports)
    for link, path in enumerate(paths):
        if path.bends == 0:
            ports.end[link] = ports.start[link]
    return ports


def _stretches(
    grid: Grid, links: Sequence[tuple[int, int]], paths: Sequence[Path]
) -> tuple[dict[int, list[_Run]], dict[int, list[_Run]]]:
    """The segments at cards, by the stretch of a row, or of a column, between two cards that they are on.

    A stretch goes by the card on its left (or above), or else by a number of its own below zero.
    """
    rows: dict[int, list[_Run]] = {}
    columns: dict[int, list[_Run]] = {}
    for link, path in enumerate(paths):
        ends = [(False, links[link][0], path.horizontal, path.chain)]
        if path.bends:
            ends.append((True, links[link][1], path.ends_horizontal, path.chain[::-1]))
        for at_end, card, horizontal, chain in ends:
            forward = chain[2] > chain[0]
            run = _Run(_key(horizontal, chain, forward), forward, chain[2], link, at_end)
            before = (grid.west if horizontal else grid.north)[card]
            stretch = card if forward else before if before >= 0 else -card - 1
            (rows if horizontal else columns).setdefault(stretch, []).append(run)
    return rows, columns


def _key(horizontal: bool, chain: Sequence[int], forward: bool) -> Key:
    """Orders lines at one side of a card from top to bottom (left to right) so that they needn't cross.

    Whoever walks along a line and turns left starts left of those who go on, the sooner the further
    left. Turning at the same place, the next turn decides, and so on.
    """
    turns = []
    start_horizontal = horizontal
    for index in range(1, len(chain) - 2):
        ahead = chain[index + 1] - chain[index - 1]
        turn = chain[index + 2] - chain[index]
        left = (turn < 0) == (ahead > 0) if horizontal else (turn > 0) == (ahead > 0)
        far = _FAR - abs(ahead)
        turns.append(-far if left else far)
        horizontal = not horizontal
    # The left hand is the upper side for whoever walks right, but the lower one for whoever walks left.
    return tuple(turns) if start_horizontal == forward else tuple(-turn for turn in turns)


def _slots(runs: Sequence[_Run]) -> list[int]:
    """Half-slots, counted from the middle: negative above it, two or more apart where runs overlap."""
    before = _interleaved([i for i, run in enumerate(runs) if run.key and run.key[0] < 0], runs, -1)
    after = _interleaved([i for i, run in enumerate(runs) if run.key and run.key[0] > 0], runs, 1)
    straight = [i for i, run in enumerate(runs) if not run.key]
    slots = [0] * len(runs)
    if not straight:
        order = before[::-1] + after
        above, below = _levels(order, runs), _levels(order[::-1], runs)
        for index in order:
            slots[index] = above[index] - below[index]
        return slots
    outermost = len(straight) - 1
    for place, index in enumerate(straight):
        slots[index] = 2 * place - outermost
    for side, order in ((-1, before), (1, after)):
        for index, level in _levels(order, runs).items():
            slots[index] = side * (outermost + 2 + 2 * level)
    return slots


def _interleaved(group: list[int], runs: Sequence[_Run], outwards: int) -> list[int]:
    """The runs of one half from the middle outwards, those of the two cards in turn."""
    group.sort(key=lambda index: runs[index].key, reverse=outwards < 0)
    seen = [0, 0]
    ranked = []
    for index in group:
        forward = runs[index].forward
        ranked.append((seen[forward], forward, index))
        seen[forward] += 1
    return [index for _, _, index in sorted(ranked)]


def _levels(order: Sequence[int], runs: Sequence[_Run]) -> dict[int, int]:
    """For each run one more than the highest level of the runs before it that it overlaps."""
    levels: dict[int, int] = {}
    placed: tuple[list[int], list[int]] = ([], [])
    for index in order:
        run = runs[index]
        own, other = placed[run.forward], placed[not run.forward]
        level = levels[own[-1]] + 1 if own else 0
        for facing in reversed(other):
            reach = runs[facing].reach
            if reach <= run.reach if run.forward else reach >= run.reach:
                level = max(level, levels[facing] + 1)
                break
        levels[index] = level
        own.append(index)
    return levels


def _spread(runs: Sequence[_Run], slots: Sequence[int], room: float, pitch: float, ports: Ports) -> None:
    """Turns half-slots into distances from the middle, at most `room`, which may bring them closer together."""
    deepest = max(abs(slot) for slot in slots)
    half = min(pitch / 2, room / deepest) if deepest else 0.0
    for run, slot in zip(runs, slots, strict=True):
        (ports.end if run.at_end else ports.start)[run.link] = slot * half
