"""`ink` is the only way of text into DOT, and what comes out draws exactly what went in."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import touchmap.draw
from tests.strategies import HOSTILE
from touchmap.draw.dot import dot
from touchmap.draw.ink import MAX_BYTES, clean, ink, joined, name
from touchmap.draw.shapes import Area, Arrow, Band, Box, Group, Rect, Sheet, Text, line
from touchmap.words import turned

DRAW = Path(touchmap.draw.__file__).parent
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Pay online", '"Pay online"'),
        ('say "yes"', r'"say \"yes\""'),
        (r"back\slash \N", r'"back\\slash \\N"'),
        ("&copy; & <b>", '"&amp;copy; &amp; <b>"'),
        ("two\nlines\r\nor\tthree", '"two lines or three"'),
        ("null\0 bell\x07", '"null� bell�"'),
        ("turned\u202eround", '"turned�round"'),
        ("kept \u2068together\u2069", '"kept \u2068together\u2069"'),
        ("\u2069open \u2068here \u2068there\u2069", '"�open �here \u2068there\u2069"'),
        ("dictated \u2067here\u2069", '"dictated �here�"'),
        ("half\ud800", '"half�"'),
        ("not a character\ufffe\U0001ffff", '"not a character��"'),
        ("Порівняти 比較 سلام 👍", '"Порівняти 比較 سلام 👍"'),
    ],
)
def test_ink(text: str, quoted: str) -> None:
    assert ink(text) == quoted


def test_justified_text_ends_in_its_sign() -> None:
    assert ink("a\\", "l") == r'"a\\\l"'
    assert ink("a", "r") == r'"a\r"'


@given(st.text())
def test_any_text_becomes_one_string_that_dot_can_read(text: str) -> None:
    quoted = ink(text)
    assert all(STRING.fullmatch(piece) for piece in quoted.split(" + ")) or " + " in clean(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066\u2067\ufffe\uffff]", quoted)
    assert quoted.count("\u2068") == quoted.count("\u2069")
    assert "\n" not in quoted


@pytest.mark.parametrize("letter", ["&", '"', "\\", "x", "é", "👍"])
def test_long_texts_are_cut_and_come_in_pieces_that_dot_can_read(letter: str) -> None:
    quoted = ink(letter * 9000, "l")
    assert len(clean(letter * 9000).encode()) <= MAX_BYTES
    assert max(len(piece.encode()) for piece in STRING.findall(quoted)) < 16384


def test_long_drawings_come_in_pieces_that_dot_can_read() -> None:
    pieces = STRING.findall(joined(["0 0 " * 50] * 1000))
    assert 1 < len(pieces) < 20
    assert max(map(len, pieces)) < 16384
    assert "".join(piece.strip('"') for piece in pieces) == "0 0 " * 50_000


@given(st.text(), st.text())
def test_different_texts_have_different_names(one: str, other: str) -> None:
    assert re.fullmatch(r"[\w-]+", name(one))
    assert (name(one) == name(other)) == (one == other)


def test_names_are_not_too_long() -> None:
    assert len(name("x" * 5000)) < 230
    assert name("x" * 5000) != name("x" * 5001)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_other_way_into_dot(text: str) -> None:
    """Whatever field of a sheet a text stands in, it is in the DOT only as `ink` or `name` wrote it."""
    sheet = Sheet(300, 200, title=text, description=text)
    sheet.backdrop.append(Area([(0, 0), (5, 0), (5, 5)], "#112233"))
    sheet.bands.append(Band(text, "lane", Rect(0, 0, 200, 100), "#112233"))
    for key in ("a", "b"):
        items = [Box(Rect(10, 10, 90, 60)), Text(20, 30, text, 10, "#112233", 40)]
        sheet.groups.append(Group(key + text, "card", items, title=text, link=text))
    way = Arrow(
        text, "way", "a" + text, "b" + text, [line((0, 0), (9, 9))], (10, 10), "#112233", 1, title=text
    )  # fmt: skip
    sheet.arrows.append(way)
    written = dot(sheet)
    allowed = {ink(turned(text, False), "l"), ink(name(text)), ink(name("a" + text)), ink(name("b" + text))}
    for piece in allowed:
        written = written.replace(piece, "")
    assert ink(text)[1:-1] not in written
    assert text not in written


def test_only_dot_writes_dot() -> None:
    """No other module of the map writes DOT: their strings hold no attribute lists, and none imports Graphviz."""
    for path in sorted(DRAW.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        if path.name != "worker.py":
            assert not imported & {"pygraphviz", "graphviz"}, path
        if path.relative_to(DRAW).as_posix() not in (
            "dot.py",
            "ink.py",
            "flow/graph.py",
            "flow/order.py",
            "flow/places.py",
            "flow/tidy.py",
        ):
            texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
            assert not [text for text in texts if isinstance(text, str) and re.search(r"label=|pos=|_background", text)]
