"""The side panel of the HTML map: what opens it, what it shows, and where the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.draw.html.sights import card, closes, focused, opens

if TYPE_CHECKING:
    from playwright.sync_api import Page


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


def test_what_tells_more_of_a_card_leads_to_it_and_steps_back_with_it(page: Page) -> None:
    about = page.locator('#map [data-about="touchpoint-pay"]')
    assert {kind.split()[-1] for kind in about.evaluate_all("all => all.map(e => e.getAttribute('class'))")} >= {
        "pain", "score", "idea",
    }  # fmt: skip
    page.locator("#map .pain").first.click()
    opens(page, "4 Pay online")
    page.fill("#search", "till")
    assert page.locator('#map .dim[data-about="touchpoint-pay"]').count() == about.count()
