"""How large a picture is: a PDF on its paper, a PNG so many times larger."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Any

import pytest

from tests.draw.maps import drawn
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.closed import LONGEST_PAGE, LONGEST_SIDE, MOST_PIXELS, own_page, resolution
from touchmap.draw.dot import dot
from touchmap.draw.drawing import render
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.options import PAGES, Options
from touchmap.draw.paper import MARGIN, PAPERS, fit
from touchmap.draw.shapes import Box, Group, Rect, Sheet

HERE = Path(__file__).parent
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")
BIKE = (HERE.parents[1] / "examples/commuter-bike/touchmap.yaml").read_text(encoding="utf-8")
MILLIMETRES = {"a4": (210, 297), "a3": (297, 420), "a1": (594, 841), "a0": (841, 1189)}


def picture(text: str, format: str, **wanted: Any) -> bytes:
    read = inventory(text)
    return render(read, run([read], Settings()), format=format, options=Options(**wanted))


def page(pdf: bytes) -> tuple[float, float]:
    """Width and height of its only page, in points."""
    (box,) = re.findall(rb"/MediaBox \[ (\d+) (\d+) ([\d.]+) ([\d.]+) \]", pdf)
    left, bottom, right, top = map(float, box)
    assert (left, bottom) == (0, 0)
    return right, top


def pixels(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_papers_are_those_of_iso_216() -> None:
    assert set(PAPERS) == set(PAGES) == set(MILLIMETRES)
    for name, sides in MILLIMETRES.items():
        assert PAPERS[name] == pytest.approx([side / 25.4 * 72 for side in sides], abs=0.51)


@pytest.mark.parametrize("paper", PAGES)
@pytest.mark.parametrize(("text", "lying"), [(BIKE, True), (SAMPLE, True)], ids=["bike", "sample"])
def test_a_pdf_is_as_large_as_its_paper(paper: Any, text: str, lying: bool) -> None:
    short, long = PAPERS[paper]
    pdf = picture(text, "pdf", page=paper)
    assert page(pdf) == ((long, short) if lying else (short, long))
    assert pdf == picture(text, "pdf", page=paper)


def test_a_pdf_without_a_paper_is_as_large_as_the_map() -> None:
    sheet = drawn(SAMPLE)
    assert page(picture(SAMPLE, "pdf")) == pytest.approx((sheet.width, sheet.height), abs=1)


def test_a_map_is_in_the_middle_of_its_paper_and_touches_two_margins() -> None:
    sheet = drawn(BIKE)
    found = fit(sheet.width, sheet.height, "a1")
    text = dot(sheet, page=found)
    width, height, zoom = (float(part) for part in re.findall(r'viewport="([^"]+)"', text)[0].split(","))
    assert (width, height) == (found.width, found.height)  # Graphviz puts the middle of a drawing there
    free = [(width - zoom * sheet.width) / 2, (height - zoom * sheet.height) / 2]
    assert min(free) == pytest.approx(MARGIN, abs=0.01)


@pytest.mark.parametrize("scale", [0.25, 0.5, 2.0])
def test_a_png_is_so_many_times_larger(scale: float) -> None:
    usual, scaled = pixels(picture(SAMPLE, "png")), pixels(picture(SAMPLE, "png", scale=scale))
    assert scaled == pytest.approx([side * scale for side in usual], abs=1)


@pytest.mark.parametrize(
    ("width", "height"), [(1600, 1100), (12_000, 4_000), (40_000, 2_000), (LONGEST_SIDE / 2, 100), (6_000, 6_000)]
)
def test_the_most_that_is_said_can_be_drawn(width: float, height: float) -> None:
    sheet = Sheet(width, height)
    with pytest.raises(
        DrawingFailed, match=r"--scale 99 is more than a PNG of it can have: [\d.]+ is the most"
    ) as said:
        resolution(sheet, 99)
    most = float(str(said.value).split(": ")[1].split(" is")[0])
    assert most >= 1
    dpi = resolution(sheet, most)
    assert max(width, height) * dpi / 72 <= LONGEST_SIDE
    assert width * height * (dpi / 72) ** 2 <= MOST_PIXELS
    with pytest.raises(DrawingFailed):
        resolution(sheet, most + 0.11)


def test_a_page_is_no_larger_than_readers_of_pdf_can_open() -> None:
    sheet = Sheet(40_000, 10_000, groups=[Group("all", "all", [Box(Rect(0, 0, 40_000, 10_000), "#112233")])])
    assert page(draw(dot(sheet, page=own_page(sheet)), "pdf")) == (LONGEST_PAGE, 3_600)
    assert own_page(Sheet(1_600, 1_100)) == (1_600, 1_100, 1.0)
