"""What must hold for any input: no traceback, no crashed rule, true places, harmless output, and all of it soon."""

from __future__ import annotations

import datetime
import json
import re
import signal
import sys
import traceback
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import FrameType
from xml.etree import ElementTree as ET

from tests.fuzz.seeds import FRAME
from tests.report.workflow import obeyed
from touchmap import mistakes, model, source
from touchmap.audit.result import Result
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.finding import Finding, Place
from touchmap.model import Inventory
from touchmap.report import FORMATS, Sheet, Style, actions_text, show
from touchmap.source import split_lines

NAME = "fuzz.touchmap.yaml"
LIMIT = 2.0
"""In seconds of the processor: no file under 100 kB may take longer to audit, no report longer to write."""
_STUCK = 30.0
"""In seconds of the clock: longer than this is no work but waiting."""
_TODAY = datetime.date(2026, 11, 30)
_SETTINGS = Settings(profile="strict", today=_TODAY, min_coverage=50)
_DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STYLES = (Style(), Style(unicode=False), Style(width=40), Style(width=200))
_ALL_OF, _MORE_OF = 50, 5
"""One case in so many goes through every report, with a second inventory beside it; or through one more than the
shortest.
"""


@dataclass(frozen=True)
class Failure:
    """What went wrong: `signature` is the same for the same cause, `details` are for people."""

    signature: str
    details: str


@dataclass(frozen=True)
class Outcome:
    """What became of one input: whether it was understood, and how it failed, if it did."""

    understood: bool = False
    failure: Failure | None = None


class TooSlow(BaseException):
    """The time is over; no rule may swallow this."""


def check(data: bytes) -> Outcome:
    """Takes one input through everything; the same input is always checked in the same way."""
    understood = False
    try:
        with _limited():
            document = source.parse(data, NAME)
            inventory, findings = model.load(document)
            understood = inventory is not None
            _through(data, document.text, inventory, findings)
    except (Exception, TooSlow) as error:
        return Outcome(understood, Failure(_signature(error), traceback.format_exc()))
    return Outcome(understood)


def _through(data: bytes, text: str, inventory: Inventory | None, mistaken: list[Finding]) -> None:
    assert (inventory is None) == bool(mistaken), "either an inventory or mistakes"
    chosen = zlib.crc32(data)
    everything = chosen % _ALL_OF == 0
    inventories = (inventory,) if inventory is not None else ()
    texts = {NAME: text}
    if everything:
        inventories, texts = (*inventories, _beside()), texts | {_beside().path: FRAME}
    result = run(inventories, _SETTINGS, mistaken)
    crashed = [finding.message for finding in result.findings if finding.code == mistakes.CRASHED.code]
    assert not result.crashed, f"crashed: {'; '.join(crashed)}"
    lines = [len(line) for line in split_lines(text or data.decode("utf-8-sig", "replace"))]
    for finding in result.findings:
        _check_finding(finding, lines)
    sheet = Sheet(result, inventories, texts, _STYLES[chosen // _ALL_OF % len(_STYLES)])
    more = [list(FORMATS)[chosen // 100 % len(FORMATS)]] if chosen % _MORE_OF == 1 else []
    for name in FORMATS if everything else ["concise", *more]:
        _begin()
        _check_report(name, FORMATS[name](sheet), result)
    if everything:
        _check_report("show", show.report(sheet), result)
        _check_report("actions", actions_text.report(sheet, _TODAY), result)


def _check_finding(finding: Finding, lines: list[int]) -> None:
    assert finding.message, f"{finding.code} says nothing"
    for place in (finding.place, *(related.place for related in finding.related)):
        if place.file == NAME:
            inside = _inside(place, lines)
            assert inside, f"{finding.code} stands outside of the file: {place}, {len(lines)} lines"


def _inside(place: Place, lines: list[int]) -> bool:
    """Whether a place is in the file; its end may be one character behind the last of a line."""
    if not 1 <= place.line <= place.end_line <= len(lines):
        return False
    if place.line == place.end_line and place.column > place.end_column:
        return False
    return 1 <= place.column <= lines[place.line - 1] + 1 and 1 <= place.end_column <= lines[place.end_line - 1] + 2


def _check_report(name: str, written: str, result: Result) -> None:
    found = _DANGEROUS.search(written)
    assert found is None, f"{name} lets a control character out: {found!r}"
    if name in ("json", "sarif", "gitlab"):
        json.loads(written)
    elif name == "junit":
        ET.fromstring(written)
    elif name == "concise":
        assert len(written.splitlines()) == len(result.findings), "concise: one line per finding"
    elif name == "github":
        commands = {command.name for command in obeyed(written)}
        assert commands <= {"error", "warning", "notice"}, f"github obeys {commands}"


@cache
def _beside() -> Inventory:
    """A second inventory, for rules that look at several."""
    inventory, _ = model.load(source.parse(FRAME.encode(), "beside.touchmap.yaml"))
    assert inventory is not None
    return inventory


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_signal: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename}:{frame.f_code.co_name}" if frame else "?"
        raise TooSlow(f"longer than {LIMIT:g} s, in {where}")

    before = [(number, signal.signal(number, stop)) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_REAL, _STUCK)
    _begin()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before:
            signal.signal(number, handler)


def _begin() -> None:
    """From now on counts the time that is limited."""
    signal.setitimer(signal.ITIMER_PROF, LIMIT)


def _signature(error: BaseException) -> str:
    """The kind of an error and the innermost of our own lines it comes from; for a time limit only the kind."""
    if isinstance(error, TooSlow):
        return "TooSlow"
    frames = traceback.extract_tb(sys.exc_info()[2])
    ours = [frame for frame in frames if "/touchmap/" in frame.filename or "/fuzz/" in frame.filename]
    where = f"{ours[-1].filename.rsplit('/main/', 1)[-1]}:{ours[-1].lineno}" if ours else "?"
    said = str(error).split(":")[0][:60] if isinstance(error, AssertionError) else ""
    if said == "crashed":
        said = re.sub(r"'[^']*'", "…", str(error))[:120]
    return f"{type(error).__name__} {where} {said}".strip()
