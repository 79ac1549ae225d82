"""Other people's text in Markdown: shown as it is, whatever GitHub and GitLab would make of it."""

from __future__ import annotations

import re

from touchmap.report.ink import clean

_APART = "&#8288;"
"""A word joiner: it cannot be seen, and keeps what stands before it from being read together with what follows."""
_ALIVE = re.compile(
    r"(?P<mention>[@#!%~^&$](?=\w))"  # @somebody #12 !12 %milestone ~label &epic $snippet
    r"|(?P<colon>:(?=//|\w+:))"  # https:// and :smile:
    r"|(?P<www>\bwww(?=\.))"
    r"|(?P<dash>(?<=\bGH)-(?=\d))"
    r"|(?P<mark>[\\`*_\[\]|~$<>&#])",
    re.IGNORECASE,
)
_START = re.compile(r"^(?:[-+=/]|\d+(?=[.)]))")
_CODE = re.compile(r"`([^`]+)`")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    r"""`text` on one line as Markdown that shows just this text: no markup, HTML, mention, reference or link.

    >>> escape("*new* <b> | @ann #12")
    '\\*new\\* &lt;b&gt; \\| @&#8288;ann \\#&#8288;12'
    """
    text = _ALIVE.sub(_escaped, clean(text))
    start = _START.match(text)
    # A number is ended, a sign begun with the backslash.
    return (f"{start[0]}\\{text[start.end() :]}" if start[0][-1].isdigit() else f"\\{text}") if start else text


def cell(text: str) -> str:
    """`text` in a table: never empty, so that screen readers meet every cell."""
    return escape(text) or "–"


def prose(text: str) -> str:
    """A sentence of ours in Markdown: what stands in backquotes is code, the rest is shown as it is."""
    parts = _CODE.split(clean(text))
    return "".join(_code(part) if count % 2 else _inner(part) for count, part in enumerate(parts))


def _code(text: str) -> str:
    return "`" + text.replace("|", r"\|") + "`"


def _inner(text: str) -> str:
    return _ALIVE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup in ("colon", "www", "dash"):
        return found + _APART
    shown = _ENTITIES.get(found) or (found if found in "@!%^" else f"\\{found}")
    return shown + _APART if match.lastgroup == "mention" else shown
