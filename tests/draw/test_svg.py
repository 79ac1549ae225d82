"""The SVG: well formed, one group per touchpoint, titles, links, our fonts, and everything where it was put."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.draw.maps import cards, drawn, outline
from tests.strategies import HOSTILE, inventories
from touchmap.draw.ink import clean, name
from touchmap.draw.measure import width
from touchmap.draw.shapes import Rect, Sheet, Text
from touchmap.draw.svg import safe_link, svg

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def picture(sheet: Sheet) -> ET.Element:
    return ET.fromstring(svg(sheet).decode())


@pytest.fixture(scope="module")
def sample() -> ET.Element:
    return picture(drawn(SAMPLE))


def group(root: ET.Element, key: str) -> ET.Element:
    return next(element for element in root.iter(f"{SVG}g") if element.get("id") == key)


def test_for_screen_readers(sample: ET.Element) -> None:
    assert sample.get("role") == "img"
    title, description = sample[0], sample[1]
    assert (title.tag, title.text) == (f"{SVG}title", "Buying a bike")
    assert description.tag == f"{SVG}desc"
    assert "3 touchpoints on 3 channels" in str(description.text)
    assert sample.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_one_group_per_touchpoint_with_its_texts(sample: ET.Element) -> None:
    card = group(sample, "touchpoint-pay")
    assert card.get("class") == "card below-target"
    texts = [element.text for element in card.iter(f"{SVG}text")]
    assert texts == ["2", "Pay at the till", "CES 2.9", "target 5.5", "retail · n 212", "→ 3 Call the helpline", "1"]
    title = card.find(f"{SVG}title")
    assert title is not None
    assert str(title.text).splitlines()[:4] == [
        "2 Pay at the till",
        "Channel: Shop",
        "Owner: retail",
        "Feedback: CES 2.9 · target 5.5",
    ]
    assert len({element.get("id") for element in sample.iter() if element.get("id")}) == sum(
        1 for element in sample.iter() if element.get("id")
    )


def test_links(sample: ET.Element) -> None:
    (link,) = group(sample, "touchpoint-compare").iter(f"{SVG}a")
    assert link.get(LINK) == "https://example.org/compare?a=1&b=2"
    assert not list(group(sample, "touchpoint-pay").iter(f"{SVG}a"))


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("mailto:someone@example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ("https://example.org/\u202e", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_safe_links(link: str | None, safe: bool) -> None:
    assert safe_link(link) == (link if safe else None)


def test_fonts_and_nothing_from_elsewhere(sample: ET.Element) -> None:
    text = ET.tostring(sample, encoding="unicode")
    assert group(sample, "touchmap").get("font-family") == "Inter, Vazirmatn, Helvetica, Arial, sans-serif"
    assert text.count("font-family") == 1
    assert not re.search(r"<image|@import|url\(|<script|\son\w+=|<style", text)


def test_the_page_is_as_large_as_the_sheet(sample: ET.Element) -> None:
    sheet = drawn(SAMPLE)
    box = [float(number) for number in str(sample.get("viewBox")).split()]
    assert box == pytest.approx([0, 0, sheet.width, sheet.height], abs=1)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    root = picture(
        drawn(f"""
        touchmap: 1
        journey: {{name: {quoted}, persona: {quoted}, goal: {quoted}}}
        channels: {{shop: {{name: {quoted}}}}}
        stages:
          purchase:
            shop: [{{id: here, name: {quoted}, owner: {quoted}, link: {quoted}}}]
        """)
    )
    assert not {element.tag.removeprefix(SVG) for element in root.iter()} - {
        "svg", "title", "desc", "g", "a", "path", "polygon", "rect", "circle", "text",
    }  # fmt: skip
    assert root[0].text == clean(text)
    card = group(root, "touchpoint-here")
    shown = "".join("".join(str(element.text) for element in card.iter(f"{SVG}text")).split()).replace("\xa0", "")
    first = "".join(clean(text).split())[:6].replace("\xa0", "")
    assert first in shown


@settings(max_examples=25)
@given(inventories(most=10))
def test_everything_is_where_it_was_put(text: str) -> None:
    sheet = drawn(text)
    check_places(sheet, picture(sheet))


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("examples/*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_examples(path: Path) -> None:
    sheet = drawn(path.read_text(encoding="utf-8"))
    check_places(sheet, picture(sheet))


def check_places(sheet: Sheet, root: ET.Element) -> None:
    """Cards, texts and arrows of the picture are those of the sheet, and no text leaves its card."""
    for card in cards(sheet):
        drawn_card = group(root, name(card.id))
        rect = drawn_card.find(f".//{SVG}rect")
        assert rect is not None
        left, top, wide, high = (float(str(rect.get(key))) for key in ("x", "y", "width", "height"))
        box = Rect(left, top, left + wide, top + high)
        assert list(box) == pytest.approx(list(outline(card)), abs=0.02)
        wanted = [item for item in card.items if isinstance(item, Text)]
        texts = list(drawn_card.iter(f"{SVG}text"))
        assert [element.text for element in texts] == [item.text for item in wanted]
        for element, item in zip(texts, wanted, strict=True):
            x, y, size = (float(str(element.get(key))) for key in ("x", "y", "font-size"))
            assert (x, y) == pytest.approx((item.x, item.y), abs=0.02)
            wide = width(str(element.text), size, element.get("font-weight") == "bold")
            if item.anchor == "start" and item.rect.x1 <= outline(card).x1:
                assert x + wide <= box.x1 + 0.6
    arrows = {
        str(element.get("id")) for element in root.iter(f"{SVG}g") if str(element.get("class")).startswith("way ")
    }
    assert arrows == {name(arrow.id) for arrow in sheet.arrows if arrow.classes.startswith("way ")}
