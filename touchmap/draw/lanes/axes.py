"""Turns counted lines into points: how wide columns and gaps are, how high rows and channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .grid import Grid
from .model import Lane, Metrics, Phase
from .runs import groups


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of the map: bands (columns or rows) with a space before each and one after the last.

    Tracks of a space stand in the middle between what bends and arrow heads need on either side.
    """

    band_start: list[float]
    band_size: list[float]
    space_start: list[float]
    space_size: list[float]
    first_track: list[float]
    """Where track 0 of each space lies."""
    tracks: list[int]
    """How many tracks each space has."""
    pitch: list[float]
    """How far apart the tracks of each space are."""

    @property
    def length(self) -> float:
        """From the first space to the end of the last."""
        return self.space_start[-1] + self.space_size[-1]

    def middle(self, band: int) -> float:
        """The centre line of a column or row."""
        return self.band_start[band] + self.band_size[band] / 2

    def track(self, space: int, track: int) -> float:
        """Where a track of a gap or channel lies."""
        return self.first_track[space] + track * self.pitch[space]


def horizontal_axis(
    grid: Grid, tracks: Sequence[int], has_cards: Sequence[bool], phases: Sequence[Phase], metrics: Metrics
) -> tuple[Axis, list[float]]:
    """Columns and gaps; also how far each column's phase reaches beyond the column, for a long header."""
    columns = grid.columns
    phase = grid.phase_of_column
    stage = [phases[number].stage for number in phase]
    least = [metrics.edge] * (columns + 1)
    for gap in range(1, columns):
        least[gap] = metrics.column_gap + (metrics.stage_gap if stage[gap - 1] != stage[gap] else 0.0)
    sizes = [
        metrics.card_width if has_cards[column] else min(metrics.card_width, phases[phase[column]].min_width)
        for column in range(columns)
    ]
    before = [metrics.edge if gap == 0 else metrics.departure for gap in range(columns + 1)]
    after = [metrics.edge if gap == columns else metrics.approach for gap in range(columns + 1)]
    pitch = [metrics.pitch_of(many) for many in tracks]
    spaces = [
        max(least[gap], before[gap] + (tracks[gap] - 1) * pitch[gap] + after[gap]) if tracks[gap] else least[gap]
        for gap in range(columns + 1)
    ]
    beyond = [0.0] * columns
    for first, end in groups(phase):
        width = sum(sizes[first:end]) + sum(spaces[first + 1 : end])
        beyond[end - 1] = max(0.0, phases[phase[first]].min_width - width)
        spaces[end] += beyond[end - 1]
    return _axis(sizes, spaces, tracks, before, after, pitch), beyond


def vertical_axis(
    grid: Grid, tracks: Sequence[int], row_heights: Sequence[float], lanes: Sequence[Lane], metrics: Metrics
) -> tuple[Axis, list[float]]:
    """Rows and channels; also the distance from each lane's outer rows to the edge of its band."""
    rows = grid.rows
    lane = grid.lane_of_row
    pads = [metrics.lane_pad] * len(lanes)
    for first, end in groups(lane):
        height = sum(row_heights[first:end])
        for channel in range(first + 1, end):
            height += max(metrics.row_gap, _needed(tracks[channel], metrics))
        pads[lane[first]] = max(metrics.lane_pad, (lanes[lane[first]].min_height - height) / 2)
    before, after, spaces = [], [], []
    pitch = [metrics.pitch_of(many) for many in tracks]
    for channel in range(rows + 1):
        above = metrics.departure if channel == 0 else metrics.approach
        below = metrics.departure if channel == rows else metrics.approach
        if channel == 0 or channel == rows:
            pad = pads[lane[0 if channel == 0 else -1]] if rows else 0.0
            # Lines round the outside keep off the band.
            clear = max(metrics.approach, pad + metrics.track_pitch / 2)
            above, below = (metrics.edge, clear) if channel == 0 else (clear, metrics.edge)
            least = pad
        elif grid.inside_lane(channel):
            least = metrics.row_gap
        else:
            least = pads[lane[channel - 1]] + metrics.lane_gap + pads[lane[channel]]
        need = above + (tracks[channel] - 1) * pitch[channel] + below if tracks[channel] else 0.0
        before.append(above)
        after.append(below)
        spaces.append(max(least, need))
    return _axis(row_heights, spaces, tracks, before, after, pitch), pads


def _needed(tracks: int, metrics: Metrics) -> float:
    return 2 * metrics.approach + (tracks - 1) * metrics.pitch_of(tracks) if tracks else 0.0


def _axis(
    sizes: Sequence[float],
    spaces: Sequence[float],
    tracks: Sequence[int],
    before: Sequence[float],
    after: Sequence[float],
    pitch: list[float],
) -> Axis:
    at = 0.0
    bands, starts, first = [], [], []
    for number, space in enumerate(spaces):
        starts.append(at)
        slack = space - before[number] - after[number] - max(0, tracks[number] - 1) * pitch[number]
        first.append(at + before[number] + slack / 2)
        at += space
        if number < len(sizes):
            bands.append(at)
            at += sizes[number]
    return Axis(bands, list(sizes), starts, list(spaces), first, list(tracks), pitch)
