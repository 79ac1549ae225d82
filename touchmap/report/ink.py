"""What may be printed: other people's text made harmless, our own signs in Unicode or plain ASCII."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
# A joiner (zero width) with nothing to join would swallow the space beside it.
_LOOSE_JOINER = re.compile(r"(?:(?<=\s)|^)\u200d+|\u200d+(?=\s|$)")
# Controls (C0, DEL, C1), marks that reorder what stands around them, halves of characters, non-characters.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
# What build servers obey wherever it stands in a line of output: ##[error], ##vso[…], ##teamcity[…].
_COMMAND = re.compile(r"##(?=\w*\[)")
_UNSAFE_IN_LINE = re.compile("[\t\x0b\x0c\u2028\u2029]|" + _UNSAFE.pattern)


def clean(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal or a build server would obey instead of showing."""
    if "##" in text:
        text = _COMMAND.sub("#\ufffd", text)
    if text.isprintable():
        return " ".join(text.split())
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", _LOOSE_JOINER.sub("", text))).strip()


def clean_line(text: str) -> str:
    """One line of a file with every character in its column: each odd one is shown as one plain one."""
    return _UNSAFE_IN_LINE.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


def guarded(line: str) -> str:
    """A line, ready to be printed, that no build server takes for a command (`::error`, `##[error]`)."""
    if "::" in line and (start := line.lstrip()).startswith("::"):
        line = f"{line[: -len(start)]}\ufffd{start[1:]}"
    return _COMMAND.sub("#\ufffd", line) if "##" in line else line


def escape_unsafe(json_text: str) -> str:
    r"""JSON in which every unsafe character is written as its `\uXXXX` escape; the same value when read."""
    if "##" in json_text:
        json_text = _COMMAND.sub(r"#\\u0023", json_text)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)


# Between the values of a JSON text stand line ends, which must stay; inside texts they are escaped already.
_UNSAFE_IN_JSON = re.compile("[\u2028\u2029\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\uffff]")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs that reports draw with."""

    asked: str
    overall: str
    nobody: str
    dot: str
    more: str
    star: str
    wall: str
    caret: str
    times: str
    none: str
    arrow: str


UNICODE = Signs("█", "▒", "·", " · ", "…", "★", "│", "^", "×", "–", "→")
ASCII = Signs("#", "=", ".", " | ", "...", "*", "|", "^", "x", "-", "->")
_PLAIN = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "„": '"', "«": '"', "»": '"', "…": "...", "–": "-", "—": "-",
    "→": "->", "×": "x", "·": "-", "★": "*", "≥": ">=", "≤": "<=", "−": "-", "\u00a0": " ", "\ufffd": "?",
})  # fmt: skip


def plain(text: str) -> str:
    """`text` without signs that only Unicode has, for terminals that do not; letters are left as they are."""
    return text.translate(_PLAIN)
