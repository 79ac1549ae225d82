"""Texts in the cells of a table: quoted where they would be read as something else, several of them a line each.

A text that a cell cannot hold as it is stands there as JSON would write it: in double quotes, with `\\n` for a line
end. Quotes that need not be there are part of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

LINE_END = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"[-*+•‣·▪–—]\s+")
_MAY_BE_BULLET = re.compile(r"[-*+•‣·▪–—](?:\s|$)")
_BAR = " | "
_DECODER = json.JSONDecoder()


def quoted(text: str, *, in_list: bool = False) -> str:
    """`text` as a cell holds it, or as one line of a cell that holds several."""
    return _written(text) if _needs(text, in_list) or _quotes(text, in_list) is not None else text


def unquoted(text: str, *, in_list: bool = False) -> str:
    """The text that a cell, or a line of it, holds."""
    found = _quotes(text, in_list)
    return text if found is None else found


def joined(lines: Iterable[str]) -> str:
    """Several lines in one cell."""
    return "\n".join(lines)


def split(text: str) -> list[str]:
    """The lines of a cell, without those that are blank and without bullets."""
    lines = (line.strip() for line in LINE_END.split(text))
    return [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines if line]


def entry(key: str, value: str) -> str:
    """`key: value` as one line of a cell; the key is quoted where its end could not be told."""
    plain = key and key == key.strip() and not re.search(r'[":\r\n|]', key) and not _BULLET.match(key)
    return f"{key if plain else _written(key)}: {quoted(value, in_list=True)}"


def parted(line: str) -> tuple[str, str]:
    """The key and the value of a line that `entry` wrote, or somebody like it."""
    if line.startswith('"'):
        try:
            key, end = _DECODER.raw_decode(line)
        except ValueError:
            pass
        else:
            if isinstance(key, str) and line[end : end + 1] == ":":
                return key, unquoted(line[end + 1 :].strip(), in_list=True)
    name, _, value = line.partition(":")
    return name.strip(), unquoted(value.strip(), in_list=True)


def _written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("|", "\\u007c")


def _needs(text: str, in_list: bool) -> bool:
    """Whether `text` has to stand in quotes, since it would not be found again otherwise."""
    if not text or text != text.strip() or "\r" in text:
        return True
    return in_list and ("\n" in text or _BAR in text or text.endswith(" |") or bool(_MAY_BE_BULLET.match(text)))


def _quotes(text: str, in_list: bool) -> str | None:
    """What stands in the quotes around `text`, if they are there because they have to."""
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return None
    try:
        inner = json.loads(text)
    except ValueError:
        return None
    return inner if isinstance(inner, str) and (_needs(inner, in_list) or _quotes(inner, in_list) is not None) else None
