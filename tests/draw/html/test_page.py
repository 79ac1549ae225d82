"""The HTML map as text: whole, the same every time, and so closed that nothing comes in or goes out."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from tests.draw.html.conftest import JOURNEY, drawn
from tests.reading import inventory
from tests.strategies import inventories
from touchmap.draw.html import script
from touchmap.draw.html.colours import marked, properties
from touchmap.draw.theme import names, theme
from touchmap.words import languages

EMPTY = {"meta", "link", "input"}


class Tree(HTMLParser):
    """Elements with their attributes, the text of each article and of the table, and whether every one is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.place = ""
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("article", "table", "style", "script"):
            self.place = dict(attrs).get("id") or tag
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts[self.place] = self.texts.get(self.place, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def journey() -> Tree:
    return Tree(drawn(JOURNEY))


@settings(max_examples=15)
@given(inventories(most=8))
def test_any_inventory_is_well_formed(text: str) -> None:
    tree = Tree(drawn(text))
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(tree.all("article")) == len(inventory(text).touchpoints) + 1


def test_the_same_every_time() -> None:
    assert drawn(JOURNEY) == drawn(JOURNEY)


def test_nothing_runs_but_what_stands_in_the_file(journey: Tree) -> None:
    (policy,) = (str(meta["content"]) for meta in journey.all("meta") if meta.get("http-equiv"))
    data = drawn(JOURNEY).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    hashes = {
        kind: " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in re.findall(rf"<{kind}>(.*?)</{kind}>", data, re.DOTALL)
        )
        for kind in ("script", "style")
    }
    assert rules == {
        "default-src": "'none'", "script-src": hashes["script"], "style-src": hashes["style"], "img-src": "data:",
        "font-src": "data:", "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip
    assert [tag for tag, _ in journey.elements].index("meta") < [tag for tag, _ in journey.elements].index("style")


def test_nothing_is_asked_for_from_elsewhere(journey: Tree) -> None:
    for tag, attributes in journey.elements:
        assert not {"src", "srcset", "style", "action", "data", "xlink:href"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
    links = {str(attributes["href"]) for attributes in journey.all("a")}
    outside = {link for link in links if not link.startswith("#")}
    assert outside == {"https://example.org/study", "https://example.org/pay"}
    for attributes in journey.all("a"):
        if attributes["href"] in outside:
            assert (attributes["rel"], attributes["target"]) == ("noopener noreferrer", "_blank")
    assert [attributes["href"] for attributes in journey.all("link")] == ["data:,"]
    assert not re.search(r"@import|url\((?!\"data:font/ttf;base64,)", journey.texts["style"])
    assert not re.search(r"fetch\(|XMLHttpRequest|innerHTML|insertAdjacentHTML|document\.write|eval\(|import\(",
                         journey.texts["script"])  # fmt: skip


def test_links_within_the_page_lead_somewhere(journey: Tree) -> None:
    ids = [str(attributes["id"]) for _, attributes in journey.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {str(link["href"]).removeprefix("#") for link in journey.all("a") if str(link["href"])[0] == "#"} <= set(ids)


def test_everything_that_is_stated_of_a_touchpoint_is_told(journey: Tree) -> None:
    (pay,) = (touchpoint for touchpoint in inventory(JOURNEY).touchpoints if touchpoint.id == "pay")
    assert {field for field, value in pay if value in (None, (), {}, [])} <= {
        # `phase` and `ownership` stand above it, `waive`, `entry`, `exit` and `during` at others
        "phase", "ownership", "waive", "entry", "exit", "during",
    }, "a field that the journey of these tests does not use: use it there"  # fmt: skip
    told = journey.texts["about-pay"]
    for text in (
        "Purchase", "Pay", "Website (digital)", "4 Pay online", "asked here", "CES 2.9 · target 5.5", "n 212",
        "One question after a task", "Survey", "web", "survey tool", "every 30 d", "last asked 2026-10-01",
        "Read every answer of 1 to 3", "within 7 d", "Moment of truth", "-2", "frustrated", "measured",
        "It swallowed my card.", "The card is refused without a reason", "Say why", "payments", "2026-12-15", "in hand",
        "Pay without a card reader", "e-commerce", "ours", "Payment", "The employer", "6 Collect the bike",
        "order number", "7 Get the receipt", "2 Compare two models", "happy", "Enter the card", "Three fields",
        "The bank is asked", "Pay by invoice", "https://example.org/study", "a talk with the bank",
        "https://example.org/pay", "Ask the bank once more", "2026-09-01", "card-number", "basket", "A calm page",
        "A mail after a day", "Greets by name", "4 h", "9 to 5", "Say agent", "Weekly list", "The bank team", "Rider",
        "Bronze", "Silver", "Two stamps", "TM403", "There is no bot here",
    ):  # fmt: skip
        assert text in told, text
    assert b"<code>pay</code>" in drawn(JOURNEY)


def test_findings_are_told_with_what_to_do(journey: Tree) -> None:
    assert "TM311" in journey.texts["about-pay"]
    assert "clearly misses the target of 5.5" in journey.texts["about-pay"]
    assert "Find out what goes wrong there" in journey.texts["about-pay"]
    assert "TM303" in journey.texts["journey"]
    silent = Tree(drawn(JOURNEY, findings=False))
    assert "TM311" not in "".join(silent.texts.values())


def test_the_table_has_a_row_for_each_touchpoint(journey: Tree) -> None:
    rows = [attributes for attributes in journey.all("tr") if "id" in attributes]
    assert len(rows) == len(inventory(JOURNEY).touchpoints) == 8
    heads = journey.all("th")
    assert sum(head["scope"] == "row" for head in heads) == len(rows)
    assert sum(head["scope"] == "col" for head in heads) == 13
    for text in (
        "Call the helpline",
        "nobody asks",
        "CSAT 91% · target 85%",
        "The card is refused",
        "TM302",
        "Any time",
    ):
        assert text in journey.texts["table"]


def test_only_what_is_drawn_is_listed() -> None:
    part = Tree(drawn(JOURNEY, stages=("purchase",)))
    articles = {str(attributes["id"]) for attributes in part.all("article")}
    assert articles == {"journey", "about-pay", "about-pay-at-the-till", "about-call-the-helpline"}
    assert "6 Collect the bike" in part.texts["about-pay"]


@pytest.mark.parametrize("language", [*languages(), "de", "ar"])
def test_every_language(language: str) -> None:
    tree = Tree(drawn(JOURNEY.replace("journey:\n", f"journey:\n  language: {language}\n")))
    (html,) = tree.all("html")
    ours = language if language in languages() else "en"
    assert (html["lang"], html["dir"]) == (ours, "rtl" if language in ("fa", "ar") else "ltr")
    assert {attributes.get("lang") for attributes in tree.all("article")} == {None if ours == language else language}
    assert "None" not in "".join(tree.texts.values())


def test_themes_have_the_same_colours_by_name() -> None:
    named = {name: re.findall(r"(--[\w-]+):", properties(theme(name))) for name in names()}
    assert len({tuple(properties) for properties in named.values()}) == 1
    used = set(re.findall(r"var\((--[\w-]+)\)", drawn(JOURNEY).decode()))
    assert used <= {*named["light"], "--edge", "--round"}
    drawn_in, words = marked(theme("light"))
    assert len(words) == len(named["light"])
    assert len(set(re.findall(r"#[0-9a-f]{6}", properties(drawn_in)))) == len(words)


def test_no_colour_of_the_map_is_fixed(journey: Tree) -> None:
    for _, attributes in journey.elements:
        for name in ("fill", "stroke"):
            assert str(attributes.get(name, "none")).startswith(("var(", "none", "currentColor")), attributes


def test_modules_fit_together() -> None:
    """Every import names what its module exports, and modules come after those that they build on."""
    exports: dict[str, set[str]] = {}
    for module in script.MODULES:
        text = (script._FOLDER / f"{module}.js").read_text(encoding="utf-8")
        assert len(text.splitlines()) < 300
        imports: list[Any] = re.findall(r"^import .*$", text, re.MULTILINE)
        assert len(imports) == len(script._IMPORT.findall(text)), "an import that is not understood"
        for listed, source in script._IMPORT.findall(text):
            assert {name.strip() for name in listed.strip("{} ").split(",")} <= exports[source], module
        exports[module] = set(script._EXPORT.findall(text))
    assert "import " not in re.sub(r"//.*", "", script.script())
    assert "export " not in re.sub(r"//.*", "", script.script())
