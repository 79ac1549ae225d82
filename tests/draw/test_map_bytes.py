"""The same inventory gives the same bytes, whatever the machine has and wherever it is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.closed import DPI, LONGEST_SIDE, resolution
from touchmap.draw.drawing import render
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.shapes import Sheet

SAMPLE = (Path(__file__).parent / "sample.touchmap.yaml").read_text(encoding="utf-8")
PROGRAM = """
import hashlib, sys
from pathlib import Path
from touchmap import model, source
from touchmap.draw.drawing import render
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
read, _ = model.load(source.parse(Path(sys.argv[1]).read_bytes(), "touchmap.yaml"))
for form in ("svg", "png", "pdf"):
    print(hashlib.sha256(render(read, run([read], Settings()), format=form)).hexdigest())
"""


def hashes(**environment: str) -> list[str]:
    """What a process of its own draws, as hashes of SVG, PNG and PDF."""
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(here.with_name("sample.touchmap.yaml"))],
        env=os.environ | {"PYTHONPATH": str(here.parents[2])} | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture(scope="module")
def usual() -> list[str]:
    return hashes()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LANG": "fa_IR.UTF-8", "LC_ALL": "fa_IR.UTF-8"},
        {"FONTCONFIG_FILE": "/dev/null", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
        {"PATH": "/nonexistent", "FONTCONFIG_PATH": "/nonexistent"},
    ],
    ids=["elsewhere", "no-fonts", "no-dot"],
)
def test_the_same_bytes(environment: dict[str, str], usual: list[str]) -> None:
    assert hashes(**environment) == usual
    assert len(set(usual)) == 3


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot"])
def test_again_in_the_same_process(form: str) -> None:
    read = inventory(SAMPLE)
    result = run([read], Settings())
    once, again = (hashlib.sha256(render(read, result, format=form)).digest() for _ in range(2))
    assert once == again


def test_our_fonts_are_in_the_pdf() -> None:
    read = inventory(SAMPLE.replace("Pay at the till", "پرداخت"))
    pdf = render(read, run([read], Settings()), format="pdf")
    assert all(font in pdf for font in (b"+Inter-Bold", b"+Inter-Regular", b"+Vazirmatn-Bold"))
    assert b"/CreationDate (D:20000101000000Z" in pdf


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(1600, 1100, 144), (12_000, 4_000, 72), (40_000, 2_000, 58), (60_000, 300, 39)]
)
def test_large_pictures_are_coarser(width: float, height: float, dpi: int) -> None:
    found = resolution(Sheet(width, height))
    assert found == dpi <= DPI
    assert width * found / 72 <= LONGEST_SIDE


def test_pictures_too_large_to_read_are_refused() -> None:
    with pytest.raises(DrawingFailed, match="too large for a PNG"):
        resolution(Sheet(100_000, 2_000))
