"""Whether the model takes what a block says: what it refuses is taken out, with the reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from touchmap.convert.fields import Plain
from touchmap.model import Block
from touchmap.model.check import reason


def take_out_wrong(cls: type[Block], said: Plain) -> Iterator[tuple[str, str]]:
    """Takes out of `said` the fields that a `cls` cannot have; each with the end of a sentence that says why.

    What is missing is none of its business.
    """
    problems: dict[str, str] | None = None
    while problems is None or problems:
        problems = {}
        try:
            cls.model_validate(_as_text(said))
        except ValidationError as wrong:
            for error in wrong.errors(include_url=False):
                if error["loc"][0] in said:
                    problems.setdefault(_column(said, error["loc"]), reason(error))
        for column, why in problems.items():
            _take(said, column)
            yield column, why


def _column(said: Plain, steps: tuple[Any, ...]) -> str:
    """The column of a table in which the value at `steps` stands."""
    first, *rest = [str(step) for step in steps]
    if isinstance(said.get(first), dict) and rest and rest[0] in said[first]:
        return ".".join((first, *_inner(said[first], rest)))
    return first


def _inner(said: Plain, steps: list[str]) -> list[str]:
    first, *rest = steps
    return [
        first,
        *(_inner(said[first], rest) if isinstance(said.get(first), dict) and rest and rest[0] in said[first] else []),
    ]


def _take(said: Plain, column: str) -> None:
    *steps, last = column.split(".")
    for step in steps:
        said = said[step]
    del said[last]


def _as_text(value: Any) -> Any:
    """Days as the file writes them, which is how the model reads them."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
