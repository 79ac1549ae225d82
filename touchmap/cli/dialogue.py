"""A question on the terminal and the line that answers it: plain text, one line at a time, whatever reads or writes.

Where both ends are a terminal, the line can be edited (readline). Otherwise answers are read as lines of UTF-8 and
repeated behind their questions, so that a log can be read.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from touchmap.cli.outputs import print_text
from touchmap.cli.terminal import CannotDo, stdout_style
from touchmap.interview import Prompt, Row
from touchmap.report import Style
from touchmap.report.ink import clean_line, plain
from touchmap.report.page import Page, crop, width, words

_LONGEST_LINE = 1 << 20
_HANG = "     "
_MARGIN = 8


class Ended(Exception):
    """There are no more answers to come."""


class Dialogue:
    """Asks questions and reads what is answered."""

    def __init__(self) -> None:
        if sys.stdin is None:
            raise CannotDo("there is no standard input to read answers from")
        self.with_a_person = sys.stdin.isatty()
        self._edited = self.with_a_person and sys.stdout is not None and sys.stdout.isatty()
        self._asked: set[str] = set()
        self._listed: tuple[tuple[Row, ...], tuple[Row, ...]] = ((), ())
        if self._edited:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - lines can be edited from now on

    @property
    def style(self) -> Style:
        """How wide and colourful the terminal is now: it may be made narrower while we talk."""
        return stdout_style()

    def tell(self, *paragraphs: str) -> None:
        """Says something that is no question; an empty paragraph is an empty line."""
        page = Page(self.style)
        for paragraph in paragraphs:
            page.flow(words(paragraph))
        print_text(page.render())

    def list(self, rows: Sequence[Row]) -> None:
        """Says several things that belong together, with their numbers."""
        page = Page(self.style)
        for mark, text in rows:
            page.flow(words(text), f"  {mark}. ")
        print_text(page.render())

    def paste(self, *commands: str) -> None:
        """Shows commands, each on a line that is never broken, so that they can be copied."""
        print_text("".join(f"  {clean_line(command)}\n" for command in commands))

    def ask(self, prompt: Prompt) -> str:
        """What is answered, without its line end.

        Raises:
            Ended: nothing more will be.
            CannotDo: it cannot be read.
        """
        page = Page(self.style)
        new = prompt.topic not in self._asked
        if new:
            self._asked.add(prompt.topic)
            _show(page, prompt)
        listed = (prompt.rows, prompt.choices)
        if any(listed) and (listed != self._listed or (new and prompt.choices)):
            if not new:
                page.lines.append([])
            _list(page, prompt)
            self._listed = listed
        if prompt.about:
            page.flow(words(prompt.about, "bold"), f"{prompt.mark:>3}  " if prompt.mark else _HANG)
        print_text(page.render())
        return self._line(self._lead(prompt))

    def repeat(self) -> None:
        """Lets every question be shown in full once more, even if it was asked before."""
        self._asked.clear()
        self._listed = ((), ())

    def _lead(self, prompt: Prompt) -> str:
        style = self.style
        default = f"[{crop(prompt.default, style.width // 3)}] " if prompt.default else ""
        mark = _HANG if prompt.about else f"{prompt.mark:>3} " if prompt.mark else "  "
        lead = f"{mark}{default}> "
        return lead if style.unicode else plain(lead)

    def _line(self, lead: str) -> str:
        if self._edited:
            try:
                return input(_encodable(lead))
            except EOFError:
                print_text("\n")
                raise Ended from None
            except UnicodeDecodeError:
                return "\udcff"  # what it was cannot be said; the interview asks once more
        print_text(lead)
        data = sys.stdin.buffer.readline(_LONGEST_LINE)
        if not data:
            print_text("\n")
            raise Ended
        if len(data) == _LONGEST_LINE:
            raise CannotDo("an answer is longer than a million letters")
        line = data.decode("utf-8", "surrogateescape").rstrip("\r\n")
        if not self.with_a_person:
            self._echo(line)
        return line

    def _echo(self, line: str) -> None:
        page = Page(self.style)
        page.line(crop(line, self.style.width // 2))
        print_text(page.render())


def _encodable(text: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def _show(page: Page, prompt: Prompt) -> None:
    """The question itself: how far we are, and what is asked."""
    page.lines.append([])
    if prompt.head:
        page.flow(words(prompt.head, "bold cyan"))
    for paragraph in prompt.text:
        page.flow(words(paragraph))


def _list(page: Page, prompt: Prompt) -> None:
    """What it is about, one to a line, and what can be picked."""
    for mark, label in prompt.rows:
        page.flow(words(label), f"{mark:>4}  ", most=2)
    if prompt.choices:
        _choices(page, prompt)


def _choices(page: Page, prompt: Prompt) -> None:
    """What can be picked by number, as many on a line as fit; none is broken over two lines."""
    line: list[str] = []
    for mark, name in prompt.choices:
        item = f"{mark} {crop(name, page.style.width - _MARGIN)}"
        if line and 2 + sum(width(one) + 3 for one in line) + width(item) > page.style.width:
            page.line("  " + "   ".join(line))
            line = []
        line.append(item)
    page.line("  " + "   ".join(line))
