"""What a test sees of an open page: cards, panel, focus, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.draw.html.conftest import PATIENCE

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
