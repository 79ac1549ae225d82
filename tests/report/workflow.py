"""How the runner of GitHub Actions reads the output of a step: the lines that it obeys, as commands.

After `ActionCommand.cs` of https://github.com/actions/runner: a line that begins with `::`, and the older form
`##[command]` anywhere in a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KNOWN = frozenset({
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
})  # fmt: skip
_OLD = re.compile(r"##\[([^\]\s]+)")


@dataclass(frozen=True)
class Command:
    """One command with its properties and its text, as they were meant."""

    name: str
    properties: dict[str, str]
    text: str


def obeyed(output: str) -> list[Command]:
    """Every command in the output of a step."""
    found = (_new(line) or _old(line) for line in re.split("\r\n|\n|\r", output))
    return [command for command in found if command is not None]


def _new(line: str) -> Command | None:
    line = line.lstrip()
    head, end, text = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    if not line.startswith("::") or not end or name not in KNOWN:
        return None
    pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if "=" in pair)
    properties = {key.strip(): _read(_read(value, "%3A", ":"), "%2C", ",") for key, value in pairs}
    return Command(name, {key: _data(value) for key, value in properties.items()}, _data(text))


def _old(line: str) -> Command | None:
    match = _OLD.search(line)
    return Command(match[1], {}, "") if match and match[1] in KNOWN else None


def _data(text: str) -> str:
    for escaped, meant in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = _read(text, escaped, meant)
    return text


def _read(text: str, escaped: str, meant: str) -> str:
    return text.replace(escaped, meant)
