"""One file as text, plain values and places, and its way from bytes to text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from touchmap import mistakes
from touchmap.finding import Finding, Place
from touchmap.source.comments import Comment
from touchmap.source.encoding import other_encoding
from touchmap.source.spot import Spot, split_lines

MAX_BYTES = 16_000_000
"""The largest file that is read; 10,000 touchpoints with all their fields take about 2 MB."""
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML does not allow in a text."""
_MAX_CONTROL_FINDINGS = 20


@dataclass(slots=True)
class Document:
    """One file as plain values: `spot` mirrors `value`, `findings` says what could not be read, `comments` are
    those that are meant for touchmap.
    """

    path: str
    text: str
    value: Any
    spot: Spot
    folder: Path
    findings: list[Finding] = field(default_factory=list)
    comments: tuple[Comment, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The lines of the text as YAML counts them."""
        return split_lines(self.text)


def decoded(data: bytes, document: Document) -> str | None:
    """`data` as text without control characters; what is wrong with it becomes findings of `document`.

    None: this is no text that can be read.
    """
    top = document.spot.place()
    if len(data) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES // 1_000_000} MB: is this an inventory?"
        document.findings.append(mistakes.ENCODING.at(top, message, help="Name the inventory file itself."))
        return None
    if encoding := other_encoding(data):
        message = f"The file is saved as {encoding}; touchmap reads UTF-8"
        document.findings.append(mistakes.ENCODING.at(top, message, help="Save it as UTF-8 text."))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = split_lines(data[: error.start].decode("utf-8-sig", "replace"))
        line, column = len(before), len(before[-1]) + 1
        place = Place(document.path, line, column, line, column + 1)
        document.findings.append(mistakes.ENCODING.at(place, "This is not UTF-8 text"))
        return None
    for count, match in enumerate(CONTROL.finditer(text)):
        if count == _MAX_CONTROL_FINDINGS:
            break
        before = split_lines(text[: match.start()])
        line, column = len(before), len(before[-1]) + 1
        message = f"An invisible control character (U+{ord(match[0]):04X}) stands here"
        document.findings.append(mistakes.ENCODING.at(Place(document.path, line, column, line, column + 1), message))
    document.text = text
    return CONTROL.sub("\ufffd", text)
