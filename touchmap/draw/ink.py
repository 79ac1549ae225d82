"""The only way of text into DOT: what comes out is one quoted string that draws exactly what went in.

Graphviz reads labels as a small language: `\\N`, `\\l`, `&copy;`, `<b>`. Names come from files that anybody may
have written, so nothing of that may survive, nor any character that breaks XML or turns the text around. What only
keeps a piece of text together, and ends again, may stay: the map's own sentences isolate the names in them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from touchmap.words import paired

MAX_BYTES = 4000
"""The longest text, in bytes of UTF-8; Graphviz has crashed on far longer ones."""
REPLACEMENT = "�"

_LONGEST_PIECE = 15_000  # bytes; Graphviz reads no quoted piece above 16,384
_CHUNK = 3000  # letters; escaped they are at most five times as long

_BLANK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\ud800-\udfff"  # halves of surrogate pairs
    "\u202a-\u202e\u2066\u2067"  # what embeds, overrides or dictates a direction
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters, by the standard
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})
_LONGEST_NAME = 200
_ODD = re.compile(r"[^\w-]|_")


def clean(text: str) -> str:
    """`text` on one line, with every character that could do harm replaced, and no longer than MAX_BYTES."""
    if text.isprintable() and len(text) * 4 <= MAX_BYTES:  # as most are; what is unsafe is not printable
        return text
    text = _UNSAFE.sub(REPLACEMENT, _BLANK.sub(" ", text))
    if len(text) * 4 > MAX_BYTES:
        text = text.encode()[:MAX_BYTES].decode(errors="ignore")
    return paired(text, REPLACEMENT)


def ink(text: str, justify: str = "") -> str:
    """`text` as a quoted DOT string; `justify` is how a line of a label ends: `l` to its left, `n` or `r`."""
    ending = f"\\{justify}" if justify in ("l", "n", "r") else ""
    text = clean(text)
    if len(text) <= _CHUNK:
        return f'"{text.translate(_ESCAPES)}{ending}"'
    chunks = [text[start : start + _CHUNK].translate(_ESCAPES) for start in range(0, len(text), _CHUNK)]
    return " + ".join(f'"{chunk}"' for chunk in (*chunks[:-1], chunks[-1] + ending))


def joined(chunks: Iterable[str]) -> str:
    """Chunks of ASCII that need no escape as one DOT string, in as few quoted pieces as Graphviz can read."""
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for chunk in chunks:
        if size + len(chunk) > _LONGEST_PIECE and piece:
            pieces.append("".join(piece))
            piece, size = [], 0
        piece.append(chunk)
        size += len(chunk)
    return " + ".join(f'"{text}"' for text in (*pieces, "".join(piece)))


def name(text: str) -> str:
    """`text` as an id for DOT and SVG: letters and digits of any script, and `-`; all else by its code.

    Two different texts never give the same name, and a text gives the same name on every run.
    """
    safe = _ODD.sub(_coded, text)
    if len(safe) > _LONGEST_NAME:
        safe = f"{safe[:_LONGEST_NAME]}-{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}"
    return safe or "_"


def _coded(odd: re.Match[str]) -> str:
    return "__" if odd[0] == "_" else f"_{ord(odd[0]):x}_"
