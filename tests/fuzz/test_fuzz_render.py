"""A short run of the fuzzer of maps, and that it would see what it looks for."""

from __future__ import annotations

import struct
import zlib
from random import Random

import pytest

from tests.fuzz import fuzz_render
from tests.fuzz.fuzz_render import Tally, fuzz, main
from tests.fuzz.hostile import hostile
from tests.fuzz.pictures import CHECKS
from touchmap.draw.drawing import Drawn
from touchmap.draw.failure import DrawingFailed


def test_hostile_inventories_are_drawn_or_refused() -> None:
    tally = fuzz(24, seed=2026)
    assert tally.failures == {}
    assert tally.understood > 15
    assert tally.pictures["lanes svg"] > 15
    assert any(key.startswith("flow") for key in tally.pictures)


def test_the_same_seed_gives_the_same_cases() -> None:
    first, second = ([hostile(Random(f"{seed}")) for seed in range(40)] for _ in range(2))
    assert first == second
    assert len(set(first)) == 40


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect onload="x()"/></svg>'),
        ("svg", b'<svg xmlns:x="http://www.w3.org/1999/xlink"><a x:href="javascript:x()"/></svg>'),
        ("svg", b'<svg><rect x="nan"/></svg>'),
        ("svg", b"<svg>"),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("pdf", b"%PDF-1.5\n%%EOF"),
        ("pdf", b"%PDF-1.5"),
        ("dot", b"digraph {"),
        ("html", b"<!DOCTYPE html><html></html>"),
    ],
)
def test_it_sees_what_is_no_picture(form: str, data: bytes) -> None:
    with pytest.raises((AssertionError, SyntaxError, DrawingFailed)):
        CHECKS[form](data)


def test_it_sees_a_png_that_is_cut_off() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    def png(rows: int) -> bytes:
        header = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)
        pixels = zlib.compress((b"\0" + b"abc" * 3) * rows)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")

    CHECKS["png"](png(2))
    for broken in (png(1), png(2)[:-12], png(2).replace(b"IDAT", b"IDAX")):
        with pytest.raises((AssertionError, struct.error, zlib.error)):
            CHECKS["png"](broken)


@pytest.mark.parametrize(
    ("problem", "signature"),
    [
        (KeyError("oh"), "KeyError"),
        (DrawingFailed("two\nlines"), "AssertionError"),
        (DrawingFailed(""), "AssertionError"),
    ],
)
def test_it_sees_what_goes_wrong(
    problem: Exception, signature: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> Drawn:
        raise problem

    monkeypatch.setattr(fuzz_render, "drawn", fail)
    assert main(["--count", "5", "--seed", "1"]) == 1
    assert signature in capsys.readouterr().out


def test_what_is_refused_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Drawn:
        raise DrawingFailed("Graphviz crashed while drawing (SIGSEGV).")

    monkeypatch.setattr(fuzz_render, "drawn", refuse)
    tally = fuzz(5, seed=1)
    assert tally.failures == {}
    assert sum(tally.refusals.values()) == 2 * tally.understood
    assert "refused: Graphviz crashed" in tally.lines()
    assert Tally().lines().startswith("0 cases")
