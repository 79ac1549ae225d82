"""What a configuration may say: each key with the values it takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from touchmap.audit.discover import rules
from touchmap.audit.selection import UnknownRule, check, check_severity
from touchmap.audit.settings import PROFILES, Thresholds
from touchmap.finding import Severity
from touchmap.model.entry import did_you_mean


class Fault(NamedTuple):
    """Something wrong: the keys that lead to its place from the top of the configuration, and what to say."""

    steps: tuple[str, ...]
    message: str


Faults = Iterator[Fault]
_SHOWN = 60


def faults(table: dict[str, Any]) -> Faults:
    """Everything that is wrong with a configuration."""
    for key, value in table.items():
        if key in _KEYS:
            yield from _KEYS[key]((key,), value)
        else:
            yield _unknown((key,), _KEYS, "in a configuration")


def _unknown(steps: tuple[str, ...], known: Any, where: str) -> Fault:
    key = steps[-1]
    guess = did_you_mean(key, known) or f"; there are {', '.join(known)}"
    return Fault(steps, f'"{key[:_SHOWN]}" is not known {where}{guess}')


def _wanted(steps: tuple[str, ...], expected: str) -> Fault:
    return Fault(steps, f'"{steps[-1][:_SHOWN]}" should be {expected}')


def _choice(*choices: str) -> Callable[[tuple[str, ...], Any], Faults]:
    def judge(steps: tuple[str, ...], value: Any) -> Faults:
        if not isinstance(value, str) or value not in choices:
            guess = did_you_mean(value, choices) if isinstance(value, str) else ""
            yield _wanted(steps, f"{', '.join(choices[:-1])} or {choices[-1]}{guess}")

    return judge


def _number(least: float, most: float, *, whole: bool = False) -> Callable[[tuple[str, ...], Any], Faults]:
    kinds = int if whole else (int, float)

    def judge(steps: tuple[str, ...], value: Any) -> Faults:
        good = isinstance(value, kinds) and not isinstance(value, bool)
        if not good or not least <= value <= most:
            yield _wanted(steps, f"a {'whole ' if whole else ''}number from {least:,} to {most:,}")

    return judge


def _texts(steps: tuple[str, ...], value: Any, example: str) -> Faults:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        yield _wanted(steps, f"a list of texts, such as {example}")


def _rules(steps: tuple[str, ...], value: Any) -> Faults:
    wrong = list(_texts(steps, value, '["TM3", "open-loop"]'))
    yield from wrong
    for word in value if not wrong else ():
        try:
            check(word, rules())
        except UnknownRule as problem:
            yield Fault(steps, f"{problem}")


def _severities(steps: tuple[str, ...], value: Any) -> Faults:
    if not isinstance(value, dict):
        yield _wanted(steps, 'a table, such as {TM301 = "error", open-loop = "note"}')
        return
    for word, severity in value.items():
        try:
            check_severity(word, rules())
        except UnknownRule as problem:
            yield Fault((*steps, word), str(problem))
        yield from _choice(*Severity)((*steps, word), severity)


def _patterns(steps: tuple[str, ...], value: Any) -> Faults:
    yield from _texts(steps, value, '["drafts", "maps/2024"]')


def _path(what: str) -> Callable[[tuple[str, ...], Any], Faults]:
    def judge(steps: tuple[str, ...], value: Any) -> Faults:
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            yield _wanted(steps, f"the name of a {what}")

    return judge


def threshold_key(name: str) -> str:
    """How the configuration writes the name of a threshold."""
    return name.replace("_", "-")


def _thresholds(steps: tuple[str, ...], value: Any) -> Faults:
    fields = {threshold_key(field.name): field for field in dataclasses.fields(Thresholds)}
    if not isinstance(value, dict):
        yield _wanted(steps, "a table, such as {wall = 60}")
        return
    for key, number in value.items():
        if key not in fields:
            yield _unknown((*steps, key), fields, "among the thresholds")
            continue
        about = fields[key].metadata
        whole = isinstance(fields[key].default, int)
        yield from _number(about["least"], about["most"], whole=whole)((*steps, key), number)


_KEYS: dict[str, Callable[[tuple[str, ...], Any], Faults]] = {
    "profile": _choice(*PROFILES),
    "select": _rules,
    "ignore": _rules,
    "severity": _severities,
    "fail-on": _choice(*Severity),
    "min-coverage": _number(0, 100),
    "exclude": _patterns,
    "baseline": _path("file"),
    "templates": _path("folder"),
    "thresholds": _thresholds,
}
