"""The table of `touchmap show`: for each channel and stage how many touchpoints there are, how many are asked about,
and the worst that was found there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from touchmap.audit.coverage import ANYTIME, Share, counts, standings
from touchmap.finding import Finding, Severity
from touchmap.model import STAGES, Inventory, Touchpoint
from touchmap.report.sheet import Sheet

_NONE = Share()


@dataclass(frozen=True)
class Cell:
    """Some touchpoints: how many, the share asked here of those that count, the gravest finding about them."""

    touchpoints: int = 0
    share: Share = _NONE
    worst: Severity | None = None

    def with_(self, severities: Iterable[Severity]) -> Cell:
        """This cell with findings that are about all of it rather than about one of its touchpoints."""
        return Cell(self.touchpoints, self.share, _worst([self.worst, *severities]))

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.touchpoints + other.touchpoints, self.share + other.share, _worst([self.worst, other.worst]))


@dataclass(frozen=True)
class Row:
    """A channel: its word in the file, its name, a cell for each column that has touchpoints on it, the sum."""

    key: str
    name: str
    cells: Mapping[str, Cell]
    all: Cell


@dataclass(frozen=True)
class Grid:
    """One inventory as a table: `columns` are stages by their word in the file with their names."""

    inventory: Inventory
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    sums: Mapping[str, Cell]
    all: Cell

    @cached_property
    def file(self) -> str:
        """The file as the user named it."""
        return self.inventory.path


def grids(sheet: Sheet) -> list[Grid]:
    """The tables of all inventories, in their order."""
    findings: dict[str, list[Finding]] = {}
    for finding in sheet.result.findings:
        findings.setdefault(finding.place.file, []).append(finding)
    return [_grid(inventory, findings.get(inventory.path, ())) for inventory in sheet.inventories]


def _grid(inventory: Inventory, findings: Iterable[Finding]) -> Grid:
    columns: dict[str, str] = {stage: inventory.stage_name(stage) for stage in STAGES}
    if inventory.anytime:
        columns[ANYTIME] = "Anytime"
    worst: dict[int, list[Severity]] = {}
    wide: dict[str, list[Severity]] = {}
    for finding in findings:
        if finding.number is not None:
            worst.setdefault(finding.number, []).append(finding.severity)
        else:
            wide.setdefault(finding.address, []).append(finding.severity)
    cells: dict[tuple[str, str], Cell] = {}
    for touchpoint, stands in standings(inventory).items():
        share = Share(int(stands == "asked"), int(stands == "overall"), int(counts(stands)))
        one = Cell(1, share, _worst(worst.get(touchpoint.number or 0, ())))
        place = (touchpoint.channel.key, _column(touchpoint))
        cells[place] = cells.get(place, Cell()) + one
    rows = []
    for key, channel in inventory.channels.items():
        mine = {column: cells[key, column] for column in columns if (key, column) in cells}
        if mine:
            total = _sum(mine.values()).with_(wide.get(channel.spot.address(), ()))
            rows.append(Row(key, channel.name, mine, total))
    sums = {
        column: _sum(cell for (_, where), cell in cells.items() if where == column).with_(
            wide.get(f"stages.{column}", ())
        )
        for column in columns
    }
    everything = _sum(sums.values()).with_(finding.severity for finding in findings)
    return Grid(inventory, columns, tuple(rows), sums, everything)


def _column(touchpoint: Touchpoint) -> str:
    return touchpoint.stage or ANYTIME


def _sum(cells: Iterable[Cell]) -> Cell:
    total = Cell()
    for cell in cells:
        total += cell
    return total


def _worst(severities: Iterable[Severity | None]) -> Severity | None:
    return min((one for one in severities if one is not None), key=lambda one: one.rank, default=None)
