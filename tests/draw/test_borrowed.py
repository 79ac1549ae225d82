"""Letters that our fonts lack: borrowed from this machine where it has them, else boxes in the room there is."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz

from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw import borrowed
from touchmap.draw.borrowed import borrow
from touchmap.draw.drawing import Drawn, drawn
from touchmap.draw.embedding import subset
from touchmap.draw.measure import FONTS, drawable, missing, room

MAP = "touchmap: 1\njourney: '比 😀'\nstages: {purchase: {shop: [Pay]}}\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is all this machine has for fonts."""

    def forget() -> None:
        borrowed._files.cache_clear()
        borrow.cache_clear()

    monkeypatch.setattr(borrowed, "_folders", lambda: [tmp_path])
    forget()
    yield tmp_path
    forget()


def picture(text: str, form: str = "png") -> Drawn:
    read = inventory(text)
    return drawn(read, run([read], Settings()), format=form)


def test_what_is_missing() -> None:
    assert list(missing("Pay — оплатити · پرداخت ۱۲٪")) == []
    assert list(missing("a比b😀\u2068c\u2069")) == ["比", "😀"]


def test_nothing_is_looked_for_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borrowed, "_files", lambda: pytest.fail("looked"))
    borrow.cache_clear()
    assert borrow(frozenset()).files == ()


@pytest.mark.usefixtures("machine")
def test_a_machine_without_fonts_draws_boxes_and_says_so() -> None:
    found = picture(MAP)
    assert found.advice is not None
    assert "No font on this machine has 比 😀: these letters are boxes." in found.advice
    assert drawable("a比😀", borrow(frozenset("比😀")).spelt) == "a□□"


def test_what_a_machine_has_is_borrowed(machine: Path) -> None:
    """A font of this machine that calls one of its letters 比: it is drawn, and other bytes than the box come out."""
    boxes = picture(MAP).data
    borrow.cache_clear()
    borrowed._files.cache_clear()
    renamed(machine / "have.ttf", "N", "比")
    fonts = borrow(frozenset("比😀"))
    assert fonts.files == (machine / "have.ttf",)
    assert fonts.lacking == frozenset("😀")
    assert drawable("a比😀", fonts.spelt) == "a比□"
    found = picture(MAP)
    assert found.data != boxes
    assert "has 😀:" in (found.advice or "")
    assert picture(MAP, "svg").advice is None or "boxes" not in (picture(MAP, "svg").advice or "")


def test_a_font_too_wide_for_the_room_is_not_drawn_with(machine: Path) -> None:
    renamed(machine / "wide.ttf", "\u2e3b" if room("\u2e3b") > 1 else "—", "ท")
    fonts = borrow(frozenset("ท"))
    assert fonts.files == (machine / "wide.ttf",)
    assert drawable("ท", fonts.spelt) == "▪"


def test_the_plainest_font_with_the_most_letters_is_chosen(machine: Path) -> None:
    letters = "比較"
    for name in ("a-Italic.ttf", "b.ttf", "unifont.ttf"):
        renamed(machine / name, "WM", letters)
    renamed(machine / "a.ttf", "W", letters[0])
    assert [path.name for path in borrow(frozenset(letters)).files] == ["b.ttf"]


def test_files_that_are_no_fonts_do_no_harm(machine: Path) -> None:
    (machine / "broken.ttf").write_bytes(b"\0" * 100)
    (machine / "empty.otf").write_bytes(b"")
    (machine / "gone.ttc").symlink_to(machine / "nowhere")
    assert borrow(frozenset("比")).files == ()


def test_our_own_fonts_lack_what_they_lack(machine: Path) -> None:
    for path in FONTS.glob("*.ttf"):
        shutil.copy(path, machine)
    assert borrow(frozenset("比")).files == ()


def renamed(path: Path, ours: str, theirs: str) -> None:
    """Writes a font in which the letters `ours` of Inter go by the names of `theirs`."""
    data = subset("Inter", False, ours)
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    glyphs = sorted((ord(name), font.get_nominal_glyph(ord(letter))) for name, letter in zip(theirs, ours, strict=True))
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in glyphs)
    names = (
        struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    )
    tables = {}
    for place in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, start, size = struct.unpack(">4sIII", data[12 + 16 * place : 28 + 16 * place])
        tables[tag] = names if tag == b"cmap" else data[start : start + size]
    head, body = data[:12], b""
    for tag, table in tables.items():
        head += struct.pack(">4sIII", tag, 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    path.write_bytes(head + body)
