"""Comments for touchmap are found where YAML sees a comment, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap import source

MARK = "# touchmap: ignore[TM301]"
TEXT = f"""\
{MARK} top
a: |  {MARK} sign
  text {MARK} no
  {MARK} no

# other {MARK} after a block
b: "q {MARK} no
  {MARK} no" {MARK} quote
c: '{MARK} no' #touchmap:ignore[TM301] tight
d: pl#touchmap:ignore[TM301]no
e: [a,{MARK} flow
  b]
f: >-
  {MARK} no
{MARK} below a fold
g: plain
  text {MARK} end of a text
? h
: {{x: 1, {MARK} brace
  y: 2}}
i:
  -  {MARK} dash
    j: 1
  # TOUCHMAP: Ignore[x] y {MARK} second
  - k
  - >
     folded
   {MARK} less
{MARK} last
"""


def found(text: str) -> list[tuple[str, int, bool, str | None]]:
    """The last word, the line, whether alone, and the address of what each comment is about."""
    document = source.parse(text.encode(), "f.yaml")
    assert document.findings == []
    return [
        (one.words.split()[-1], one.place.line, one.alone, one.spot.address() if one.spot else None)
        for one in document.comments
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_comments_and_what_they_are_about(start: str, end: str) -> None:
    assert found(start + TEXT.replace("\n", end)) == [
        ("top", 1, True, "a"),
        ("sign", 2, False, "a"),
        ("block", 6, True, "b"),
        ("quote", 8, False, "b"),
        ("tight", 9, False, "c"),
        ("flow", 11, False, "e"),
        ("fold", 15, True, "g"),
        ("text", 17, False, "g"),
        ("brace", 19, False, "h.x"),
        ("dash", 22, True, "i[0]"),
        ("y", 24, True, "i[1]"),
        ("second", 24, True, "i[1]"),
        ("less", 28, True, None),
        ("last", 29, True, None),
    ]


def test_the_place_is_the_comment() -> None:
    (comment,) = source.parse(f"a: 1\nä: 2  {MARK} why   \n".encode(), "f.yaml").comments
    assert comment.place == ("f.yaml", 2, 7, 2, 7 + len(MARK) + 4)
    assert comment.words == "ignore[TM301] why"


def test_a_file_with_mistakes_has_none() -> None:
    assert source.parse(f"a: 1 {MARK} x\na: 2\n".encode(), "f.yaml").comments == ()


VALUES = st.sampled_from(
    ["1", f'"{MARK} no"', f"'{MARK} no'", "x#touchmap:ignore[TM301]", f"|\n  {MARK} no\n",
     f">-\n\n  x\n   {MARK} no\n\n", f'"\n  {MARK}\n  no"', f"[1, '{MARK} no']"]
)  # fmt: skip


@given(st.lists(st.tuples(VALUES, st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_texts_are_never_comments(entries: list[tuple[str, bool, bool]]) -> None:
    text, expected = "", []
    for number, (value, above, behind) in enumerate(entries):
        if above:
            text += f"{MARK} above{number}\n"
            expected.append((f"above{number}", text.count("\n"), True, f"k{number}"))
        if behind and "\n" not in value:
            value += f" {MARK} behind{number}"
            expected.append((f"behind{number}", text.count("\n") + 1, False, f"k{number}"))
        text += f"k{number}: {value}\n"
    assert found(text) == expected
