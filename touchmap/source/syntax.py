"""What the YAML parser complains about, in words for people who do not write YAML every day."""

from __future__ import annotations

import re
from typing import Any

from touchmap import mistakes
from touchmap.finding import Finding, Place

_QUOTE = "Put quotes around this text."
_BANG = "A text must not begin with ! without quotes"
_STAR = "A text must not begin with * without quotes"

# Part of the parser's own words -> what to say, what to do. The first that fits is used.
_WORDS = (
    ("mapping values are not allowed", "There is a second colon on this line",
     "Put quotes around the text that holds the colon."),
    ("found unexpected end of stream", "A quote is opened here and never closed",
     "Close the quote, or write the text without one."),
    ("found unexpected document indicator", "A quote is opened here and never closed",
     "Close the quote, or write the text without one."),
    ("unknown escape character", "A backslash stands in a text in double quotes",
     "Use single quotes around the text, or write two backslashes."),
    ("did not find expected hexdecimal", "A backslash stands in a text in double quotes",
     "Use single quotes around the text, or write two backslashes."),
    ("invalid Unicode character escape", "This escape names no character",
     "Write the character itself."),
    ("could not find expected ':'", "This line has no colon",
     "Write `word: value`, or begin a list entry with a dash and a space."),
    ("did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing",
     "Close the bracket, or write the list as lines that begin with a dash."),
    ("did not find expected ',' or '}'", "A block in braces is not closed, or a comma is missing",
     "Close the brace, or write the entries on lines of their own."),
    ("did not find expected alphabetic or numeric", "A text must not begin with & or * without quotes",
     "Put quotes around this text."),
    ("did not find expected '-' indicator", "This line does not fit into the list above",
     "Start it with a dash, and indent it as the other entries of the list are."),
    ("did not find expected key", "This line does not fit into the block above",
     "Indent it exactly as its neighbours; a text that begins with a quote must end with it."),
    ("block sequence entries are not allowed", "A list may not begin on this line",
     "Start the list on the next line, each entry with a dash and a space."),
    ("did not find expected <document start>", "This line stands outside of the inventory",
     "Indent it as its neighbours."),
    ("found undefined tag handle", _BANG, _QUOTE),
    ("did not find expected tag", _BANG, _QUOTE),
    ("found undefined anchor", _STAR, _QUOTE),
)  # fmt: skip
# Where these are said, the mistake stands where the text begins and not where the parser stumbles.
_BEGINS_EARLIER = ("end of stream", "alphabetic or numeric")
_TAB = ("A tab stands here", "Use spaces, never tabs, at the beginning of a line.")
_TOO_FAR_IN = ("This line is indented further than the one above it", "Indent it exactly as its neighbours.")
# A line above that holds a whole text, and one below it that only fits into a block.
_TEXT_LINE = re.compile(r"^\s*(?P<dash>-\s+)?(?:(?P<key>[\w-]+):\s+)?(?P<text>[^\s#\"'{\[|>&*!].*)")
_ENTRY_LINE = re.compile(r"^\s+(?P<key>[\w-]+):(?P<text>$|\s.*)")
_FIELDS = """
    acts action basis channel collects due emotion entry every exit feedback goal handoff id kind language last metric
    moment_of_truth monitored name need next note owner ownership pains persona phase quote result reviewed role scope
    service source stage state target to uses when who within
"""
_IN_BLOCKS = frozenset(_FIELDS.split())
"""Entries that stand in the blocks of an inventory, below a name."""
_FIRST_FIELD = {"next": "to", "sends": "to", "acts": "what", "pains": "text", "result": "score"}
"""What the text is called when a short form becomes a block; everything else has a name."""
_ODD_START = ("A text must not begin with this character without quotes", "Put quotes around this text.")


_LONGEST = 60
_STUMBLES = ("did not find expected", "could not find expected", "mapping values")
# What the line looks like, which complaints it explains -> what to say, what to do.
_BY_LINE = (
    (re.compile(r"'[^']*\w'\w"), _STUMBLES,
     ("An apostrophe inside '…' ends the text", 'Use double quotes around the text: "…".')),
    (re.compile(r"^\s*[\u2022\u2013\u2014\u00b7*\u25aa\u25cf]\s"), _STUMBLES,
     ("This line begins with a sign that only looks like a dash", "Begin it with a plain dash and a space: `- `.")),
    (re.compile(r"^\s*-\s+[^\s:,{}\"'][^:,{}\"']*, *\w+: [^,{}\"']+, *\w+: "), ("mapping values",),
     ("Several entries stand on one line", "Write each on a line of its own, the first one as `- name: …`.")),
    (re.compile(r"^\s*(?:-\s*)?\w+: [^,{}\"']+, *\w+: "), ("mapping values",),
     ("Two entries stand on one line", "Put braces around them, as in `{to: …, handoff: …}`, or write two lines.")),
)  # fmt: skip


def explain(error: Any, path: str, lines: list[str]) -> Finding:
    """The finding for a `yaml.MarkedYAMLError` in the file `path`, whose text is `lines`."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context or "this cannot be read")
    if any(part in problem for part in _BEGINS_EARLIER) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    above = lines[line - 1] if line else ""
    if (answer := _seen(problem, lines[line])) is None and (answer := _seen(problem, above)) is not None:
        line, column = line - 1, len(above) - len(above.lstrip())
    message, advice = answer or _below_text(problem, above, lines[line]) or _words_for(problem, lines[line], column)
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    return mistakes.SYNTAX.at(place, message, help=advice)


def _seen(problem: str, line: str) -> tuple[str, str] | None:
    """What is wrong as far as the look of a line tells: the parser often stumbles only on the next one."""
    found = (answer for look, parts, answer in _BY_LINE if any(part in problem for part in parts) and look.search(line))
    return next(found, None)


def _below_text(problem: str, above: str, line: str) -> tuple[str, str] | None:
    """What to write where an entry such as `persona:` stands below a text that would have to be a block."""
    text, entry = _TEXT_LINE.match(above), _ENTRY_LINE.match(line)
    if "mapping values" not in problem or not text or not entry or entry["key"] not in _IN_BLOCKS:
        return None
    if not (text["dash"] or text["key"]) or len(line) - len(line.lstrip()) <= len(above) - len(above.lstrip()):
        return None
    words = text["text"].rstrip()
    first = f"{_FIRST_FIELD.get(text['key'] or '', 'name')}: {words}"
    second = f"{entry['key']}: {entry['text'].strip()}".rstrip()
    if not text["key"]:
        lines = [f"- {first}", f"  {second}"]
    elif text["dash"] and text["key"] not in _FIRST_FIELD:
        lines = [f"- {text['key']}: {words}", f"  {second}"]
    else:
        dash, indent = ("- ", "    ") if text["dash"] else ("", "  ")
        lines = [f"{dash}{text['key']}:", f"{indent}{first}", f"{indent}{second}"]
    advice = "\n".join(("Write it like this:", *lines))
    return f'"{entry["key"]}" cannot stand below the text "{words[:_LONGEST]}"', advice


def _words_for(problem: str, line: str, column: int) -> tuple[str, str]:
    if "mapping values are not allowed" in problem and ": " not in line[:column]:
        return _TOO_FAR_IN
    if "cannot start any token" in problem:
        return _TAB if line[column : column + 1] == "\t" or line[:column].strip(" ") == "\t" else _ODD_START
    for part, message, advice in _WORDS:
        if part in problem:
            return message, advice
    return f"This cannot be read: {problem}", mistakes.SYNTAX.fix
