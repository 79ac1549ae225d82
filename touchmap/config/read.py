"""Reads one configuration file; everything that is wrong with it comes out at once, each at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from touchmap.audit.project import MAX_CONFIG_BYTES, SHARED_FILE, read_toml
from touchmap.audit.settings import Profile, Thresholds
from touchmap.config.exclude import Exclude
from touchmap.config.places import Places, of_error
from touchmap.finding import Severity

_TABLE = ("tool", "touchmap")
_MOST_FAULTS = 20


class WrongConfig(Exception):
    """A configuration that is refused; `messages` say why, one line each."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


@dataclass(frozen=True)
class Config:
    """What the configuration says; None, or nothing, where it says nothing.

    `name` is its file as shown to the user, empty for no file. `baseline` and `templates` are relative to the current
    folder.
    """

    name: str = ""
    profile: Profile | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None
    min_coverage: float | None = None
    exclude: Exclude | None = None
    baseline: str | None = None
    templates: Path | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)


def read(path: Path, name: str) -> Config:
    """The configuration in the file `path`, which the user knows as `name`.

    In a `pyproject.toml` it is the table `[tool.touchmap]`, in any other file the whole of it.

    Raises:
        WrongConfig: the file cannot be read, or something in it is wrong.
    """
    text = _text(path, name)
    try:
        content = read_toml(text)
    except ValueError as error:
        message, line, column = of_error(error, text)
        raise WrongConfig([f"{name}:{line}:{column}: this is not TOML: {message}"]) from None
    above = _TABLE if path.name == SHARED_FILE else ()
    places = Places(text)

    def said(steps: Sequence[str], message: str) -> str:
        line, column = places.find((*above, *steps))
        return f"{name}:{line}:{column}: {message}"

    table: Any = content
    for step in above:
        table = table.get(step, {}) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise WrongConfig([said((), "[tool.touchmap] should be a table")])

    from touchmap.config.keys import faults, threshold_key

    wrong = [said(fault.steps, fault.message) for fault, _ in zip(faults(table), range(_MOST_FAULTS), strict=False)]
    if wrong:
        raise WrongConfig(wrong)
    return Config(
        name=name,
        profile=table.get("profile"),
        select=tuple(table.get("select", ())),
        ignore=tuple(table.get("ignore", ())),
        severity={word: Severity(severity) for word, severity in table.get("severity", {}).items()},
        fail_on=Severity(table["fail-on"]) if "fail-on" in table else None,
        min_coverage=table.get("min-coverage"),
        exclude=Exclude(path.resolve().parent, tuple(table.get("exclude", ()))),
        baseline=str(Path(name).parent / table["baseline"]) if "baseline" in table else None,
        templates=Path(name).parent / table["templates"] if "templates" in table else None,
        thresholds=Thresholds(
            **{
                field: table["thresholds"][threshold_key(field)]
                for field in Thresholds.__slots__
                if threshold_key(field) in table.get("thresholds", {})
            }
        ),
    )


def _text(path: Path, name: str) -> str:
    from touchmap.source import Unreadable, contents

    try:
        data = contents(str(path), "a configuration file")
    except Unreadable as problem:
        raise WrongConfig([str(problem).replace(str(path), name)]) from None
    if len(data) > MAX_CONFIG_BYTES:
        raise WrongConfig([f"{name} is larger than {MAX_CONFIG_BYTES // 1_000_000} MB: is this a configuration?"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongConfig([f"{name}:{line}:1: this is not UTF-8 text"]) from None
