"""`--embed-font`: just the letters that a map shows, in just the fonts that it shows them in."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import uharfbuzz

from tests.draw.maps import drawn
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.drawing import render
from touchmap.draw.embedding import font_faces, subset
from touchmap.draw.measure import ems, home
from touchmap.draw.options import Options
from touchmap.draw.shapes import Sheet, texts

HERE = Path(__file__).parent
SAMPLE = (HERE / "sample.touchmap.yaml").read_text(encoding="utf-8")
PERSIAN = (HERE / "languages/fa.touchmap.yaml").read_text(encoding="utf-8")
FACE = re.compile(r'@font-face\{font-family:"(\w+)";font-weight:(\d+);src:url\("data:font/ttf;base64,([^"]+)"\)')


def faces(sheet: Sheet) -> dict[tuple[str, bool], bytes]:
    """The fonts that `sheet` brings along, by family and whether they are bold."""
    found = FACE.findall(font_faces(sheet))
    return {(family, weight == "700"): base64.b64decode(data) for family, weight, data in found}


def embedded(text: str) -> bytes:
    read = inventory(text)
    return render(read, run([read], Settings()), options=Options(embed_font=True))


@pytest.mark.parametrize("text", [SAMPLE, PERSIAN], ids=["english", "persian"])
def test_every_letter_comes_along_and_no_other(text: str) -> None:
    sheet = drawn(text)
    wanted: dict[tuple[str, bool], set[str]] = {}
    for line in texts(sheet):
        for letter in line.text:
            family = home(letter, line.bold)
            if family:
                wanted.setdefault((family, line.bold), set()).add(letter)
    found = {key: set(map(chr, uharfbuzz.Face(data).unicodes)) for key, data in faces(sheet).items()}
    assert found == wanted
    assert ("Vazirmatn", True) in found or text == SAMPLE


@pytest.mark.parametrize(
    ("family", "bold", "text"),
    [
        ("Inter", False, "AVATAR Text To 1:00"),
        ("Inter", True, "Їжак і Щось"),
        ("Vazirmatn", True, "نقطهٔ‌تماس"),
        ("Vazirmatn", False, "لحظه‌های"),
    ],
)
def test_words_are_as_wide_as_in_the_whole_font(family: str, bold: bool, text: str) -> None:
    """Kerning, and the shapes that letters take in a word, are still there."""
    face = uharfbuzz.Face(subset(family, bold, set(text)))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    wide = sum(glyph.x_advance for glyph in buffer.glyph_positions) / face.upem
    assert wide == pytest.approx(ems(text, bold), rel=0.001)


def test_the_licence_comes_along() -> None:
    data = subset("Inter", False, "a")
    assert "SIL Open Font License".encode("utf-16-be") in data
    assert "Inter Project Authors".encode("utf-16-be") in data


def test_text_stays_text_and_the_picture_well_formed() -> None:
    data = embedded(SAMPLE)
    root = ET.fromstring(data.decode())
    (style,) = root.iter("{http://www.w3.org/2000/svg}style")
    assert (style.text or "").count("@font-face") == 2
    assert any(element.text == "Buying a bike" for element in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "http" not in (style.text or "")


def test_the_same_bytes_and_few_of_them() -> None:
    data = embedded(SAMPLE)
    assert data == embedded(SAMPLE)
    read = inventory(SAMPLE)
    plain = render(read, run([read], Settings()))
    assert b"@font-face" not in plain
    assert 20_000 < len(data) - len(plain) < 60_000


def test_hostile_names_do_not_end_the_style() -> None:
    """Letters are all that a name can bring into it, and these are packed."""
    name = '</style><script>alert(1)</script> \\" url(x)'
    sheet = drawn(f"touchmap: 1\njourney: {name!r}\nstages: {{purchase: {{shop: [Pay]}}}}\n")
    assert re.fullmatch(r'[\w@{}:;"(),/+=\n -]*', font_faces(sheet))


def test_nothing_to_bring_along() -> None:
    assert font_faces(Sheet(10, 10)) == ""
