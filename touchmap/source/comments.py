"""The comments that are meant for touchmap: `# touchmap: …`, found where YAML itself sees a comment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from touchmap.finding import Place
from touchmap.source.spot import Spot, split_lines

_MARK = re.compile(r"#[ \t]*touchmap:", re.IGNORECASE)
_COMMENT = re.compile(rf"{_MARK.pattern}(?P<words>.*?)(?={_MARK.pattern}|$)", re.IGNORECASE | re.DOTALL)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = re.compile(r"[ \t-]*#")
"""A line that holds no entry; a dash belongs to what stands on the lines below."""
_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment for touchmap; `words` is what follows `# touchmap:`.

    `alone`: it has a line of its own and speaks of the entry that follows, `spot` (None: nothing follows). Else
    `spot` is the first entry on its line.
    """

    words: str
    place: Place
    alone: bool
    spot: Spot | None


def comments(text: str, top: Spot) -> tuple[Comment, ...]:
    """The comments for touchmap in `text`, a YAML text without mistakes whose places `top` holds."""
    if not _MARK.search(text):
        return ()
    lines = split_lines(text)
    found = {(number, match.start()): match for number, line in enumerate(lines) for match in _COMMENT.finditer(line)}
    first = {(line, match.end() - 1) for line, _ in found if (match := _NOTHING.match(lines[line]))}
    texts = set(_inside_texts(text, sorted(first | found.keys())))
    alone = {line for line, _ in first - texts}
    entries = list(_below(top))
    starts = [entry.line for entry in entries]
    return tuple(
        _comment(match, point[0], point[0] in alone, top.file, entries, starts)
        for point, match in found.items()
        if point not in texts
    )


def _comment(
    match: re.Match[str], line: int, alone: bool, file: str, entries: list[Spot], starts: list[int]
) -> Comment:
    place = Place(file, line + 1, match.start() + 1, line + 1, match.start() + len(match[0].rstrip()) + 1)
    index = bisect_left(starts, line)
    if not alone and (index == len(entries) or starts[index] != line):
        # The line goes on with a text that began further up.
        index -= 1
    return Comment(match["words"].strip(), place, alone, entries[index] if 0 <= index < len(entries) else None)


def _inside_texts(text: str, points: list[_Point]) -> Iterator[_Point]:
    """Those of `points`, in the order of the text, that stand in a value or a key and not in a comment."""
    waiting = iter(points)
    point = next(waiting)
    for event in yaml.parse(text, Loader=_LOADER):
        if not isinstance(event, yaml.ScalarEvent):
            continue
        # Typed loosely, since the types of yaml leave open that all events have marks.
        first: Any = event.start_mark
        last: Any = event.end_mark
        # A comment may stand on the line of `|` or `>`; the text begins below it.
        start = (first.line + 1, 0) if event.style in ("|", ">") else (first.line, first.column)
        end = (last.line, last.column)
        while point < end:
            if point >= start:
                yield point
            following = next(waiting, None)
            if following is None:
                return
            point = following


def _below(spot: Spot) -> Iterator[Spot]:
    """The entries below `spot` in the order of the file, each before what stands in it."""
    waiting = list(reversed(tuple(spot.children.values())))
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting.extend(reversed(tuple(entry.children.values())))
