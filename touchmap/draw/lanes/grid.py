"""The grid of cards: who stands where, and how far a line may run from a card before it meets another.

Lines of the grid are counted in one go along each axis. Gap g, the space left of column g, is x = 2g and
column c is x = 2c + 1; channel h, the space above row h, is y = 2h and row r is y = 2r + 1.
Gaps and channels never hold cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards on a grid, each with its neighbours (-1: none) in the four directions."""

    columns: int
    rows: int
    column: Sequence[int]
    row: Sequence[int]
    lane_of_row: Sequence[int]
    phase_of_column: Sequence[int]
    west: Sequence[int]
    east: Sequence[int]
    north: Sequence[int]
    south: Sequence[int]

    @property
    def width(self) -> int:
        """How many vertical lines there are: gaps and columns."""
        return 2 * self.columns + 1

    @property
    def height(self) -> int:
        """How many horizontal lines there are: channels and rows."""
        return 2 * self.rows + 1

    def first_gap(self, card: int) -> int:
        """The leftmost gap that a line leaving `card` to the left reaches."""
        other = self.west[card]
        return 0 if other < 0 else self.column[other] + 1

    def last_gap(self, card: int) -> int:
        """The rightmost gap that a line leaving `card` to the right reaches."""
        other = self.east[card]
        return self.columns if other < 0 else self.column[other]

    def first_channel(self, card: int) -> int:
        """The topmost channel that a line leaving `card` upwards reaches."""
        other = self.north[card]
        return 0 if other < 0 else self.row[other] + 1

    def last_channel(self, card: int) -> int:
        """The lowest channel that a line leaving `card` downwards reaches."""
        other = self.south[card]
        return self.rows if other < 0 else self.row[other]

    def inside_lane(self, channel: int) -> bool:
        """Whether the channel separates two rows of one lane, not two lanes."""
        return 0 < channel < self.rows and self.lane_of_row[channel - 1] == self.lane_of_row[channel]


def build_grid(
    column: Sequence[int], row: Sequence[int], phase_of_column: Sequence[int], lane_of_row: Sequence[int]
) -> Grid:
    """The grid of cards given by column and row; no two may share a place."""
    count = len(column)
    west, east, north, south = ([-1] * count for _ in range(4))
    for before, after, line, along in ((west, east, row, column), (north, south, column, row)):
        order = sorted(range(count), key=lambda card: (line[card], along[card]))
        for a, b in pairwise(order):
            if line[a] == line[b]:
                after[a] = b
                before[b] = a
    return Grid(
        len(phase_of_column),
        len(lane_of_row),
        column,
        row,
        lane_of_row,
        phase_of_column,
        west,
        east,
        north,
        south,
    )
