"""The table of `touchmap show` in a terminal: as many words as there is room for, a list where there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from touchmap.audit.coverage import measure
from touchmap.audit.result import Result
from touchmap.finding import Severity
from touchmap.report.coverage import headline
from touchmap.report.full import COLOURS
from touchmap.report.grid import Cell, Grid, grids
from touchmap.report.page import Line, Page, Run, crop, glued, pad, width, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

_GAP = 2
_LABEL = (10, 12, 24)
"""How much room the names of channels get: the least, what is tried to give them, the most."""
_TITLE = 8
"""Fewer letters of a stage are never shown."""
_TOTAL = "All"
_MARK = ", "
"""What stands between the parts of a cell."""


@dataclass(frozen=True)
class Wording:
    """How a cell is written: as figures that stand under each other, and a line that explains them."""

    share: str
    worst: Callable[[Severity], str]
    legend: str


_LETTERS = ", ".join(f"{severity.value[0].upper()} {severity.value}" for severity in Severity)
_HOW = "In a cell: touchpoints, asked here of those that count, worst finding"
_WORDINGS = (
    Wording("{0:,} of {1:,}", lambda severity: severity.value, f"{_HOW}."),
    Wording("{0:,}/{1:,}", lambda severity: severity.value, f"{_HOW}."),
    Wording("{0:,}/{1:,}", lambda severity: severity.value[0].upper(), f"{_HOW} ({_LETTERS})."),
)


def report(sheet: Sheet) -> str:
    """One table per inventory."""
    page = Page(sheet.style)
    for grid in grids(sheet):
        page.blank()
        headline(page, _alone(sheet, grid))
        page.blank()
        if grid.rows:
            _table(page, grid)
    if sheet.inventories:
        page.blank()
        page.flow(words("Who must do what by when: touchmap show --actions", "dim"))
    return page.render()


def _alone(sheet: Sheet, grid: Grid) -> Sheet:
    """The sheet of one inventory of several."""
    if len(sheet.inventories) == 1:
        return sheet
    return replace(sheet, inventories=(grid.inventory,), result=Result((), measure([grid.inventory])))


def _table(page: Page, grid: Grid) -> None:
    for wording in _WORDINGS:
        columns = [_Column(page, wording, title, cells) for title, cells in _columns(grid)]
        if _fits(page, grid, columns):
            _draw(page, grid, columns)
            page.flow(words(wording.legend, "dim"), "  ")
            return
    _list(page, grid)


def _columns(grid: Grid) -> list[tuple[str, list[Cell | None]]]:
    """Each column with its cells from above to below; the last of each is the sum."""
    columns: list[tuple[str, list[Cell | None]]] = [
        (title, [*(row.cells.get(key) for row in grid.rows), grid.sums[key]]) for key, title in grid.columns.items()
    ]
    return [*columns, (_TOTAL, [*(row.all for row in grid.rows), grid.all])]


class _Column:
    """One column, written out: the parts of its cells set under each other."""

    def __init__(self, page: Page, wording: Wording, title: str, cells: Sequence[Cell | None]) -> None:
        self.title = title
        none = page.signs.none
        parts = [_parts(cell, wording, none) for cell in cells]
        wide = [max(width(text) for text in column) for column in zip(*parts, strict=True)]
        self.least = sum(wide) + len(_MARK) * (len(wide) - 1 if wide[-1] else len(wide) - 2)
        self.lines = [_set(cell, part, wide, none) for cell, part in zip(cells, parts, strict=True)]

    @property
    def best(self) -> int:
        """How wide it is with the whole name of the stage."""
        return max(self.least, width(self.title))


def _parts(cell: Cell | None, wording: Wording, none: str) -> tuple[str, str, str]:
    if cell is None or not cell.touchpoints:
        return ("", "", wording.worst(cell.worst) if cell and cell.worst else "")
    share = wording.share.format(cell.share.tracked, cell.share.total) if cell.share.total else none
    return (f"{cell.touchpoints:,}", share, wording.worst(cell.worst) if cell.worst else "")


def _set(cell: Cell | None, parts: Sequence[str], wide: Sequence[int], none: str) -> Line:
    count, share, worst = parts
    told: Line = [(_MARK, ""), (worst, _colour(cell))] if worst else []
    if not count:
        return [(pad(pad(none, wide[0], right=True), wide[0] + len(_MARK) + wide[1]), "dim"), *told]
    whole = cell is not None and cell.share.total and cell.share.tracked == cell.share.total
    return [
        (pad(count, wide[0], right=True), ""),
        (_MARK, ""),
        (pad(share, wide[1], right=True), "blue" if whole else ""),
        *told,
    ]


def _colour(cell: Cell | None) -> str:
    return COLOURS[cell.worst.value] if cell is not None and cell.worst else ""


def _label(grid: Grid) -> int:
    return min(_LABEL[2], max(width(row.name) for row in grid.rows))


def _fits(page: Page, grid: Grid, columns: Sequence[_Column]) -> bool:
    """Whether the table can be read at this width: names of channels and stages may be cut, but not to nothing."""
    room = page.style.width - 2 - max(_LABEL[0], min(_label(grid), _LABEL[1]))
    return sum(max(column.least, min(_TITLE, width(column.title))) + _GAP for column in columns) <= room


def _draw(page: Page, grid: Grid, columns: Sequence[_Column]) -> None:
    sizes = [max(column.least, min(_TITLE, width(column.title))) for column in columns]
    label = max(_LABEL[0], min(_label(grid), _LABEL[1]))
    spare = page.style.width - 2 - label - sum(sizes) - _GAP * len(sizes)
    # What is left over goes to the names of channels first, then to those of stages.
    more = min(spare, max(0, _label(grid) - label))
    label += more
    spare -= more
    for count, column in enumerate(columns):
        more = min(spare, column.best - sizes[count])
        sizes[count] += more
        spare -= more
    titles: list[Run] = [
        (" " * _GAP + pad(crop(column.title, size, page.signs.more), size), "bold")
        for column, size in zip(columns, sizes, strict=True)
    ]
    page.line("  " + " " * label, *titles)
    for place, name in enumerate([*(row.name for row in grid.rows), _TOTAL]):
        style = "bold" if place == len(grid.rows) else ""
        runs: list[Run] = [("  " + pad(crop(name, label, page.signs.more), label), style)]
        for column, size in zip(columns, sizes, strict=True):
            line = column.lines[place]
            used = sum(width(text) for text, _ in line)
            runs += [(" " * _GAP, ""), *line, (" " * (size - used), "")]
        page.line(*runs)


def _list(page: Page, grid: Grid) -> None:
    """Channel by channel, for terminals that are too narrow for a table."""
    everything = {_TOTAL: {**grid.sums}}
    for name, cells in [*((row.name, row.cells) for row in grid.rows), *everything.items()]:
        page.flow(words(name, "bold"), most=1)
        for key, title in grid.columns.items():
            cell = cells.get(key)
            if cell is None or not cell.touchpoints:
                continue
            share = cell.share
            asked = f"{share.tracked:,} of {share.total:,} asked here" if share.total else "none to ask about"
            content = words(f"{title}:", "dim") + words(f"{plural(cell.touchpoints, 'touchpoint')}, {asked}")
            if cell.worst:
                content += [glued(","), *words(f"worst: {cell.worst}", _colour(cell))]
            page.flow(content, "  ")
