"""The events of the YAML parser as plain values with their spots; with `comments` the only importer of yaml.

Scalars follow the core schema of YAML 1.2: `no`, `on` and dates stay text. What an inventory does not need
(aliases, merge keys, tags, further documents, nesting beyond 64, touchpoints beyond 20,000) is refused at its place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import yaml

from touchmap import mistakes
from touchmap.finding import Place, Related
from touchmap.source.document import CONTROL, Document
from touchmap.source.spot import Spot, split_lines
from touchmap.source.syntax import explain

MAX_DEPTH = 64
MAX_TOUCHPOINTS = 20_000
"""Of one inventory, parts included: far more than any journey has, and few enough to be judged in seconds."""
_HOLD_TOUCHPOINTS = ("stages", "anytime")
_DEEPEST_LIST = 5
"""How deep a list of touchpoints can lie that are no parts: stages, stage, phase, channel."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?\d{1,300}", re.ASCII)
_BASED = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(r"[-+]?(\.\d{1,300}|\d{1,300}(\.\d{0,300})?)([eE][-+]?\d{1,9})?", re.ASCII)
_SPECIAL_FLOAT = re.compile(r"([-+]?)\.(?:(inf|Inf|INF)|(nan|NaN|NAN))")
# A # after a space with no space behind it, or with nothing: in `Pay #online` and `Order no #` it belongs to the text.
_SWALLOWED = re.compile(r"(?<![ \t])[ \t]+(#)(?:(?=[^\s#!])[^\n]*|[ \t]*(?=[\r\n]|$))")
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build(text: str, document: Document) -> None:
    """Fills in the value, spots and findings of `document` from its `text`."""
    _Builder(document).build(text)


