"""The small values of the format: texts, dates, durations, percentages, amounts."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Strict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Stage = Literal["pre-purchase", "purchase", "post-purchase"]
STAGES: tuple[Stage, ...] = ("pre-purchase", "purchase", "post-purchase")

Ownership = Literal["brand", "partner", "customer", "external"]
ChannelKind = Literal["digital", "physical", "human", "print"]
PostKind = Literal["survey", "reviews", "complaints", "usage", "interview", "observation", "monitoring"]
Metric = Literal["nps", "csat", "ces", "rating", "frt", "crr"]
Scope = Literal["touchpoint", "stage", "journey"]
Role = Literal[
    "advert", "review", "browse", "order", "payment", "delivery", "onboarding", "use", "billing", "help",
    "complaint", "follow-up", "loyalty", "renewal", "cancel", "leave",
]  # fmt: skip

_DURATION = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,3})?)\s?(?P<unit>min|m|h|d|w)", re.ASCII)
_UNITS = {"min": 60, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_PERCENT = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)\s?%", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _wrong(expected: str) -> PydanticCustomError:
    return PydanticCustomError("expected", "{expected}", {"expected": expected})


def _read_date(value: Any) -> Any:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise _wrong("a date that exists in the calendar, such as 2026-10-15") from None
    raise _wrong("a date written as year-month-day, such as 2026-10-15")


def duration(value: Any) -> datetime.timedelta:
    """The length of time that `value` (`30min`, `4h`, `30d`, `2w`) states; raises a validation error otherwise."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _wrong("a length of time: a number and min, h, d or w, such as 30d")
    return datetime.timedelta(seconds=float(match["number"]) * _UNITS[match["unit"]])


def _read_percent(value: Any) -> float:
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None or float(match[1]) > 100:
        raise _wrong("a share between 0% and 100%, such as 30%")
    return float(match[1])


_AMOUNT = "a number such as 5.5 (with a point), a percentage such as 80%, or a length of time such as 4h"


def _read_amount(value: Any) -> Any:
    """A figure in the measure's own unit: a number, `80%` or a length of time."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _wrong(_AMOUNT)
    if isinstance(value, str):
        if match := _PERCENT.fullmatch(value):
            return float(match[1])
        if not _DURATION.fullmatch(value):
            raise _wrong(_AMOUNT)
        return duration(value)
    if abs(value) > 1e9 or value != value:
        raise _wrong(_AMOUNT)
    return float(value)


def _read_rhythm(value: Any) -> Any:
    return value if value == "contact" else duration(value)


def _listed(value: Any) -> Any:
    """One text where a list of texts may stand means a list of one."""
    return [value] if isinstance(value, str) else value


def _matching(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


# The same in the words of JSON Schema, whose regular expressions are those of JavaScript.
_GAP = r"[ \t\n\r\f\v]?"
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_LENGTH = rf"[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?{_GAP}(?:min|m|h|d|w)"
_SHARE = rf"(?:0{{0,6}}100(?:\.0{{1,6}})?|0{{0,7}}[0-9]{{1,2}}(?:\.[0-9]{{1,6}})?){_GAP}%"
_AMOUNTS: dict[str, Any] = {
    "anyOf": [
        {"type": "number", "minimum": -1e9, "maximum": 1e9},
        _matching(rf"[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?{_GAP}%|{_LENGTH}"),
    ]
}
_LONGEST = 4000
_TEXT = {"type": "string", "minLength": 1, "maxLength": _LONGEST}
_TEXTS: dict[str, Any] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}

Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST)]
"""Something a person reads."""
T = TypeVar("T")
Several = Annotated[tuple[T, ...], Strict(False)]
"""A list in the file; kept as a tuple, of which there is one for all where nothing stands."""
Texts = Annotated[Several[Text], BeforeValidator(_listed), WithJsonSchema(_TEXTS)]
"""Several texts; a single one may be written without the list."""
Day = Annotated[datetime.date, BeforeValidator(_read_date), WithJsonSchema(_matching(_DAY))]
Duration = Annotated[datetime.timedelta, BeforeValidator(duration), WithJsonSchema(_matching(_LENGTH))]
Percent = Annotated[float, BeforeValidator(_read_percent), WithJsonSchema(_matching(_SHARE))]
Amount = Annotated[float | datetime.timedelta, BeforeValidator(_read_amount), WithJsonSchema(_AMOUNTS)]
Rhythm = Annotated[
    datetime.timedelta | Literal["contact"],
    BeforeValidator(_read_rhythm),
    WithJsonSchema({"anyOf": [{"const": "contact"}, _matching(_LENGTH)]}),
]
