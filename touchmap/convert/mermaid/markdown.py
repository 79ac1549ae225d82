"""The Mermaid diagrams in a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_OPEN = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{?\.?(?P<word>[\w-]*)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*$")


@dataclass(frozen=True, slots=True)
class Fenced:
    """One diagram: `line` is that of its first line in the file, `heading` stands above it."""

    text: str
    line: int
    heading: str | None


def diagrams(text: str) -> Iterator[Fenced]:
    """Every diagram in fences that say `mermaid`, also in lists and quotations."""
    fence, word, begin, heading = "", "", 0, None
    inside: list[str] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw
        while quoted := _QUOTE.match(line):
            line = line[quoted.end() :]
        if fence:
            if re.fullmatch(rf"[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line):
                if word == "mermaid":
                    yield Fenced("\n".join(inside), begin, heading)
                fence = ""
            else:
                inside.append(line)
        elif found := _OPEN.match(line):
            fence, word, begin = found["fence"], found["word"].lower(), number + 1
            inside = []
        elif found := _HEADING.match(line):
            heading = found["text"] or None
    if fence and word == "mermaid":
        yield Fenced("\n".join(inside), begin, heading)
