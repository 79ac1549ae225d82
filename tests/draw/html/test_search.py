"""Search and filters of the HTML map: what is not meant steps back, and the page says how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.draw.html.conftest import JOURNEY, Open, drawn
from tests.draw.html.sights import ALL, bright, focused, in_file_order, told
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOUND = {finding.number for finding in run([inventory(JOURNEY)], Settings()).findings}
"""The numbers of the touchpoints at which the audit finds anything."""


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
