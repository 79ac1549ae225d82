"""The HTML map in Chromium: it opens from disk, and all that a reader does on it works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.draw.html.conftest import JOURNEY, PATIENCE, Open, Watch, drawn
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

CARDS = {
    "Read reviews": "#about-read-reviews",
    "Compare two models": "#about-compare",
    "Try a bike on site": "#about-try-a-bike-on-site",
    "Pay online": "#about-pay",
    "Pay at the till": "#about-pay-at-the-till",
    "Collect the bike": "#about-collect-the-bike",
    "Get the receipt": "#about-receipt",
    "Call the helpline": "#about-call-the-helpline",
}
NAMES = {address: name for name, address in CARDS.items()}
ALL = list(CARDS)
FOUND = {finding.number for finding in run([inventory(JOURNEY)], Settings()).findings}
"""The numbers of the touchpoints at which the audit finds anything."""
PLACE = "(({x, y, width, height}) => [x, y, width, height])(document.activeElement.getBoundingClientRect())"
"""Where what has the focus is in the window."""


def card(page: Page, name: str) -> Any:
    return page.locator(f'#map a[href="{CARDS[name]}"]')


def bright(page: Page) -> list[str]:
    """The names of the cards that have not stepped back."""
    cards = page.locator("#map .card:not(.dim) > a")
    return [NAMES[address] for address in cards.evaluate_all("all => all.map(a => a.getAttribute('href'))")]


def in_file_order(names: list[str]) -> list[str]:
    return sorted(names, key=ALL.index)


def focused(page: Page) -> str:
    """What has the focus: a card by its name, all else by what it is called."""
    address, label, text = page.evaluate(
        "(({href, ariaLabel, textContent}) => [href?.baseVal, ariaLabel, textContent])(document.activeElement)"
    )
    return str(NAMES[address] if address else label or text)


def told(page: Page) -> str:
    """How many are shown, as the page says it aloud."""
    return page.locator("[role=status]").inner_text()


def opens(page: Page, title: str) -> None:
    """The panel shows this, and has the focus."""
    from playwright.sync_api import expect

    heading = page.locator("#panel h2:visible")
    expect(heading).to_have_text(title, timeout=PATIENCE)
    expect(heading).to_be_focused(timeout=PATIENCE)


def closes(page: Page) -> None:
    """The panel is gone."""
    page.locator("#panel").wait_for(state="hidden")


def settle(page: Page) -> None:
    """Two frames on, all that was asked for has been done."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def scale(page: Page) -> float:
    return float(page.locator("#map").evaluate("map => map.getBoundingClientRect().width / map.viewBox.baseVal.width"))


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


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pay ONLI", ["Pay online"]),
        ("e-commerce", ["Pay online"]),
        ("receipt", ["Get the receipt"]),
        ("ask the bank", ["Pay online"]),
        ("showroom", ["Try a bike on site", "Pay at the till", "Collect the bike"]),
        ("nothing like it", []),
    ],
)
def test_search(shared: Page, query: str, found: list[str]) -> None:
    page = shared
    page.locator("#search").press_sequentially(query)
    assert in_file_order(bright(page)) == found
    assert told(page) == f"{len(found)} of 8 shown"
    assert page.locator("#map .hit").count() == len(found)
    page.locator("#search").press("Enter")
    assert focused(page) == found[0] if found else focused(page) == ""


def test_search_knows_letters_with_and_without_marks(opened: Open) -> None:
    page = opened(drawn(JOURNEY.replace("{name: Read reviews", "{id: read-reviews, name: Café für Räder")))
    page.fill("#search", "cafe fur")
    assert bright(page) == ["Read reviews"]


