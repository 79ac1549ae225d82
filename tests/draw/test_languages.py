"""Maps in Ukrainian and Persian, from right to left where the language is, with names of every kind on them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draw.maps import cards, check, drawn, outline
from tests.reading import inventory
from tests.strategies import inventories
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.drawing import render
from touchmap.draw.mirror import mirrored
from touchmap.draw.shapes import Mark, Sheet, Text, texts
from touchmap.draw.svg import svg

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("languages/*.touchmap.yaml"))
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def persian(text: str) -> str:
    """The inventory in `text`, said to be in Persian."""
    return text.replace("journey: {", "journey: {language: fa, ", 1)


def one(name: str, language: str = "fa") -> Sheet:
    """A sheet with one touchpoint."""
    quoted = name.replace("'", "''")
    return drawn(
        f"touchmap: 1\njourney: {{name: '{quoted}', language: {language}}}\n"
        f"stages: {{purchase: {{shop: ['{quoted}']}}}}\n"
    )


def lines(sheet: Sheet, name: str) -> list[Text]:
    """The lines of the only card that are its name."""
    (card,) = cards(sheet)
    return [
        item for item in card.items if isinstance(item, Text) and item.bold and item.size > 12 and item.text in name
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("theme", ["light", "dark", "print", "contrast"])
def test_examples(path: Path, theme: str) -> None:
    sheet = drawn(path.read_text(encoding="utf-8"), theme=theme)
    check(sheet)
    assert not [text.text for text in texts(sheet) if re.search("[{}|]", text.text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_no_english_is_left(path: Path) -> None:
    """What is in Latin letters is a measure, a name from the file, or the file itself."""
    text = path.read_text(encoding="utf-8")
    known = set(re.findall("[A-Za-z]+", text)) | {"NPS", "CSAT", "CES", "FRT", "n", "touchmap", "yaml", "uk", "fa"}
    sheet = drawn(text)
    words = {word for line in (*texts(sheet),) for word in re.findall("[A-Za-z]+", line.text)}
    assert words <= known
    assert not re.search("[A-Za-z]{2}", re.sub(r"\d\S* |TM\d+.*", "", sheet.description))


def test_persian_figures() -> None:
    sheet = drawn((HERE / "languages/fa.touchmap.yaml").read_text(encoding="utf-8"))
    figures = next(group for group in sheet.groups if group.id == "figures")
    assert "۵۶\u200f٪" in [item.text for item in figures.items if isinstance(item, Text)]
    assert not [line.text for line in texts(sheet) if re.search("[0-9]", line.text)]


@settings(max_examples=25)
@given(inventories())
def test_any_inventory_the_other_way_round(text: str) -> None:
    sheet = drawn(text)
    turned = mirrored(sheet)
    check(turned)
    again = mirrored(turned)
    assert [(item.text, item.anchor) for item in texts(again)] == [(item.text, item.anchor) for item in texts(sheet)]
    assert [item.x for item in texts(again)] == pytest.approx([item.x for item in texts(sheet)])


def test_everything_changes_sides() -> None:
    """The same sheet in both directions: outlines, arrows and marks trade left for right, and nothing else changes."""
    plain = drawn(SAMPLE)
    turned = mirrored(plain)
    for before, after in zip(cards(plain), cards(turned), strict=True):
        assert outline(after).x1 == pytest.approx(plain.width - outline(before).x0)
        assert outline(after).y0 == outline(before).y0
    for before, after in zip(plain.arrows, turned.arrows, strict=True):
        assert after.tip == (plain.width - before.tip[0], before.tip[1])
    marks = [
        [item for group in sheet.groups for item in group.items if isinstance(item, Mark)] for sheet in (plain, turned)
    ]
    assert [mark.x for mark in marks[1]] == pytest.approx([plain.width - mark.x for mark in marks[0]])
    backdrop = [point for figure in turned.backdrop for point in figure.points]
    assert backdrop == [(plain.width - x, y) for figure in plain.backdrop for x, y in figure.points]


def test_stages_run_from_right_to_left() -> None:
    sheet = drawn(persian(SAMPLE))
    stages = [group for group in sheet.groups if group.classes == "stage"]
    assert [group.id for group in stages] == ["stage-pre-purchase", "stage-purchase", "stage-post-purchase"]
    places = [item.x for group in stages for item in group.items[:1] if isinstance(item, Text)]
    assert len(places) == 3
    assert places == sorted(places, reverse=True)
    label = next(group for group in sheet.groups if group.id.startswith("lane-"))
    assert outline(label).x0 > max(outline(card).x1 for card in cards(sheet))


def test_document_order_is_reading_order() -> None:
    """Stages first, then the cards in the order of the file, also where the map runs the other way."""
    order = {}
    for text in (SAMPLE, persian(SAMPLE)):
        root = ET.fromstring(svg(drawn(text)).decode())
        order[text] = [group.get("id") for group in root.iter(f"{SVG}g")]
    assert order[SAMPLE] == order[persian(SAMPLE)]
    found = [identity for identity in order[SAMPLE] if identity and identity.startswith(("stage-", "touchpoint-"))]
    assert [identity.partition("-")[0] for identity in found[:3]] == ["stage"] * 3
    names = [touchpoint.key for touchpoint in inventory(SAMPLE).touchpoints if not touchpoint.anytime]
    assert [key for key in found if key.startswith("touchpoint-")][: len(names)] == [
        f"touchpoint-{key}" for key in names
    ]


def test_the_file_says_its_language() -> None:
    root = ET.fromstring(svg(drawn(persian(SAMPLE).replace("language: fa", "language: fa-IR"))).decode())
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa-IR"
    description = root.findtext(f"{SVG}desc") or ""
    assert description.startswith("نقشهٔ سفر مشتری «")


def test_english_words_on_a_map_in_another_language_are_marked_as_such() -> None:
    for language, spoken in (("pt-BR", "en"), ("uk-UA", None), ("en-GB", None)):
        root = ET.fromstring(svg(drawn(persian(SAMPLE).replace("language: fa", f"language: {language}"))).decode())
        (description,) = root.findall(f"{SVG}desc")
        assert (root.get("lang"), description.get("lang")) == (language, spoken)


@pytest.mark.parametrize(
    ("name", "in_persian", "in_english"),
    [
        ("خرید iPhone 15 (آنلاین)", True, True),
        ("Order №5 — سفارش", True, False),
        ("Compare models!", False, False),
        ("نامه به support@example.com.", True, True),
        ("+98 21 1234", False, False),
        ("پرداخت ۱۲٬۵۰۰ تومان (با Apple Pay).", True, True),
    ],
)
def test_names_run_as_their_letters_do(name: str, in_persian: bool, in_english: bool) -> None:
    """All lines of a name run the same way, whatever letters happen to stand on each."""
    for language, expected in (("fa", in_persian), ("en", in_english)):
        sheet = one(name, language)
        found = lines(sheet, name)
        assert found
        assert {line.leftward for line in found} == {expected}
        drawing = svg(sheet).decode()
        for line in found:
            element = next(
                match[0] for match in re.finditer(r"<text[^>]*>([^<]*)</text>", drawing) if match[1] == line.text
            )
            assert ("direction=" in element) == (expected != sheet.leftward)
            assert 'direction="rtl"' in drawing or not (expected or sheet.leftward)


def test_a_text_ends_where_it_is_anchored() -> None:
    """`start` in SVG is where reading begins: the right end of what runs to the left."""
    drawing = svg(one("سفارش")).decode()
    element = next(match[0] for match in re.finditer(r"<text[^>]*>([^<]*)</text>", drawing) if match[1] == "سفارش")
    assert "text-anchor" not in element
    assert '<g id="touchmap" class="map" direction="rtl"' in drawing


def test_overrides_in_names_are_still_replaced() -> None:
    drawing = svg(one("a\u202eb \u2067c\u2069 \u2068d\u2069 \u2069")).decode()
    assert not re.search("[\u202a-\u202e\u2066\u2067]", drawing)
    assert "a�b" in drawing


LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "在网站上比较两款自行车，然后决定要不要买。" * 4,
    "サイトで二つのモデルを比べて、予約する。",
    "เปรียบเทียบจักรยานสองรุ่นบนเว็บไซต์ของเรา",
    "دوچرخه‌سواری‌آزمایشی‌در‌فروشگاه‌های‌بزرگ",
    "👨\u200d👩\u200d👧 🇺🇦🇯🇵 👍🏽 ⭐✅❤️",
    "e\u0301\u0323" * 60,
    "x" * 300,
    "A name of three hundred letters, as somebody will paste it from an e-mail, " * 4,
)


@pytest.mark.parametrize("language", ["en", "fa", "uk", "ja"])
@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:6])
def test_any_language_stays_inside_its_card(name: str, language: str) -> None:
    check(one(name, language))


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=300)
       .filter(lambda text: any(letter.isalnum() for letter in text)), st.sampled_from(["en", "fa"]))  # fmt: skip
def test_any_letters_stay_inside_their_card(name: str, language: str) -> None:
    check(one(name, language))


@pytest.mark.parametrize("form", ["png", "pdf"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_pictures(path: Path, form: str) -> None:
    read = inventory(path.read_text(encoding="utf-8"))
    once, again = (render(read, run([read], Settings()), format=form) for _ in range(2))
    assert once == again
    assert len(once) > 20_000
