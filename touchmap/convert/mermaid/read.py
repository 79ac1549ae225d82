"""From a Mermaid or Markdown file to drafts: each journey in it is an inventory of its own."""

from __future__ import annotations

import re

from touchmap.convert.decode import decoded, harmless
from touchmap.convert.failure import CannotConvert
from touchmap.convert.imported import Imported
from touchmap.convert.mermaid.drafted import drafted
from touchmap.convert.mermaid.markdown import diagrams
from touchmap.convert.mermaid.parse import is_journey, parse
from touchmap.convert.remarks import Remarks
from touchmap.convert.wishes import Wishes
from touchmap.source import parse as read_yaml

_FRONT = re.compile(r"([^\S\n]*)---[^\S\n]*\n(?P<yaml>.*?)\n\1---[^\S\n]*(?:\n|$)", re.DOTALL)
_FIRST_WORD = re.compile(r"\s*([\w-]+)")


def mermaid(data: bytes, name: str, wishes: Wishes) -> list[Imported]:
    """The one journey in a Mermaid file; `name` is what to call it where the diagram has no title.

    Raises:
        CannotConvert: this is no journey, or there is nothing in it.
    """
    text, how = _text(data, wishes)
    return [_imported(text, 1, name, wishes, how)]


def markdown(data: bytes, name: str, wishes: Wishes) -> list[Imported]:
    """Every journey in the ```mermaid blocks of a Markdown file.

    Raises:
        CannotConvert: there is none.
    """
    text, how = _text(data, wishes)
    found = []
    others = []
    for block in diagrams(text):
        if is_journey(_without_front(block.text)[0]):
            imported = _imported(block.text, block.line, block.heading or name, wishes, how)
            found.append(Imported(imported.draft, imported.remarks, f"line {block.line}"))
        else:
            others.append(f"line {block.line}: a {_kind(block.text)}, no journey: left out")
    if not found:
        there = f" ({'; '.join(others)})" if others else ""
        raise CannotConvert(f"there is no ```mermaid block with a journey in this file{there}")
    found[0].remarks.read[:0] = others
    return found


def _text(data: bytes, wishes: Wishes) -> tuple[str, list[str]]:
    text, how = decoded(data, wishes.encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = harmless(lines)
    said = [how] if how else []
    if clean != lines:
        said.append(f"{len(lines) - len(clean)} invisible control characters are left out")
    return clean, said


def _imported(text: str, line: int, name: str, wishes: Wishes, said: list[str]) -> Imported:
    remarks = Remarks("line", list(said))
    body, skipped, title = _without_front(text, line, remarks)
    if not is_journey(body):
        raise CannotConvert(
            f"line {line + skipped}: this is a {_kind(text)}, no journey: it should begin with `journey`"
        )
    diagram = parse(body, line + skipped, remarks)
    if not diagram.tasks:
        raise CannotConvert(f"line {diagram.line}: there is no task in this journey, so nothing to import")
    if diagram.title is None:
        diagram.title = title
    return Imported(drafted(diagram, name, wishes, remarks), remarks)


def _without_front(text: str, line: int = 1, remarks: Remarks | None = None) -> tuple[str, int, str | None]:
    """The diagram without its front matter, how many lines that had, and the title in it."""
    blank = len(text) - len(text.lstrip("\n"))
    front = _FRONT.match(text, blank)
    if not front:
        return text, 0, None
    value = read_yaml(front["yaml"].encode(), "front matter").value
    title = value.get("title") if isinstance(value, dict) else None
    if remarks is not None:
        if not isinstance(value, dict):
            remarks.lose(line + blank, "the front matter cannot be read")
        elif others := ", ".join(key for key in value if key != "title"):
            remarks.read.append(f"settings in the front matter are not carried over: {others}")
    return text[front.end() :], text.count("\n", 0, front.end()), str(title) if title else None


def _kind(text: str) -> str:
    """What a diagram calls itself."""
    body = "\n".join(line for line in _without_front(text)[0].split("\n") if not line.lstrip().startswith("%%"))
    word = _FIRST_WORD.match(body)
    return f"{word[1]} diagram" if word and len(word[1]) < 40 else "diagram of another kind"
