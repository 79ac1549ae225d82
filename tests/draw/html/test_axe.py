"""No barriers that axe-core knows of: in both views, by day and by night, in both directions, with the panel open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.draw.html.conftest import JOURNEY, Open, drawn

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def check(page: Page, where: str) -> None:
    """Nothing that axe-core calls a violation."""
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    assert len(found["passes"]) > 15
    barriers = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found["violations"]]
    # What has just the colour of its ground could be hidden on purpose, so axe does not call it a violation.
    barriers += [
        ("invisible", node["html"][:200])
        for one in found["incomplete"]
        for node in one["nodes"]
        for reason in node["any"]
        if (reason["data"] or {}).get("messageKey") == "equalRatio"
    ]
    assert barriers == [], where


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barriers(opened: Open, axe: str, theme: str) -> None:
    page = opened(drawn(JOURNEY, theme=theme))
    page.evaluate(axe)
    check(page, "map")
    page.locator("#map a").nth(3).click()
    page.fill("#search", "pay")
    check(page, "map, panel, search")
    page.click("#show-table")
    page.locator("thead button").nth(1).click()
    check(page, "table and panel")


@pytest.mark.parametrize("theme", ["contrast", "print"])
def test_no_barriers_in_other_themes(opened: Open, axe: str, theme: str) -> None:
    page = opened(drawn(JOURNEY, theme=theme))
    page.evaluate(axe)
    page.locator("#map a").nth(3).click()
    check(page, theme)


@pytest.mark.parametrize("wanted", [{}, {"viewport": {"width": 360, "height": 640}, "is_mobile": True}])
def test_no_barriers_from_right_to_left(opened: Open, axe: str, wanted: dict[str, object]) -> None:
    page = opened(drawn(JOURNEY.replace("journey:\n", "journey:\n  language: fa\n")), **wanted)
    page.evaluate(axe)
    page.locator("#map a").nth(3).click()
    check(page, "map and panel")
