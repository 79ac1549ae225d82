"""Texts that a spreadsheet program would take for a formula: an apostrophe before them makes them texts again."""

from __future__ import annotations

import re

_BEGINS = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def guarded(text: str) -> str:
    """`text` so that no spreadsheet program computes it.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{text}" if _BEGINS.match(text) else text


def bared(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return cell[1:] if cell.startswith("'") and _BEGINS.match(cell) else cell
