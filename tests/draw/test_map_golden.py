"""A whole map as DOT, compared with a file; and what Graphviz must never be given."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.draw.maps import drawn
from tests.strategies import inventories
from touchmap.draw.dot import dot
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.shapes import FARTHEST, Area, Arrow, Box, Group, Rect, Sheet, Text, line

HERE = Path(__file__).parent
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")
NODE = re.compile(r'^g\d+_\d+ \[.*pos="(-?[\d.]+),(-?[\d.]+)".*\];$', re.MULTILINE)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
EDGE = re.compile(r"^g\d+_0 -> g\d+_0 \[pos=(.*?), color", re.MULTILINE)


def test_sample(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "sample.dot", dot(drawn(SAMPLE)))


def test_without_findings(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "sample-no-findings.dot", dot(drawn(SAMPLE, findings=False)))


@settings(max_examples=40)
@given(inventories(most=10))
def test_every_node_and_every_arrow_has_its_place(text: str) -> None:
    written = dot(drawn(text))
    lines = written.splitlines()
    assert len(NODE.findall(written)) == sum(bool(re.match(r"g\d+_\d+ \[", line)) for line in lines)
    edges = EDGE.findall(written)
    assert len(edges) == sum(" -> " in line.partition("[")[0] for line in lines)
    for places in edges:
        *others, last = places.replace('" + "', "").strip('"').split(";")
        assert last.startswith("e,")
        assert all(len(piece.split()) % 3 == 1 for piece in [*others, last.partition(" ")[2]])
        assert all("e," not in piece and "s," not in piece for piece in others)
    bare = STRING.sub('""', written)
    assert not re.search(r"<|\bnan\b|\binf\b", bare)


@settings(max_examples=20)
@given(inventories(most=8))
def test_the_same_text_gives_the_same_map(text: str) -> None:
    assert dot(drawn(text)) == dot(drawn(text))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), FARTHEST, -1.1 * FARTHEST])
def test_places_out_of_reach_are_refused(value: float) -> None:
    for item in (Box(Rect(value, 0, value, 9)), Text(value, 0, "x", 10, "#112233", 5)):
        with pytest.raises(DrawingFailed, match="too large"):
            dot(Sheet(100, 100, groups=[Group("a", "card", [item])]))
    with pytest.raises(DrawingFailed, match="too large"):
        dot(Sheet(100, 100, backdrop=[Area([(value, 0), (1, 1), (2, 2)], "#112233")]))


def test_sheets_out_of_reach_are_refused() -> None:
    with pytest.raises(DrawingFailed, match=r"too large.*by stage"):
        dot(Sheet(FARTHEST, 100))


@pytest.mark.parametrize("pieces", [[], [[(0, 0)]], [[(0, 0), (1, 1)]], [line((0, 0), (9, 9)), [(0, 0)] * 5]])
def test_arrows_that_graphviz_would_route_itself_are_refused(pieces: list[list[tuple[float, float]]]) -> None:
    group = Group("a", "card", [Box(Rect(0, 0, 9, 9))])
    arrow = Arrow("w", "way", "a", "a", pieces, (10, 10), "#112233", 1)
    with pytest.raises(AssertionError):
        dot(Sheet(100, 100, groups=[group], arrows=[arrow]))
