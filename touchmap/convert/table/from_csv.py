"""The rows of a CSV file, whatever parts its cells: commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from touchmap.convert.decode import decoded
from touchmap.convert.failure import CannotConvert
from touchmap.convert.table.formula import bared
from touchmap.convert.table.table import Grid, Row

_PARTINGS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 50
"""How many rows decide what parts the cells."""
_SAID = "sep="
"""By a first line such as `sep=;` spreadsheet programs say what parts the cells."""
_LARGEST = 16_000_000


def grid(data: bytes, name: str, encoding: str | None = None) -> Grid:
    """The rows in `data`; texts that were kept from being formulas are themselves again.

    Raises:
        CannotConvert: this is no text.
    """
    text, how = decoded(data, encoding)
    csv.field_size_limit(_LARGEST)
    first, line_end, rest = text.partition("\n")
    told = first.strip("\r\ufeff ").lower()
    skipped = 0
    if told.startswith(_SAID) and line_end and len(first.strip("\r\ufeff ")) == len(_SAID) + 1:
        parting, text, skipped = first.strip("\r\ufeff ")[-1], rest, 1
    else:
        parting = _likeliest(text)
    rows = [Row(number + skipped, [bared(cell) for cell in cells]) for number, cells in _read(text, parting)]
    said = [how] if how else []
    if parting != ",":
        said.append(f"cells are parted by {_PARTINGS.get(parting, parting)}")
    return Grid(name, rows, said, _unclosed(text, parting, skipped))


def _read(text: str, parting: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=parting), 1):  # noqa: UP028
            yield number, cells
    except csv.Error as problem:
        raise CannotConvert(f"this is no CSV file: {problem}") from None


def _unclosed(text: str, parting: str, skipped: int) -> list[tuple[int, str]]:
    """A quote that is opened and never closed makes one cell of all that follows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    number = skipped
    try:
        for _ in reader:
            number += 1
    except csv.Error as problem:
        if "end of data" in str(problem):
            return [(number + 1, "a double quote is opened here and never closed, so all that follows is one cell")]
    return []


def _likeliest(text: str) -> str:
    """What parts the most rows into the same number of cells, more than one."""
    scores: dict[str, tuple[float, int]] = {}
    for parting in _PARTINGS:
        widths = []
        for _, (_, cells) in zip(range(_SAMPLE), _read(text, parting), strict=False):
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
        usual = max(set(widths), key=widths.count, default=1)
        scores[parting] = (widths.count(usual) / len(widths) if usual > 1 else 0, usual)
    best = max(scores, key=lambda parting: scores[parting])
    return best if scores[best][0] else ","
