"""How a column of feelings is to be read: as they are from -2 to 2, or from the scale that the table has."""

from __future__ import annotations

from collections.abc import Callable

from touchmap.convert.kinds import NUMBER, short
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.table import Table

_OURS = (-2.0, 2.0)
_USUAL = (1.0, 5.0)


def emotions(table: Table, scale: tuple[float, float] | None, remarks: Remarks) -> Callable[[str], float]:
    """The way to read a cell of the column `emotion`; it raises ValueError for what is no feeling."""
    found = scale or _guessed(table)
    if found == _OURS:
        return lambda text: NUMBER.read(text)
    lowest, highest = found
    if scale is None:
        remarks.check(0, f"emotion is read as from {short(lowest)} to {short(highest)}; --scale says otherwise")

    def read(text: str) -> float:
        number = NUMBER.read(text)
        if not lowest <= number <= highest:
            raise ValueError(f"is not from {short(lowest)} to {short(highest)}")
        return short(round(-2 + 4 * (number - lowest) / (highest - lowest), 2))

    return read


def _guessed(table: Table) -> tuple[float, float]:
    """From 1 to 5 where the numbers fit that and not ours, and the column is not one of touchmap's own."""
    if "emotion" in table.exact or not table.has("emotion"):
        return _OURS
    numbers = []
    for row in table.rows:
        try:
            numbers.append(NUMBER.read(table.cell(row, "emotion")))
        except ValueError:
            continue
    fits = bool(numbers) and min(numbers) >= _USUAL[0] and 2 < max(numbers) <= _USUAL[1]
    return _USUAL if fits else _OURS
