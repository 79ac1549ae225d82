"""Mermaid's `journey` as Mermaid reads it: title, sections, tasks with scores and actors, each with its line.

Mermaid stops at the first mistake; here each is said with its line, and the rest is read. What Mermaid's own grammar
does, and is kept: keywords in any case; the first colon ends the name of a task; the score is whatever JavaScript takes
for a number; only the piece behind it names actors; `%` and `#` begin remarks unless `#…;` is an entity.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5

from touchmap.convert.remarks import Remarks

_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_OPEN, _CLOSE = "\x01", "\x02"
"""Around an entity until it is shown; no text that is read has control characters of its own."""
_SHOWN = re.compile(f"{_OPEN}(\\w+){_CLOSE}")
_HEAD = re.compile(r"\s*journey\b", re.IGNORECASE)
_DIRECTIVE = re.compile(r"%%\{.*?(?:\}%%|$)", re.DOTALL)
_REMARK = re.compile(r"\s*(%%?(?!\{)|#)(?P<text>.*)", re.DOTALL)
_TITLE = re.compile(r"title(?:\s+(?P<text>.*))?", re.IGNORECASE | re.DOTALL)
_SECTION = re.compile(r"section(?:\s+(?P<text>.*))?", re.IGNORECASE | re.DOTALL)
_ACC_TITLE = re.compile(r"accTitle\s*:(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_ACC_DESCR = re.compile(r"accDescr\s*:(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_ACC_BLOCK = re.compile(r"\s*accDescr\s*\{(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_ACC_CUT = re.compile(r"acc(?:Title|Descr)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\s*(?:title|section)\s|[^:]*:\s*[-+.\d]", re.IGNORECASE)
"""What ends a description whose brace is never closed."""
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_LARGEST = 1e9
_MOST_DIGITS = 8
"""Of the number of a character."""
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Task:
    """One task: `score` is None where there is none, or none that is a number; `remarks` stood above it."""

    name: str
    score: float | None
    actors: tuple[str, ...]
    line: int
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Section:
    """A section, or (without a name) the tasks before the first one."""

    name: str | None
    line: int
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    """One journey as the diagram has it."""

    line: int
    title: str | None = None
    acc_title: str | None = None
    acc_description: str | None = None
    sections: list[Section] = field(default_factory=list)

    @property
    def tasks(self) -> list[Task]:
        """All tasks in their order."""
        return [task for section in self.sections for task in section.tasks]


def is_journey(text: str) -> bool:
    """Whether a diagram, without front matter, is a journey."""
    rest = _DIRECTIVE.sub("", text)
    lines = (line for line in rest.split("\n") if line.strip() and not line.lstrip().startswith("%%"))
    return bool(_HEAD.match(next(lines, "")))


def parse(text: str, first: int, remarks: Remarks) -> Diagram:
    """The journey in `text`, which has no control characters but `\\n`; its first line is number `first` of the file."""  # noqa: E501
    return _Reader(first, remarks).read(text)


class _Reader:
    """Reads one diagram line by line."""

    def __init__(self, first: int, remarks: Remarks) -> None:
        self._first = first
        self._remarks = remarks
        self._pending: list[str] = []
        self._description: list[str] | None = None
        self._description_line = 0
        self._hopeless = False
        self._started = False
        self._diagram = Diagram(first)

    def read(self, text: str) -> Diagram:
        text = _DIRECTIVE.sub(self._directive, text)
        for number, line in enumerate(text.split("\n"), self._first):
            self._line(line, number)
        if self._description is not None:
            self._unclosed(text.split("\n"))
        if self._pending:
            self._remarks.check(self._diagram.line, f"remarks at the end are left out: {_shown(self._pending)}")
        return self._diagram

    def _directive(self, found: re.Match[str]) -> str:
        self._remarks.read.append(f"settings of the diagram are not carried over: {_shown([found[0]])}")
        return "\n" * found[0].count("\n")

    def _line(self, line: str, number: int) -> None:
        if self._description is not None:
            self._go_on(line, number)
            return
        if not self._started:
            head = _HEAD.match(line)
            if not head and (not line.strip() or _REMARK.match(line)):
                self._keep(line)
                return
            self._started = True
            self._diagram.line = number
            line = line[head.end() :] if head else line
        if (block := _ACC_BLOCK.match(line)) and not self._hopeless:
            self._description, self._description_line = [], number
            self._go_on(block["text"], number)
            return
        if _ACC_TITLE.match(line.lstrip()) or _ACC_DESCR.match(line.lstrip()):
            # Of these Mermaid takes the whole line, whatever stands in it.
            self._statement(_ENTITY.sub(f"{_OPEN}\\1{_CLOSE}", line).strip(), number)
            return
        for statement in self._statements(line, number):
            self._statement(statement, number)

    def _statements(self, line: str, number: int) -> Iterator[str]:
        """What stands on a line, without remarks; entities are marked."""
        marked = _ENTITY.sub(f"{_OPEN}\\1{_CLOSE}", line)
        if _REMARK.match(marked):
            self._keep(line)
            return
        said, sign, remark = marked.partition("#")
        if sign and remark.strip():
            shown = _shown([_whole(remark)])
            self._remarks.check(number, f'to Mermaid this is a remark: "#{shown}"; if it is not, write #35; for the #')
            self._pending.append(_whole(remark))
        for statement in said.split(";"):
            if statement.strip():
                yield statement.strip()

    def _keep(self, line: str) -> None:
        """A remark belongs to the task below it."""
        if found := _REMARK.match(line):
            text = found["text"].strip(" \t%#")
            if text:
                self._pending.append(text)

    def _statement(self, text: str, number: int) -> None:
        if found := _TITLE.fullmatch(text):
            self._title(found["text"], number)
        elif found := _SECTION.fullmatch(text):
            self._section(found["text"], number)
        elif found := _ACC_TITLE.fullmatch(text):
            self._diagram.acc_title = _whole(found["text"]) or None
        elif found := _ACC_DESCR.fullmatch(text):
            self._diagram.acc_description = _whole(found["text"]) or None
        elif ":" in text:
            self._task(text, number)
        else:
            hint = "write a colon behind it" if _ACC_CUT.match(text) else "a task is written as `name: score: actors`"
            self._remarks.lose(number, f'this is neither a section nor a task: "{_shown([_whole(text)])}"; {hint}')

    def _title(self, text: str | None, number: int) -> None:
        title = _whole(text or "")
        if not title:
            self._remarks.check(number, "the title is empty")
            return
        if self._diagram.title is not None:
            self._remarks.lose(number, f'a second title; the first one was "{self._diagram.title}"')
        self._diagram.title = title

    def _section(self, text: str | None, number: int) -> None:
        name = _whole(text or "")
        if not name:
            self._remarks.lose(number, "a section without a name; its tasks are taken into the one above")
            return
        if ":" in (text or ""):
            self._remarks.check(number, f'Mermaid refuses the colon in the section "{name}"; write it as #58;')
        self._diagram.sections.append(Section(name, number))

    def _task(self, text: str, number: int) -> None:
        name, _, rest = text.partition(":")
        score, *others = rest.split(":")
        shown = _whole(name)
        if not shown:
            self._remarks.lose(number, f'a task without a name: "{_shown([_whole(text)])}"')
            return
        if len(others) > 1 and any(one.strip() for one in others[1:]):
            self._remarks.lose(
                number, f'Mermaid takes one list of actors: "{_whole(":".join(others[1:]))}" is left out'
            )
        actors = tuple(actor for one in (others[:1] or [""])[0].split(",") if (actor := _whole(one)))
        if not self._diagram.sections:
            self._diagram.sections.append(Section(None, number))
        self._diagram.sections[-1].tasks.append(
            Task(shown, self._score(score, number), actors, number, tuple(self._pending))
        )
        self._pending.clear()

    def _score(self, text: str, number: int) -> float | None:
        word = _whole(text)
        score = float(word) if _NUMBER.fullmatch(word) else None
        if score is None or abs(score) > _LARGEST:
            if word:
                self._remarks.lose(number, f'the score "{_shown([word])}" is no number')
            else:
                self._remarks.check(number, "there is no score")
            return None
        return score

    def _go_on(self, line: str, number: int) -> None:
        """One more line of a description in braces."""
        assert self._description is not None
        text, brace, rest = line.partition("}")
        self._description.append(text)
        if brace:
            self._diagram.acc_description = _whole(" ".join(self._description)) or None
            self._description = None
            if rest.strip():
                self._line(rest, number)

    def _unclosed(self, lines: list[str]) -> None:
        """A brace that is never closed: the description ends where sections and tasks begin again."""
        self._remarks.lose(
            self._description_line, "accDescr { is never closed; it is taken to end before the next task"
        )
        begin = self._description_line - self._first
        end = next((number for number in range(begin + 1, len(lines)) if _AGAIN.match(lines[number])), len(lines))
        first = lines[begin].partition("{")[2]
        self._diagram.acc_description = _whole(" ".join([first, *lines[begin + 1 : end]])) or None
        self._description, self._hopeless = None, True  # there is no brace in all the rest
        for number, line in enumerate(lines[end:], self._first + end):
            self._line(line, number)


def _whole(text: str) -> str:
    """A text as it is shown: entities are their characters, all on one line."""
    return " ".join(_BREAK.sub(" ", _SHOWN.sub(_character, text)).split())


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name.isdigit() and len(name) <= _MOST_DIGITS:
        return html.unescape(f"&#{name};")
    return html5.get(f"{name};", f"#{name};")


def _shown(texts: list[str]) -> str:
    text = "; ".join(" ".join(one.split()) for one in texts)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
