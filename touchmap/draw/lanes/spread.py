"""Columns for cards that no link holds: in the order of the file, from left to right, over the width of their phase.

An inventory begins as a list. Its map shall look like one: along its lane as far as there is room, then stacked, the
columns filled one after the other, because what is further right comes later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .model import Card, Lane, Metrics, Phase

_NEARLY = 1.15  # times the smallest paper: what a list may take to run along its lane rather than be stacked


def room_to_spread(
    cards: Sequence[Card], phases: Sequence[Phase], lanes: Sequence[Lane], metrics: Metrics
) -> list[int]:
    """Over how many columns the cards of each phase may spread: many, as long as the sheet can be printed large."""
    cells: dict[tuple[int, int], int] = {}
    for card in cards:
        cells[card.phase, card.lane] = cells.get((card.phase, card.lane), 0) + 1
    fullest = [1] * len(phases)
    for (phase, _), count in cells.items():
        fullest[phase] = max(fullest[phase], count)
    pitch = metrics.card_width + metrics.column_gap
    height = sum(card.height for card in cards) / max(len(cards), 1) + metrics.row_gap
    between = 2 * metrics.lane_pad + metrics.lane_gap - metrics.row_gap

    def paper(columns: Sequence[int]) -> float:
        """What the sheet would need if no link took room."""
        width = [0.0] * (1 + max((phase.stage for phase in phases), default=0))
        for phase, many in zip(phases, columns, strict=True):
            width[phase.stage] += max(phase.min_width, many * pitch)
        for stage, least in enumerate(metrics.stage_min_width[: len(width)]):
            width[stage] = max(width[stage], least)
        rows = [1] * len(lanes)
        for (number, lane), count in cells.items():
            rows[lane] = max(rows[lane], -(-count // columns[number]))
        return metrics.paper(sum(width), sum(rows) * height + len(lanes) * between)

    choices = list(_narrower(fullest))
    sizes = [paper(columns) for columns in choices]
    return next(columns for columns, size in zip(choices, sizes, strict=True) if size <= _NEARLY * min(sizes))


def _narrower(fullest: Sequence[int]) -> Iterator[list[int]]:
    """Ever fewer columns per phase, each time so many that the last of them isn't emptier than it need be."""
    most = max(fullest, default=1)
    while most:
        rows = [-(-count // most) for count in fullest]
        yield [-(-count // deep) for count, deep in zip(fullest, rows, strict=True)]
        most -= 1 + most // 12


def spread(cards: Sequence[int], linked: Sequence[bool], lane: Sequence[int], column: list[int], width: int) -> int:
    """Sets `column` for the cards of a phase that aren't `linked`; answers how many of `width` columns are in use."""
    lanes: dict[int, list[int]] = {}
    for card in cards:
        lanes.setdefault(lane[card], []).append(card)
    for members in lanes.values():
        held = [0] * width
        for card in members:
            held[column[card]] += linked[card]
        deep, place = -(-len(members) // width), 0
        for card in members:
            if linked[card]:
                place = max(place, column[card])
                continue
            order = (*range(place, width), *range(place)) if held[place] >= deep else (place,)
            place = next((free for free in order if held[free] < deep), place)
            column[card] = place
            held[place] += 1
    return 1 + max(column[card] for card in cards)