@pytest.mark.parametrize(
    ("control", "choice", "found"),
    [
        ("#by-stage", "Post-purchase", ["Collect the bike", "Get the receipt"]),
        ("#by-stage", "Any time", ["Call the helpline"]),
        ("#by-channel", "Website", ["Compare two models", "Pay online", "Get the receipt"]),
        ("#by-owner", "retail", ["Try a bike on site", "Pay at the till"]),
        ("#by-owner", "no owner", ["Read reviews"]),
        ("#by-path", "happy", ["Compare two models", "Pay online", "Collect the bike"]),
        ("#only-nobody", None, ["Collect the bike", "Call the helpline"]),
        ("#only-findings", None, [name for number, name in enumerate(ALL, 1) if number in FOUND]),
        ("#only-moment", None, ["Try a bike on site", "Pay online", "Call the helpline"]),
    ],
)  # fmt: skip
def test_filters(shared: Page, control: str, choice: str | None, found: list[str]) -> None:
    page = shared
    if choice is None:
        page.locator(control).check()
    else:
        page.locator(control).select_option(choice)
    assert in_file_order(bright(page)) == found
    assert told(page) == f"{len(found)} of 8 shown"
    ways = page.locator("#map g.way:not(.dim)").evaluate_all(
        "all => all.map(way => [way.dataset.from, way.dataset.to])"
    )
    ids = set(page.locator("#map .card:not(.dim)").evaluate_all("all => all.map(card => card.id)"))
    assert {end for way in ways for end in way} <= ids
    page.click("#show-table")
    assert page.locator("#table tbody tr:visible").count() == len(found)
    page.get_by_role("button", name="Show all").click()
    assert told(page) == "8 touchpoints"
    assert page.locator("#table tbody tr:visible").count() == 8
    assert focused(page) == ""
    assert not page.locator("#map .dim").count()


def test_filters_work_together(page: Page) -> None:
    page.locator("#by-channel").select_option("Website")
    page.locator("#only-moment").check()
    assert bright(page) == ["Pay online"]
    page.fill("#search", "compare")
    assert told(page) == "0 of 8 shown"


def test_a_path_that_was_asked_for_is_chosen_at_first(opened: Open) -> None:
    page = opened(drawn(JOURNEY, path="On Foot"))
    assert in_file_order(bright(page)) == ["Compare two models", "Try a bike on site", "Pay at the till",
                                           "Collect the bike"]  # fmt: skip
    page.get_by_role("button", name="Show all").click()
    assert in_file_order(bright(page)) == ALL


def test_a_click_opens_the_panel(page: Page) -> None:
    card(page, "Pay online").click()
    opens(page, "4 Pay online")
    assert page.url.endswith("#about-pay")
    assert "TM311" in page.locator("#panel .findings:visible").inner_text()
    assert page.locator("#map .open").count() == 1
    assert page.locator("#map .lit").count() > 2
    page.get_by_role("link", name="6 Collect the bike").first.click()
    opens(page, "6 Collect the bike")
    page.go_back()
    opens(page, "4 Pay online")
    page.get_by_role("button", name="Close", exact=True).click()
    closes(page)
    assert focused(page) == "Pay online"
    assert not page.locator("#map :is(.open, .lit)").count()


def test_the_panel_opens_again_on_what_it_showed(page: Page) -> None:
    for _ in range(2):
        card(page, "Pay online").click()
        opens(page, "4 Pay online")
        page.keyboard.press("Escape")
        closes(page)


def test_the_address_of_a_touchpoint_opens_it(page: Page) -> None:
    page.goto(page.url + "#about-compare")
    page.reload()
    opens(page, "2 Compare two models")
    page.goto(page.url.partition("#")[0] + "#nowhere")
    closes(page)


def test_the_journey_as_a_whole(page: Page) -> None:
    page.get_by_role("link", name="Buying a bike").click()
    opens(page, "Buying a bike")
    text = page.locator("#panel").inner_text()
    for part in ("First-time commuter", "I just want to arrive dry.", "cx-team", "TM303", "second workshop"):
        assert part in text
    page.keyboard.press("Escape")
    assert focused(page) == "Buying a bike"


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


def test_what_tells_more_of_a_card_leads_to_it_and_steps_back_with_it(page: Page) -> None:
    about = page.locator('#map [data-about="touchpoint-pay"]')
    assert {kind.split()[-1] for kind in about.evaluate_all("all => all.map(e => e.getAttribute('class'))")} >= {
        "pain", "score", "idea",
    }  # fmt: skip
    page.locator("#map .pain").first.click()
    opens(page, "4 Pay online")
    page.fill("#search", "till")
    assert page.locator('#map .dim[data-about="touchpoint-pay"]').count() == about.count()
