"""The SVG, which is written here, and what Graphviz draws for PNG and PDF are the same picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.draw.maps import drawn
from touchmap.draw.dot import dot
from touchmap.draw.engine import draw
from touchmap.draw.shapes import Arrow, Box, Group, Mark, Rect, Sheet, Text, line
from touchmap.draw.svg import svg

SAMPLE = (Path(__file__).parent / "sample.touchmap.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
CLOSE = 0.75  # points; Graphviz writes sizes in inches, and counts on whole points now and then
Bounds = tuple[float, float, float, float]
Ink = tuple[str, tuple[str, ...], Bounds]
"""What it is, its look, and where it is on the sheet."""
LOOKS = ("fill", "stroke", "stroke-width", "font-size", "font-weight")
USUAL = {"stroke-width": "1", "stroke": "none", "fill": "none"}


def shapes_sheet() -> Sheet:
    """Every kind of mark, box and arrow there is."""
    kinds = ("circle", "triangle", "invtriangle", "diamond", "star", "square")
    marks = [Mark(kind, 60 * place, 40, 30, 30, "#112233", "#445566", 2) for place, kind in enumerate(kinds, 1)]
    boxes = [
        Box(Rect(20, 80, 120, 140), "#aabbcc", "#112233", 1.5, rounded=True, dashed=True),
        Box(Rect(140, 80, 200, 100), "", "#112233", 1, rounded=True),
        Box(Rect(220, 80, 320, 81), "#334455"),
    ]
    arrows = [
        Arrow("right", "way", "all", "all", [line((20, 160), (90, 160))], (100, 160), "#47627f", 1.6),
        Arrow("up", "way", "all", "all", [line((20, 190), (20, 170))], (20, 164), "#7a4f9e", 1.4, "onormal"),
        Arrow("left", "way", "all", "all", [line((120, 190), (80, 190))], (70, 190), "#7a4f9e", 1.0),
    ]
    return Sheet(400, 200, groups=[Group("all", "all", [*marks, *boxes])], arrows=arrows)


@pytest.mark.parametrize("sheet", [shapes_sheet(), drawn(SAMPLE)], ids=["shapes", "sample"])
def test_the_same_picture(sheet: Sheet) -> None:
    ours, theirs = (list(elements(picture)) for picture in (svg(sheet), draw(dot(sheet), "svg")))
    for element in ours:
        same = [other for other in theirs if alike(element, other)]
        assert same, element
        theirs.remove(same[0])
    assert theirs == []


def alike(element: Ink, other: Ink) -> bool:
    """Whether both are the same, as near to each other as Graphviz puts things."""
    return element[:2] == other[:2] and all(abs(a - b) <= CLOSE for a, b in zip(element[2], other[2], strict=True))


def elements(picture: bytes) -> Iterator[Ink]:
    """Everything that leaves ink."""
    root = ET.fromstring(picture.decode())
    (top,) = root.findall(f"{SVG}g")
    height = float(NUMBER.findall(top.get("transform", "translate(0 0)"))[-1])
    for element in top.iter():
        tag = element.tag.removeprefix(SVG)
        if tag in ("g", "a", "title") or element.get("stroke") == element.get("fill") == "none":
            continue
        yield text(element) if tag == "text" else "shape", look(element), bounds(element, height)


def text(element: ET.Element) -> str:
    return " ".join(str(element.text).split())


def look(element: ET.Element) -> tuple[str, ...]:
    """What of the look both say in the same words; a line as wide as nothing is none."""
    values = {key: element.get(key, USUAL.get(key, "")) for key in LOOKS}
    if float(values["stroke-width"]) == 0 or values["stroke"] in ("none", "transparent"):
        values |= {"stroke": "none", "stroke-width": "1"}
    if values["fill"] in ("#ffffff", "transparent"):
        values["fill"] = "none"  # the SVG's hollow arrow heads hide what is below
    values["font-size"] = f"{float(values['font-size'] or 0):g}"
    return tuple(values.values())


def bounds(element: ET.Element, height: float) -> Bounds:
    """The box round an element; texts begin at their place, whatever font they are in."""
    get = lambda key: float(str(element.get(key)))  # noqa: E731
    tag = element.tag.removeprefix(SVG)
    if tag == "rect":
        left, top = float(element.get("x", "0")), float(element.get("y", "0"))
        return left, top, left + get("width"), top + get("height")
    if tag in ("circle", "ellipse"):
        x, y = get("cx"), get("cy") + height
        wide, high = (get("r"), get("r")) if tag == "circle" else (get("rx"), get("ry"))
        return x - wide, y - high, x + wide, y + high
    if tag == "text":
        return 0, get("y") + height, 0, get("y") + height
    numbers = [float(number) for number in NUMBER.findall(str(element.get("points") or element.get("d")))]
    return (
        min(numbers[::2]), min(numbers[1::2]) + height, max(numbers[::2]), max(numbers[1::2]) + height,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_lines_with_nothing_in_them(form: str) -> None:
    """Behind another text, one of them crashes Graphviz 14."""
    texts = [Text(20, 40, "Something", 20, "#112233", 120), Text(20, 80, "", 11, "#112233", 0)]
    assert draw(dot(Sheet(200, 100, groups=[Group("all", "all", texts)])), form)
