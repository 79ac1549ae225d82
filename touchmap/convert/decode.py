"""Bytes of unknown origin as text: by their mark, else UTF-8, else the likeliest of the old one-byte encodings."""

from __future__ import annotations

import codecs
import re

from touchmap.convert.failure import CannotConvert
from touchmap.source.document import CONTROL
from touchmap.source.encoding import other_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_OLD = {"cp1251": "оаеинтсрвлкмдпуіыяь", "cp1256": "اينردمهوتبسشكلقپچگخ"}
"""Encodings of one byte per character, with the letters that are frequent in what is written in them."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 100_000


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """`data` as text, and what to say about how it was read (nothing where that is plain UTF-8).

    Raises:
        CannotConvert: it is no text, or not in the `encoding` that is asked for.
    """
    if encoding is not None:
        return _told(data, encoding), f"read as {encoding}"
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, codec, name), "" if name == "UTF-8" else f"read as {name}"
    if other := other_encoding(data):
        codec = f"{other}-LE" if data[1:2] == b"\0" else f"{other}-BE"
        return _with_mark(data, codec, other), f"read as {other}"
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        if b"\0" in data:
            raise CannotConvert("this is no text file") from None
    name = _likeliest(data[:_SAMPLE])
    codec = "latin-1" if name == "cp1252" and re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else name
    return data.decode(codec, "replace"), f"this is not UTF-8; read as {codec} (--encoding says otherwise)"


def harmless(text: str) -> str:
    """`text` without the control characters that no inventory may hold."""
    return CONTROL.sub("", text)


def _told(data: bytes, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        text = data.decode("utf-8-sig" if codec.name == "utf-8" else encoding)
    except LookupError:
        raise CannotConvert(
            f"the encoding {encoding} is not known; write one such as utf-8, cp1251 or latin-1"
        ) from None
    except (UnicodeError, ValueError):
        raise CannotConvert(f"this is not text in {encoding}") from None
    return text


def _with_mark(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise CannotConvert(f"this begins as {name} and is not: byte {problem.start + 1} cannot be read") from None


def _likeliest(data: bytes) -> str:
    """Some letters of Western words are beyond ASCII; Cyrillic and Persian words are made of nothing else."""
    words = b"".join(_WORD.findall(data))
    letters = b"".join(_HIGH.findall(words))
    if len(letters) * 4 < len(words) * 3:
        return "cp1252"
    shares = {codec: sum(letter in common for letter in letters.decode(codec, "replace"))
              for codec, common in _OLD.items()}  # fmt: skip
    return max(shares, key=lambda codec: shares[codec])
