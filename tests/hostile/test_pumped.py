"""One thing repeated until a file is large: whoever reads it in a time that grows with the square of it stands out."""

from __future__ import annotations

import pytest

from tests.fuzz.check import check

SIZE = 60_000
HEAD = "touchmap: 1\njourney: x\nstages:\n  purchase:\n    web:\n"
# Where it is put: what stands before it, and after it.
WHERES = {
    "at the end": (f"{HEAD}      - Pay\n", ""),
    "at the beginning": ("", f"\n{HEAD}      - Pay\n"),
    "in a name": (f"{HEAD}      - a", "b\n"),
    "before a second colon": ("a:\n", "b: c: d\n"),
    "between two entries on a line": ("a:\n  - to: x", ", handoff: y\n"),
    "in an open list": ("a: [x", "\nb: 1\n"),
    "in a text with an apostrophe": ("a: 'x", "'y z'\n"),
    "in quotes": (f'{HEAD}      - "a', 'b"\n'),
    "in a remark": (f"{HEAD}      - Pay # touchmap: ignore", "[TM301] x\n"),
    "in the codes of a remark": (f"{HEAD}      - Pay # touchmap: ignore[", "] x\n"),
    "in a block": (f"{HEAD}      - {{name: Pay", "}\n"),
    "in a while": (f"{HEAD}      - {{name: Pay, next: {{to: Pay, wait: '", "'}}\n"),
    "in a source": ("feedback: {p: {source: '", f"'}}}}\n{HEAD}      - Pay\n"),
}
PIECES = (" ", "\t", "a", "#", " #", "1", "-", ".", "/", "a.", "[", "{a: ", "\n", "e\u0301", "\u0301", "x y ", "- ")


@pytest.mark.parametrize("piece", PIECES)
def test_nothing_takes_the_square_of_its_size(piece: str) -> None:
    for where, (before, after) in WHERES.items():
        outcome = check(f"{before}{piece * (SIZE // len(piece.encode()))}{after}".encode())
        assert outcome.failure is None, f"{where}: {outcome.failure.details}"
