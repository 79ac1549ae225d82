"""Turns the chosen paths into points: ports, then tracks in channels, every y, tracks in gaps, every x.

This order breaks the circle: channels are packed by whole lines of the grid, so they need no x; gaps are
packed by the exact y that follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .axes import Axis, horizontal_axis, vertical_axis
from .grid import Grid
from .model import Lane, Metrics, Phase, Point
from .ports import Ports, place_ports
from .routes import Path
from .tracks import Line, assign_tracks

_CLEAR = 6.0  # points that a line in a gap keeps free beyond its ends


@dataclass(frozen=True, slots=True)
class Trace:
    """The drawn lines, and the axes they were drawn on."""

    points: list[tuple[Point, ...]]
    x: Axis
    y: Axis
    beyond: list[float]
    """Per column how far its phase reaches beyond it."""
    pads: list[float]
    """Per lane from its outer rows to the edge of its band."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What doesn't change from one routing to the next."""

    grid: Grid
    links: Sequence[tuple[int, int]]
    row_heights: Sequence[float]
    has_cards: Sequence[bool]
    phases: Sequence[Phase]
    lanes: Sequence[Lane]
    metrics: Metrics


def trace(sheet: Sheet, paths: Sequence[Path]) -> Trace:
    """Draws `paths`, one per link of the sheet."""
    grid, metrics = sheet.grid, sheet.metrics
    ports = place_ports(grid, sheet.links, paths, sheet.row_heights, metrics)
    in_gaps, in_channels = _inner_lines(paths)

    tracks: dict[tuple[int, int], int] = {}
    widest = [0] * (grid.rows + 1)
    for channel, members in in_channels.items():
        lines = [_channel_line(paths[link], index, ports, link) for link, index in members]
        for member, track in zip(members, assign_tracks(lines), strict=True):
            tracks[member] = track
            widest[channel] = max(widest[channel], track + 1)
    y, pads = vertical_axis(grid, widest, ports.row_heights, sheet.lanes, metrics)

    place = [_rows_and_channels(path, y, ports, link, tracks) for link, path in enumerate(paths)]
    widest = [0] * (grid.columns + 1)
    for gap, members in in_gaps.items():
        lines = [_gap_line(paths[link], index, place[link]) for link, index in members]
        for member, track in zip(members, assign_tracks(lines), strict=True):
            tracks[member] = track
            widest[gap] = max(widest[gap], track + 1)
    x, beyond = horizontal_axis(grid, widest, sheet.has_cards, sheet.phases, metrics)

    points = []
    for link, path in enumerate(paths):
        _columns_and_gaps(path, x, ports, link, tracks, place[link])
        points.append(_points(path, sheet.links[link], grid, place[link], x, y))
    return Trace(points, x, y, beyond, pads)


def _inner_lines(
    paths: Sequence[Path],
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, list[tuple[int, int]]]]:
    """All segments between the first and last of their path, as (link, index), per gap and per channel."""
    gaps: dict[int, list[tuple[int, int]]] = {}
    channels: dict[int, list[tuple[int, int]]] = {}
    for link, path in enumerate(paths):
        horizontal = path.horizontal
        for index in range(2, len(path.chain) - 2):
            horizontal = not horizontal
            (channels if horizontal else gaps).setdefault(path.chain[index] // 2, []).append((link, index))
    return gaps, channels


def _side(chain: Sequence[int], beyond: int, line: int) -> int:
    return -1 if chain[beyond] < chain[line] else 1


def _channel_line(path: Path, index: int, ports: Ports, link: int) -> Line:
    chain = path.chain
    ends = []
    for near, far in ((index - 1, index - 2), (index + 1, index + 2)):
        at = float(chain[near])
        if near == 1:
            at += ports.start[link] / 1000
        elif near == len(chain) - 2:
            at += ports.end[link] / 1000
        ends.append((at, _side(chain, far, index)))
    (start, start_side), (end, end_side) = ends
    low, high = sorted((chain[index - 1], chain[index + 1]))
    return Line(start, start_side, end, end_side, low, high)


def _gap_line(path: Path, index: int, place: Sequence[float]) -> Line:
    chain = path.chain
    start, end = place[index - 1], place[index + 1]
    return Line(
        start,
        _side(chain, index - 2, index),
        end,
        _side(chain, index + 2, index),
        min(start, end) - _CLEAR,
        max(start, end) + _CLEAR,
    )


def _rows_and_channels(path: Path, y: Axis, ports: Ports, link: int, tracks: dict[tuple[int, int], int]) -> list[float]:
    """Per line of the chain its y, where it is horizontal; the others stay 0 for now."""
    chain = path.chain
    place = [0.0] * len(chain)
    for index in range(1 if path.horizontal else 2, len(chain) - 1, 2):
        number = chain[index] // 2
        if index == 1:
            place[index] = y.middle(number) + ports.start[link]
        elif index == len(chain) - 2:
            place[index] = y.middle(number) + ports.end[link]
        else:
            place[index] = y.track(number, tracks[link, index])
    return place


def _columns_and_gaps(
    path: Path, x: Axis, ports: Ports, link: int, tracks: dict[tuple[int, int], int], place: list[float]
) -> None:
    """Adds the x of the vertical lines."""
    chain = path.chain
    for index in range(2 if path.horizontal else 1, len(chain) - 1, 2):
        number = chain[index] // 2
        if index == 1:
            place[index] = x.middle(number) + ports.start[link]
        elif index == len(chain) - 2:
            place[index] = x.middle(number) + ports.end[link]
        else:
            place[index] = x.track(number, tracks[link, index])


def _points(path: Path, link: tuple[int, int], grid: Grid, place: list[float], x: Axis, y: Axis) -> tuple[Point, ...]:
    """The polyline, from border to border."""
    chain = path.chain
    axis, number = (x, grid.column[link[0]]) if path.horizontal else (y, grid.row[link[0]])
    place[0] = axis.band_start[number] + (axis.band_size[number] if chain[2] > chain[0] else 0.0)
    axis, number = (x, grid.column[link[1]]) if path.ends_horizontal else (y, grid.row[link[1]])
    place[-1] = axis.band_start[number] + (axis.band_size[number] if chain[-3] > chain[-1] else 0.0)
    horizontal = path.horizontal
    points = []
    for a, b in pairwise(place):
        points.append((a, b) if horizontal else (b, a))
        horizontal = not horizontal
    return tuple(points)
