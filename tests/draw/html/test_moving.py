"""Moving on the HTML map: by keyboard from card to card, by wheel, mouse and fingers across it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.draw.html.conftest import JOURNEY, Open, drawn
from tests.draw.html.sights import ALL, PLACE, card, closes, focused, opens, scale, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the map"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Read reviews"
    page.keyboard.press("End")
    assert focused(page) == "Call the helpline"
    page.keyboard.press("Home")
    assert focused(page) == "Read reviews"
    page.keyboard.press("Enter")
    opens(page, "1 Read reviews")
    page.keyboard.press("Escape")
    closes(page)
    assert focused(page) == "Read reviews"
    page.keyboard.press("ArrowRight")
    second = focused(page)
    page.keyboard.press("Space")
    opens(page, f"{ALL.index(second) + 1} {second}")
    page.keyboard.press("Escape")
    closes(page)
    page.keyboard.press("Tab")
    assert focused(page) == "Zoom in", "one stop for the whole map"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == second, "Tab comes back to the same card"


def test_arrow_keys_go_where_they_point(page: Page) -> None:
    def middle() -> tuple[float, float]:
        x, y = page.evaluate(
            "(b => [b.x + b.width / 2, b.y + b.height / 2])(document.activeElement.getBoundingClientRect())"
        )
        return x, y

    card(page, "Compare two models").focus()
    for key, axis, sign in (("ArrowRight", 0, 1), ("ArrowDown", 1, 1), ("ArrowUp", 1, -1), ("ArrowLeft", 0, -1)):
        before = middle()
        page.keyboard.press(key)
        assert (middle()[axis] - before[axis]) * sign > 0
    page.locator("#only-moment").check()
    card(page, "Pay online").focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "Try a bike on site", "past those that have stepped back"


def test_every_card_can_be_reached_by_arrow_keys(page: Page) -> None:
    page.locator("#map a").first.focus()
    found, todo = {focused(page)}, [focused(page)]
    while todo:
        here = todo.pop()
        for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
            card(page, here).focus()
            page.keyboard.press(key)
            if focused(page) not in found:
                found.add(focused(page))
                todo.append(focused(page))
    assert len(found) == 8


def test_the_focus_can_be_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    line = page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth")
    assert float(line.removesuffix("px")) > 4


def test_zoom(page: Page) -> None:
    fitted = scale(page)
    page.get_by_role("button", name="Zoom in").click()
    assert scale(page) == pytest.approx(fitted * 1.25, rel=0.001)
    card(page, "Pay online").focus()
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(fitted * 1.25**2, rel=0.001)
    page.keyboard.press("-")
    assert scale(page) == pytest.approx(fitted * 1.25, rel=0.001)
    page.keyboard.press("0")
    assert scale(page) == pytest.approx(fitted, rel=0.001)
    page.fill("#search", "+0-")
    assert page.input_value("#search") == "+0-", "keys that are typed are no commands"
    assert scale(page) == pytest.approx(fitted, rel=0.001)


def test_the_wheel_zooms_where_the_pointer_is(page: Page) -> None:
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    here = card(page, "Pay online")
    here.focus()
    page.locator("#viewport").evaluate("view => view.scrollTo(200, 200)")
    before = scale(page)
    box = here.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    for _ in range(4):
        page.mouse.wheel(0, -100)
        settle(page)
    assert scale(page) > before * 1.5
    now = here.bounding_box()
    assert now["x"] + now["width"] / 2 == pytest.approx(x, abs=3)
    assert now["y"] + now["height"] / 2 == pytest.approx(y, abs=3)


def test_dragging_pans_and_is_no_click(page: Page) -> None:
    for _ in range(5):
        page.get_by_role("button", name="Zoom in").click()
    page.locator("#map").evaluate("map => map.parentNode.scrollTo(300, 300)")
    here = card(page, "Pay online")
    here.scroll_into_view_if_needed()
    box = here.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] - 40, box["y"] - 10, steps=4)
    page.evaluate("addEventListener('click', event => { document.title = String(event.defaultPrevented) })")
    page.mouse.up()
    assert page.title() == "true", "whatever a browser takes the click to be on"
    now = here.bounding_box()
    assert (now["x"] - box["x"], now["y"] - box["y"]) == (pytest.approx(-60, abs=2), pytest.approx(-30, abs=2))
    closes(page)


def test_two_fingers_zoom(opened: Open) -> None:
    page = opened(drawn(JOURNEY), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    before = scale(page)
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *points: tuple[int, int]) -> None:
        touches = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    fingers("touchStart", (150, 400), (240, 400))
    for step in range(1, 10):
        fingers("touchMove", (150 - 8 * step, 400), (240 + 8 * step, 400))
    fingers("touchEnd")
    assert scale(page) == pytest.approx(before * 234 / 90, rel=0.1)
    closes(page)
    card(page, "Pay online").focus()
    page.keyboard.press("Enter")
    opens(page, "4 Pay online")


def test_the_map_stays_fitted_while_the_window_changes(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 900})
    settle(page)
    assert page.locator("#viewport").evaluate("view => view.scrollWidth <= view.clientWidth")


def test_motion_is_left_out_where_it_is_not_wanted(opened: Open) -> None:
    page = opened(drawn(JOURNEY), reduced_motion="reduce")
    for _ in range(8):
        page.get_by_role("button", name="Zoom in").click()
    page.locator("#map a").last.focus()
    page.keyboard.press("Home")
    place = page.evaluate(PLACE)
    settle(page)
    assert page.evaluate(PLACE) == place
    assert place[0] > 0
    assert place[1] > 80