class _Builder:
    """Turns the events of one YAML text into the value, spots and findings of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings = document.findings
        self.stopped = False
        self.touchpoints = 0
        self.next: Callable[[], Any]

    def build(self, text: str) -> None:
        """Reads the one document that `text` should hold."""
        self.remarks_to_check = _SWALLOWED.search(text) is not None
        self.lines = split_lines(text) if self.remarks_to_check else []
        try:
            # Straight from libyaml: yaml.parse() would wrap each event in two more calls.
            self.next = _LOADER(text).get_event
            self.next()
            event = self.next()
            if isinstance(event, yaml.StreamEndEvent):
                self.findings.append(mistakes.EMPTY.at(self.document.spot.place(), "The file is empty"))
                return
            self.document.value = self._value(self.next(), self.document.spot, 1)
            if self.touchpoints > MAX_TOUCHPOINTS:
                # What was read so far is no journey to be judged, and would take long to be looked through.
                self.document.value = None
            if self.stopped:
                return
            self.next()
            event = self.next()
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse(event, mistakes.UNSUPPORTED, "A second document starts here; one file is one journey")
        except yaml.MarkedYAMLError as error:
            self.findings.append(explain(error, self.document.path, split_lines(text)))
            self.document.value = None
        except yaml.YAMLError as error:
            self.findings.append(mistakes.SYNTAX.at(self.document.spot.place(), f"This cannot be read: {error}"))
            self.document.value = None

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.CollectionStartEvent):
            end = start
        return Place(self.document.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _refuse(self, event: Any, mistake: mistakes.Mistake, message: str, **details: Any) -> None:
        self.findings.append(mistake.at(self._place(event), message, **details))

    def _value(self, event: Any, spot: Spot, depth: int) -> Any:
        """The value that begins with `event`; the events up to its end are used up."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, mistakes.UNSUPPORTED, f"An alias (*{event.anchor}) stands here; write the value out",
                         help="If the name starts with *, put quotes around it.")  # fmt: skip
            spot.broken = True
            return None
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._refuse(event, mistakes.UNSUPPORTED, f"A YAML tag ({event.tag}) stands here",
                         help="If the name starts with !, put quotes around it.")  # fmt: skip
            spot.broken = True
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, spot)
        if depth > MAX_DEPTH:
            self._refuse(event, mistakes.TOO_DEEP, f"The file is nested more than {MAX_DEPTH} levels deep")
            self.stopped = spot.broken = True
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(spot, depth)
        return self._list(spot, depth)

    def _list(self, spot: Spot, depth: int) -> list[Any]:
        items: list[Any] = []
        spots: dict[str | int, Spot] = {}
        spot.children = spots
        counted = _holds_touchpoints(spot, depth)
        while not (self.stopped or isinstance(event := self.next(), yaml.SequenceEndEvent)):
            if counted and self._one_too_many(event):
                break
            end: Any = event.start_mark if isinstance(event, yaml.CollectionStartEvent) else event.end_mark
            child = spots[len(items)] = Spot(spot, len(items), event.start_mark, end)
            items.append(self._value(event, child, depth + 1))
            if isinstance(items[-1], dict) and child.children:
                # A block in a list has no key of its own: its first entry stands for it.
                first = next(iter(child.children.values()))
                child.line, child.column = first.line, first.column
                child.end_line, child.end_column = first.end_line, first.end_column
        return items

    def _one_too_many(self, event: Any) -> bool:
        """Counts a touchpoint; the first beyond the limit is refused, and reading ends there."""
        self.touchpoints += 1
        if self.touchpoints <= MAX_TOUCHPOINTS:
            return False
        self._refuse(
            event,
            mistakes.ENCODING,
            f"One inventory holds at most {MAX_TOUCHPOINTS:,} touchpoints, parts included; here stands one more",
            help="One file is one journey: write each journey into a file of its own.",
        )
        self.stopped = True
        return True

    def _mapping(self, spot: Spot, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        spots: dict[str | int, Spot] = {}
        spot.children = spots
        while not (self.stopped or isinstance(event := self.next(), yaml.MappingEndEvent)):
            # The same few words over and over: one of each is kept.
            key = sys.intern(event.value) if isinstance(event, yaml.ScalarEvent) else None
            child = Spot(spot, key or "", event.start_mark, event.end_mark)
            if key is None:
                self._refuse(event, mistakes.SYNTAX, "An entry must begin with a plain word and a colon",
                             help="Put quotes around a text that starts with { or [.")  # fmt: skip
                self._value(event, child, depth + 1)
            elif key == "<<" and event.implicit[0]:
                self._refuse(event, mistakes.UNSUPPORTED, "A merge key (<<) stands here; write the entries out")
                key = None
            elif key in entries:
                first = Related(spot.children[key].place(), "it already stands here")
                self._refuse(event, mistakes.DUPLICATE_KEY, f'"{key}" stands twice in this block', related=(first,))
                key = None
            if self.stopped:
                break
            value = self._value(self.next(), child, depth + 1)
            if key is not None:
                entries[key] = value
                spots[key] = child
        return entries

    def _check_remark(self, event: Any) -> None:
        """Reports a text that ends where a # begins which was hardly meant as a remark, as in `Pay #online`."""
        if not event.value:
            # A value left out may even have its place behind the end of the file.
            return
        end = event.end_mark
        line = self.lines[end.line]
        if match := _SWALLOWED.match(line, end.column):
            whole = line[event.start_mark.column :] if event.start_mark.line == end.line else match[0].strip()
            place = Place(
                self.document.path, end.line + 1, match.start(1) + 1, end.line + 1, max(match.end(), match.end(1)) + 1
            )
            self.findings.append(
                mistakes.SWALLOWED.at(
                    place,
                    "The text ends before the #; what follows is taken for a remark",
                    help=f'Put quotes around the text: "{whole.strip()}". A remark has a space behind its #.',
                )
            )

    def _scalar(self, event: Any, spot: Spot) -> Any:
        text: str = event.value
        if not event.style and event.tag is None:
            if self.remarks_to_check:
                self._check_remark(event)
            return _plain(text)
        if CONTROL.search(text):
            self._refuse(event, mistakes.ENCODING, "A text holds an invisible control character")
            spot.broken = True
        return text


def _holds_touchpoints(spot: Spot, depth: int) -> bool:
    """Whether the list at `spot` is one of touchpoints, or of their parts."""
    if depth > _DEEPEST_LIST:
        return spot.key == "parts"
    steps = spot.steps()
    return (
        bool(steps)
        and steps[0] in _HOLD_TOUCHPOINTS
        and (spot.key == "parts" or not any(isinstance(step, int) for step in steps))
    )


def _plain(text: str) -> Any:
    """What an unquoted scalar means in the core schema of YAML 1.2."""
    first = text[:1]
    if first in "-+.0123456789":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _BASED.fullmatch(text):
            return int(text, 0)
        if special := _SPECIAL_FLOAT.fullmatch(text):
            return float(special[1] + (special[2] or special[3]))
    if text in _NULLS:
        return None
    return _BOOLS.get(text, text)
