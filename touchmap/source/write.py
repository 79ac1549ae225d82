"""Plain data as YAML that people go on writing by hand: block style, a dash per item, quotes only where needed."""

from __future__ import annotations

import datetime
import json
import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 100
"""Columns that comments are wrapped to, and that an entry in braces must fit into."""

_INDENT = "  "
# What a YAML parser, of version 1.1 or 1.2, could take for something else than a text, in any spelling.
_MISREAD = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(inf|nan)|[-+]?[0-9][0-9_]*(:[0-9_]+)+(\.[0-9_]*)?"
    r"|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*|([0-9][0-9_]*)?\.[0-9_]*|([0-9_]+\.?[0-9_]*|\.[0-9_]+)e[-+]?[0-9]+)",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(
    r"^[-?:,\[\]{}#&*!|>'\"%@`=\s]|:(\s|$)|\s#|\s$|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
_IN_BRACES = re.compile(r"[,\[\]{}?:]")
_UNFIT = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a remark cannot hold."""
_ORDER = re.compile("touchmap:", re.IGNORECASE)
"""What would make a remark an order to touchmap."""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with remarks for the reader: `before` on lines of its own above it, `behind` on its own line."""

    value: Any
    before: str = ""
    behind: str = ""


class Inline(dict[str, Any]):
    """Entries that stand on one line in braces, where that line is not too long."""


def write(value: Mapping[str, Any], head: str = "") -> str:
    """`value` as the text of a YAML file, under the remark `head`.

    It may hold mappings with texts as keys, lists, texts, numbers, true and false, dates and nothing (None), each
    also as Noted. Read again, the text gives the same value, dates as texts.

    Raises:
        ValueError: a number that does not exist (NaN).
    """
    lines = [*remark(head, ""), ""] if head else []
    lines += _entries(value, "") if value else ["{}"]
    return "\n".join(lines) + "\n"


def scalar(value: Any, *, in_braces: bool = False) -> str:
    """A single value as YAML writes it; a text is quoted where it would be read as something else."""
    if value is None:
        return "null" if in_braces else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise ValueError(f"{value} cannot be written")
        return _number(value)
    return value if _plain(value, in_braces) else _quoted(value)


def _number(value: float) -> str:
    text = repr(value)
    mantissa, sign, exponent = text.partition("e")
    if sign and "." not in mantissa:  # YAML 1.1 takes 1e+22 for a text
        mantissa += ".0"
    return mantissa + sign + exponent


def _plain(text: str, in_braces: bool) -> bool:
    """Whether `text` needs no quotes."""
    if not text or _MISREAD.fullmatch(text) or _AMBIGUOUS.search(text) or _BREAKS.search(text):
        return False
    return not (in_braces and _IN_BRACES.search(text))


def _quoted(text: str) -> str:
    """`text` in double quotes, which JSON and YAML write alike but for a few invisible characters."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def remark(text: str, indent: str) -> Iterator[str]:
    """`text` as comment lines; its own line breaks are kept."""
    room = max(20, WIDTH - len(indent) - 2)
    for paragraph in text.splitlines() or [""]:
        printable = _ORDER.sub("touchmap", _UNFIT.sub(" ", paragraph))
        for line in textwrap.wrap(printable, room, break_long_words=False, break_on_hyphens=False) or [""]:
            yield f"{indent}# {line}".rstrip()


def _entries(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The lines of a mapping that is not empty."""
    for key, item in value.items():
        noted = item if isinstance(item, Noted) else Noted(item)
        if noted.before:
            yield from remark(noted.before, indent)
        yield from _lines(f"{indent}{scalar(key)}:", noted, indent)


def _lines(opening: str, noted: Noted, indent: str) -> Iterator[str]:
    """The lines of an entry that begins with `opening`."""
    value, behind = noted.value, _behind(noted)
    if (short := _on_one_line(value, len(opening))) is not None:
        yield f"{opening} {short}".rstrip() + behind
    elif isinstance(value, Mapping):
        yield opening + behind
        yield from _entries(value, indent + _INDENT)
    else:
        yield opening + behind
        yield from _items(value, indent + _INDENT)


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    """The lines of a list that is not empty."""
    for item in values:
        noted = item if isinstance(item, Noted) else Noted(item)
        if noted.before:
            yield from remark(noted.before, indent)
        value, behind = noted.value, _behind(noted)
        if (short := _on_one_line(value, len(indent) + 1)) is not None:
            yield f"{indent}- {short}".rstrip() + behind
            continue
        # What stands in an item begins behind its dash, unless a remark comes first.
        inner = indent + _INDENT
        lines = list(_entries(value, inner) if isinstance(value, Mapping) else _items(value, inner))
        if lines[0].lstrip().startswith("#") or behind:
            yield f"{indent}-{behind}"
        else:
            lines[0] = f"{indent}- {lines[0][len(inner) :]}"
        yield from lines


def _behind(noted: Noted) -> str:
    said = " ".join(line.strip()[2:] for line in remark(noted.behind, "")) if noted.behind else ""
    return f"  # {said}" if said else ""


def _on_one_line(value: Any, taken: int) -> str | None:
    """`value` on one line: a single value, nothing, a list of numbers, what is Inline and short; None for the rest."""
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        short = _braces(value) if isinstance(value, Inline) else None
        return short if short is not None and taken + len(short) + 1 <= WIDTH else None
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
        return f"[{', '.join(map(scalar, value))}]" if numbers else None
    return scalar(value)


def _braces(value: Mapping[str, Any]) -> str | None:
    """A mapping in braces; None where it holds more than single values."""
    if any(isinstance(item, Noted | Mapping | list | tuple) for item in value.values()):
        return None
    entries = (f"{scalar(key, in_braces=True)}: {scalar(item, in_braces=True)}" for key, item in value.items())
    return f"{{{', '.join(entries)}}}"
