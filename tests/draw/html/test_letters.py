"""Letters in a real browser: as wide as they were measured, and read in the right order where directions mix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.draw.html.conftest import drawn
from touchmap.draw.measure import home, width

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = Path(__file__).parents[1] / "languages"
MEASURED = """async () => {
    await document.fonts.ready;
    return [...document.querySelectorAll("text")].map(text => [
        text.textContent, text.getComputedTextLength(), parseFloat(text.getAttribute("font-size")),
        text.getAttribute("font-weight") === "bold"]);
}"""
PLACES = """text => [...document.querySelectorAll("text")].filter(one => one.textContent === text).map(one =>
    [...one.textContent].map((_, place) => one.getExtentOfChar(place).x))[0]"""


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_embedded_letters_are_as_wide_as_measured(language: str, opened: Callable[..., Any]) -> None:
    """Within one percent, whatever fonts the machine has or lacks: those in the file come first."""
    text = (LANGUAGES / f"{language}.touchmap.yaml").read_text(encoding="utf-8")
    page = opened(drawn(text, "svg", embed_font=True), "svg")
    found = page.evaluate(MEASURED)
    assert len(found) > 200
    for line, wide, size, bold in found:
        if all(home(letter, bold) for letter in line):
            assert wide == pytest.approx(width(line, size, bold), rel=0.01), line


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("خرید iPhone (نو)", ")ون( iPhone دیرخ"),
        ("Order №5 — سفارش!", "!شرافس — Order №5"),
        ("Compare!", "Compare!"),
        ("+98 21", "+98 21"),
    ],
)
def test_the_order_in_which_letters_are_seen(name: str, seen: str, opened: Callable[..., Any]) -> None:
    """From left to right, on a Persian map; brackets are named as they are in the text, and mirrored by the browser."""
    text = f"touchmap: 1\njourney: {{name: '{name}', language: fa}}\nstages: {{purchase: {{shop: [خرید]}}}}\n"
    page = opened(drawn(text, "svg", embed_font=True), "svg")
    places = page.evaluate(PLACES, name)
    assert "".join(letter for _, letter in sorted(zip(places, name, strict=True))) == seen
