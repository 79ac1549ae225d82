"""The HTML map as it is seen: on opening, as a table, in the dark, on paper, without scripts, mirrored, small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.draw.html.conftest import JOURNEY, Open, Watch, drawn
from tests.draw.html.sights import ALL, bright, card, closes, focused, in_file_order, opens, told

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_opens_from_disk_without_a_word(page: Page) -> None:
    assert page.title() == "Buying a bike"
    assert told(page) == "8 touchpoints"
    assert in_file_order(bright(page)) == ALL
    closes(page)
    assert not page.locator("#table").is_visible()
    box, view = page.locator("#map").bounding_box(), page.locator("#viewport").bounding_box()
    assert box is not None
    assert view is not None
    assert box["width"] <= view["width"]
    assert box["height"] <= view["height"]
    assert max(box["width"] / view["width"], box["height"] / view["height"]) > 0.9, "fitted"


def test_what_a_page_says_or_asks_for_does_not_go_unnoticed(watch: Watch) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data: https:\">"
    page = watch.open(f"<!DOCTYPE html>{policy}<img src=https://unknown.invalid/x.png><p onclick=alert(1)>x".encode())
    page.locator("p").click()
    page.evaluate("console.log('hello')")
    assert any(line.startswith("request: https://unknown.invalid") for line in watch.heard)
    assert any("Content Security Policy" in line for line in watch.heard)
    assert "console: hello" in watch.heard
    watch.heard.clear()


def test_table(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    assert not page.locator("#map").is_visible()
    names = page.locator("#table tbody th")
    assert names.all_inner_texts() == ALL
    page.get_by_role("button", name="Touchpoint", exact=True).click()
    assert names.all_inner_texts() == sorted(ALL)
    page.get_by_role("button", name="Touchpoint", exact=True).click()
    assert names.all_inner_texts() == sorted(ALL, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text() == "Touchpoint"
    page.get_by_role("button", name="Feeling").click()
    assert names.all_inner_texts()[:3] == ["Pay online", "Compare two models", "Collect the bike"]
    page.get_by_role("button", name="No.").click()
    assert names.all_inner_texts() == ALL
    page.get_by_role("link", name="Pay at the till").first.click()
    opens(page, "5 Pay at the till")
    page.keyboard.press("Escape")
    assert focused(page) == "Pay at the till"
    page.fill("#search", "pay at")
    page.keyboard.press("Enter")
    assert focused(page) == "Pay at the till"
    page.get_by_role("button", name="Map").click()
    assert page.locator("#map").is_visible()
    assert bright(page) == ["Pay at the till"]


@pytest.mark.parametrize(("scheme", "theme"), [("light", "light"), ("dark", "light"), ("light", "dark")])
def test_light_and_dark(opened: Open, scheme: str, theme: str) -> None:
    page = opened(drawn(JOURNEY, theme=theme), color_scheme=scheme)
    dark = "dark" in (scheme, theme)
    button = page.get_by_role("button", name="Dark")

    def is_dark() -> bool:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == page.evaluate("getComputedStyle(document.getElementById('paper')).fill")
        return sum(map(int, re.findall(r"\d+", ground)[:3])) < 200

    assert is_dark() == dark
    for _ in range(2):
        assert button.get_attribute("aria-pressed") == str(dark).lower()
        button.click()
        dark = not dark
        assert is_dark() == dark


@pytest.mark.parametrize(
    ("theme", "paper", "size"),
    [("light", None, None), ("dark", "a4", (595, 842)), ("light", "a1", (1684, 2384))],
)
def test_print_is_the_map_on_one_page(opened: Open, theme: str, paper: str | None, size: tuple[int, int]) -> None:
    page = opened(drawn(JOURNEY, page=paper, theme=theme), color_scheme="dark")
    card(page, "Pay online").click()
    data = page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", data)
    assert len(pages) == 1
    (box,) = set(re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", data))
    wide, high = map(float, box)
    if paper:
        assert (wide, high) == (pytest.approx(size[0], abs=1.5), pytest.approx(size[1], abs=1.5))
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": int(wide * 96 / 72), "height": int(high * 96 / 72)})
    seen = page.evaluate(
        "[...document.body.querySelectorAll('*')].filter(e => e.checkVisibility()).map(e => e.tagName)"
    )
    assert {tag for tag in seen if tag.isupper()} == {"MAIN", "SECTION", "DIV"}, "beside the SVG, whose tags are small"
    drawn_map = page.locator("#map").bounding_box()
    assert drawn_map is not None
    assert drawn_map["height"] <= high * 96 / 72
    assert page.evaluate("getComputedStyle(document.getElementById('paper')).fill") == "rgb(255, 255, 255)"


def test_print_of_the_table_is_the_table(page: Page) -> None:
    page.click("#show-table")
    page.emulate_media(media="print")
    assert page.locator("#table").is_visible()
    assert not page.locator("#map").is_visible()
    assert not page.locator("header").is_visible()


def test_without_scripts_there_is_everything_to_read(opened: Open) -> None:
    page = opened(drawn(JOURNEY), java_script_enabled=False)
    assert page.locator("#map").is_visible()
    assert page.locator("#table tbody tr:visible").count() == 8
    assert page.locator("article:visible").count() == 9
    assert not page.locator("header").is_visible()
    card(page, "Pay online").click()
    assert page.url.endswith("#about-pay")


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_from_right_to_left(opened: Open, language: str) -> None:
    page = opened(drawn(JOURNEY.replace("journey:\n", f"journey:\n  language: {language}\n")))
    label, first = page.locator("h1").bounding_box(), page.locator("#search").bounding_box()
    assert label is not None
    assert first is not None
    assert label["x"] + label["width"] > 1300
    assert first["x"] > 700
    earlier, later = card(page, "Compare two models").bounding_box(), card(page, "Pay online").bounding_box()
    assert earlier["x"] > later["x"]
    card(page, "Compare two models").focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "Pay online"
    page.keyboard.press("Enter")
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert panel["x"] == 0


def test_a_small_screen(opened: Open) -> None:
    page = opened(drawn(JOURNEY), viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    card(page, "Pay online").tap()
    opens(page, "4 Pay online")
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert panel["width"] == 360
    assert page.locator("#map").is_visible()
    assert card(page, "Pay online").bounding_box()["y"] < panel["y"]


def test_an_inventory_without_touchpoints(opened: Open) -> None:
    page = opened(drawn("touchmap: 1\njourney: Nothing yet\nstages: {}\n"))
    assert told(page) == "0 touchpoints"
    page.get_by_role("button", name="Table").click()
