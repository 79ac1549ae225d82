"""Advice that ends in lines to write: the first line says what to do, the others can be pasted into the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_MOST = 12
"""More lines than this are not written out."""


def with_lines(advice: str, lines: Sequence[str]) -> str:
    """`advice`, then `lines` to paste below it."""
    return "\n".join((advice, *lines))


def block(head: str, entries: Mapping[str, str], begin: str = "") -> list[str]:
    """The lines of a block: `head`, and below it each entry with its value, quoted where YAML needs that.

    `begin` stands before the first entry, such as the dash of a list; a value that begins with a brace is no text.
    """
    # Only where something is wrong; it is no part of reading a file.
    from touchmap.source.write import scalar

    texts = [f"{scalar(key)}: {value if value.startswith('{') else scalar(value)}" for key, value in entries.items()]
    shown = texts[:_MOST]
    indent = "  "
    lines = [f"{begin or indent}{text}" if not count else f"{indent}{text}" for count, text in enumerate(shown)]
    if len(texts) > len(shown):
        lines.append(f"{indent}# and {len(texts) - len(shown)} more")
    return [head, *lines] if head else lines
