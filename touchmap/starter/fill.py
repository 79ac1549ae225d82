"""Words put into the structure of a template: values quoted where YAML needs it, comments wrapped and lined up.

In a structure `$key` stands for a text of the file of words, where a value or the key of an entry may stand, or as a
whole comment; `$a` is `a` of that file, or `name` in its section `[a]`. All else is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from touchmap.source.write import WIDTH, remark, scalar

_COLUMN = 34
"""Where comments behind an entry begin, unless it is too long."""

_KEY = r"\$(?P<key>[a-z0-9]+(?:[._-][a-z0-9]+)*)"
_ALONE = re.compile(rf"(?P<indent>\s*)# {_KEY}\s*")
_BEHIND = re.compile(rf"(?P<entry>.*?\S)\s+# {_KEY}\s*")
_VALUE = re.compile(rf"(?P<before>^\s*|- |: |, |[\[{{]){_KEY}(?=\s*(?:$|[,}}\]]|:(?:\s|$)))")
_BRACES = re.compile(r"(?P<opening>(?P<indent>\s*)(?P<dash>(?:- )*)[\w$.-]+:) \{(?P<entries>[^\"'{}\[\]]*)\}")


class MissingWords(Exception):
    """A text that the structure asks for in this `line` and that is not there under this `key`."""

    def __init__(self, line: int, key: str) -> None:
        super().__init__(f"line {line}: ${key}")
        self.line, self.key = line, key


def fill(structure: str, words: Mapping[str, str]) -> str:
    """The text of an inventory: `structure` with `words` put in for their keys.

    Raises:
        MissingWords: a key in it is not among the words.
    """
    lines: list[str] = []
    for number, line in enumerate(structure.replace("\r\n", "\n").removesuffix("\n").split("\n"), 1):
        try:
            lines += _line(line, words)
        except KeyError as missing:
            raise MissingWords(number, missing.args[0]) from None
    return "\n".join(lines) + "\n"


def _line(line: str, words: Mapping[str, str]) -> Iterator[str]:
    if alone := _ALONE.fullmatch(line):
        yield from comment(_word(alone["key"], words), alone["indent"])
        return
    behind = _BEHIND.fullmatch(line)
    if behind is None:
        yield from _entry(line, words)
        return
    first, *rest = _entry(behind["entry"], words)
    said = _word(behind["key"], words)
    beside, *more = comment(said)
    together = f"{first:<{_COLUMN - 2}}  {beside}" if beside != "#" else first
    if more or len(together) > WIDTH:
        yield from comment(said, first[: len(first) - len(first.lstrip())])
        together = first
    yield together
    yield from rest


def comment(text: str, indent: str = "") -> Iterator[str]:
    """A comment of one or more paragraphs, between which an empty line stands; what is in backticks stays together."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))
    together = "\n\n".join(re.sub("`[^`]*`", lambda code: code[0].replace(" ", "\xa0"), one) for one in paragraphs)
    return (line.replace("\xa0", " ") for line in remark(together, indent))


def _entry(entry: str, words: Mapping[str, str]) -> list[str]:
    """An entry with its values; one in braces that gets too long goes over several lines."""
    filled = _values(entry, words)
    braces = _BRACES.fullmatch(entry)
    if len(filled) <= WIDTH or braces is None:
        return [filled]
    inner = braces["indent"] + " " * len(braces["dash"]) + "  "
    return [_values(one, words) for one in (braces["opening"], *(inner + one for one in braces["entries"].split(", ")))]


def _values(entry: str, words: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        in_braces = any(bracket in entry[: found.start("key")] for bracket in "[{")
        return found["before"] + scalar(_word(found["key"], words), in_braces=in_braces)

    return _VALUE.sub(value, entry)


def _word(key: str, words: Mapping[str, str]) -> str:
    found = words.get(key, words.get(f"{key}.name"))
    if found is None:
        raise KeyError(key)
    return found
