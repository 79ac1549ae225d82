"""Whether a file is a picture that can be opened, and harmless."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from urllib.parse import urlsplit

from touchmap.draw.engine import draw

_TAGS = {"svg", "title", "desc", "g", "a", "path", "polygon", "rect", "circle", "text", "style"}
_LINK = "{http://www.w3.org/1999/xlink}href"
_SAFE = {"http", "https", "mailto"}
_ARRANGED = 40_000  # bytes of a flow that is arranged, to see that it can be
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # samples per pixel, by the colour type of a PNG


def check_svg(data: bytes) -> None:
    """Well-formed, of known elements, without scripts and without links that do anything."""
    root = ET.fromstring(data.decode())
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        assert tag in _TAGS, f"SVG has an element {tag}"
        for key, value in element.attrib.items():
            assert not key.startswith("on"), f"SVG has an attribute {key}"
            assert key != _LINK or urlsplit(value).scheme.lower() in _SAFE, f"SVG leads to {value[:40]}"
            assert "nan" not in value or key not in ("x", "y", "d", "points", "width"), f"SVG has no number in {key}"


def check_png(data: bytes) -> None:
    """Every chunk whole, and as many pixels as it says."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n"), "no PNG"
    at, pixels, header, kind = 8, [], b"", b""
    while at < len(data):
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        (sum_,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert zlib.crc32(kind + body) == sum_, "PNG with a broken chunk"
        header = body if kind == b"IHDR" else header
        if kind == b"IDAT":
            pixels.append(body)
        at += 12 + length
    assert kind == b"IEND", "PNG without an end"
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    raw = zlib.decompress(b"".join(pixels))
    assert interlaced or len(raw) == height * (1 + (width * depth * _CHANNELS[colours] + 7) // 8), "PNG of another size"


def check_pdf(data: bytes) -> None:
    """As pdfinfo sees it, where there is one."""
    assert data.startswith(b"%PDF-"), "no PDF"
    assert data.rstrip().endswith(b"%%EOF"), "PDF without an end"
    program = shutil.which("pdfinfo")
    if program is not None:
        done = subprocess.run([program, "-"], input=data, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, f"pdfinfo: {done.stderr[-100:]!r}"
        assert re.search(rb"^Pages: +1$", done.stdout, re.MULTILINE), "PDF without its page"


def check_dot(data: bytes) -> None:
    """Graphviz draws it, or arranges it; a large flow may take it too long."""
    text = data.decode()
    if "layout=nop2" in text:
        ET.fromstring(draw(text, "svg").decode())
    elif len(data) < _ARRANGED:
        json.loads(draw(text, "json0"))


def check_html(data: bytes) -> None:
    """A whole page with its policy; what happens in it is tested in a browser."""
    text = data.decode()
    assert text.startswith("<!DOCTYPE html>"), "no HTML"
    assert "Content-Security-Policy" in text, "HTML without a policy"
    assert text.rstrip().endswith("</html>"), "HTML without an end"


CHECKS: dict[str, Callable[[bytes], None]] = {
    "svg": check_svg, "png": check_png, "pdf": check_pdf, "dot": check_dot, "html": check_html,
}  # fmt: skip
"""By format."""
