"""The docstring of a rule in its parts: what `explain`, `rules` and the README show."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

SECTIONS = ("Bad", "Good", "Fix", "Source")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}):[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Documentation:
    """The parts of a rule's docstring: `bad` and `good` are complete inventories, the rest is prose."""

    summary: str = ""
    why: str = ""
    bad: str = ""
    good: str = ""
    fix: str = ""
    source: str = ""

    @classmethod
    def of(cls, docstring: str | None) -> Documentation:
        """Reads a docstring: a title line, why it matters, then the sections Bad, Good, Fix and Source."""
        head, *rest = _HEADING.split(inspect.cleandoc(docstring or ""))
        sections = dict(zip(rest[::2], rest[1::2], strict=True))
        title, _, why = head.partition("\n")
        return cls(
            summary=title.strip().removesuffix("."),
            why=_prose(why),
            bad=_example(sections.get("Bad", "")),
            good=_example(sections.get("Good", "")),
            fix=_prose(sections.get("Fix", "")),
            source=_prose(sections.get("Source", "")),
        )


def _prose(text: str) -> str:
    """Text whose line breaks mean nothing; paragraphs stay apart."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _example(text: str) -> str:
    """An indented example, brought to the left."""
    lines = inspect.cleandoc("\n" + text).strip("\n")
    return f"{lines}\n" if lines else ""
