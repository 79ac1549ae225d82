"""A hypothesis strategy for inventories that somebody has spoiled: cut, doubled, moved, filled with odd words."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.fuzz.seeds import KEYS, YAML_WORDS
from tests.strategies import inventories

_PIECES = st.sampled_from([*YAML_WORDS, *KEYS]) | st.text(max_size=5)
_Edit = tuple[Callable[[list[str], int, str], None], float, str]


def _drop(lines: list[str], at: int, _: str) -> None:
    del lines[at]


def _double(lines: list[str], at: int, _: str) -> None:
    lines.insert(at, lines[at])


def _swap(lines: list[str], at: int, _: str) -> None:
    lines[at - 1], lines[at] = lines[at], lines[at - 1]


def _indent(lines: list[str], at: int, _: str) -> None:
    lines[at] = f"  {lines[at]}"


def _outdent(lines: list[str], at: int, _: str) -> None:
    lines[at] = lines[at].removeprefix("  ")


def _insert(lines: list[str], at: int, piece: str) -> None:
    middle = len(lines[at]) // 2
    lines[at] = lines[at][:middle] + piece + lines[at][middle:]


def _replace(lines: list[str], at: int, piece: str) -> None:
    """Another value for the same key."""
    head, colon, _ = lines[at].partition(": ")
    lines[at] = f"{head}{colon}{piece}"


def _rename(lines: list[str], at: int, piece: str) -> None:
    head, colon, value = lines[at].partition(": ")
    indent = head[: len(head) - len(head.lstrip(" -"))]
    lines[at] = f"{indent}{piece}{colon}{value}"


def _cut(lines: list[str], at: int, _: str) -> None:
    del lines[at + 1 :]
    lines[at] = lines[at][: len(lines[at]) // 2]


_EDITS: st.SearchStrategy[_Edit] = st.tuples(
    st.sampled_from([_drop, _double, _swap, _indent, _outdent, _insert, _insert, _replace, _replace, _rename, _cut]),
    st.floats(0, 1, exclude_max=True),
    _PIECES,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The text of an inventory with a few mistakes in it; some are none."""
    lines = draw(inventories(most=6)).splitlines()
    for edit, where, piece in draw(st.lists(_EDITS, min_size=1, max_size=5)):
        if lines:
            edit(lines, int(where * len(lines)), piece)
    return "\n".join(lines) + "\n"
