"""Parameters that several commands share."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

import typer

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(text: str) -> datetime.date:
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text} is no day: write year, month and day, such as 2026-11-30")


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Inventory files, folders that hold some, or - for standard input. None: the current folder.",
        show_default=False,
    ),
]
Today = Annotated[
    datetime.date | None,
    typer.Option(parser=_day, metavar="DATE", help="Judge dates as of this day, such as 2026-11-30."),
]


def listed(values: list[str] | None) -> tuple[str, ...] | None:
    """Every word of an option that takes commas or repetition; None: it was not given."""
    if values is None:
        return None
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
