"""A page of styled lines, wrapped by display width and rendered with or without colour."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text

from touchmap.report import ink
from touchmap.report.sheet import Style

# What stands in backquotes is one word, so that it can be copied; a lone backquote is a letter like others.
_WORD = re.compile(r"(?:[^\s`]|`[^`]{1,40}`|`)+")
Lead = str | tuple[str, str]
"""What stands before the first line: a text, or a text with its style."""


class Word:
    """A stretch of text that stays on one line if it fits there; `glue` ties it to the word before it."""

    __slots__ = ("glue", "style", "text", "width")

    def __init__(self, text: str, style: str = "", *, glue: bool = False) -> None:
        self.text, self.style, self.glue = ink.clean_line(text), style, glue
        self.width = cell_len(self.text)


def words(text: str, style: str = "") -> list[Word]:
    """The words of other people's or our own `text`, made safe to print."""
    return [Word(word, style) for word in _WORD.findall(ink.clean(text))]


def glued(text: str, style: str = "") -> Word:
    """A word that follows the one before it without a space: a comma, a closing bracket."""
    return Word(text, style, glue=True)


def crop(text: str, width: int, more: str = "…") -> str:
    """`text`, made safe, cut to `width` cells with a sign that something is missing."""
    text = ink.clean(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - len(more))).rstrip() + more


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` filled up with spaces to `width` cells, on its left when `right` is set."""
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap


class Page:
    """Lines for one report; `style` says how wide and colourful it may be."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.signs = ink.UNICODE if style.unicode else ink.ASCII
        self.lines: list[Text] = []

    def blank(self) -> None:
        """An empty line, unless the page is empty or one stands there already."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def line(self, *parts: tuple[str, str] | str) -> None:
        """One line as it is, of texts and (text, style) pairs; nothing is wrapped."""
        self.lines.append(Text.assemble(*parts))

    def flow(self, content: Iterable[Word], lead: Lead = "", most: int = 0) -> None:
        """Words as lines that hang under the end of `lead`; at most `most` lines (0: all), the last cut with `…`."""
        first = _lead(lead)
        lines = wrap(content, self._room(first))
        if most and len(lines) > most:
            rest = lines[most - 1]
            rest.truncate(max(1, self._room(first) - len(self.signs.more)))
            rest.rstrip()
            lines = [*lines[: most - 1], rest + Text(self.signs.more)]
        for count, line in enumerate(lines):
            self.lines.append((first if count == 0 else Text(" " * first.cell_len)) + line)

    def flow_items(
        self,
        content: Sequence[Word],
        items: Sequence[Sequence[Word]],
        lead: Lead = "",
        tail: Sequence[Word] = (),
        most: int = 2,
    ) -> None:
        """A sentence with a list: as many items as fit into `most` lines, how many more there are, then `tail`."""
        if not items:
            self.flow([*content, *tail], lead, most + 2)
            return
        room = self._room(_lead(lead))
        for shown in range(min(len(items), room * most // 4), -1, -1):
            sentence = [*content, *_listed(items[:shown], len(items) - shown), *([glued(":")] if tail else []), *tail]
            if shown <= 1 or len(wrap(sentence, room)) <= most:
                self.flow(sentence, lead, most + 2)
                return

    def _room(self, lead: Text) -> int:
        return max(16, self.style.width - lead.cell_len)

    def render(self) -> str:
        """The page as text, each line closed by a line end and without trailing spaces."""
        for line in self.lines:
            line.rstrip()
        rendered = self._in_colour() if self.style.colour else "".join(f"{line.plain}\n" for line in self.lines)
        return rendered if self.style.unicode else ink.plain(rendered)

    def _in_colour(self) -> str:
        from rich.console import Console

        stream = io.StringIO()
        console = Console(
            file=stream, force_terminal=True, color_system="standard", width=self.style.width, highlight=False,
            markup=False, emoji=False, legacy_windows=False, force_jupyter=False, _environ={},
        )  # fmt: skip
        for line in self.lines:
            console.print(line, soft_wrap=True)
        return stream.getvalue()


def _lead(lead: Lead) -> Text:
    return Text(lead) if isinstance(lead, str) else Text.assemble(lead)


def _listed(items: Sequence[Sequence[Word]], left: int) -> Iterator[Word]:
    """`first, second and 3 more`."""
    for count, item in enumerate(items):
        if count:
            yield glued(",")
        yield from item
    if left:
        yield from words(f"and {left:,} more" if items else f"{left:,} places", "dim")


def wrap(content: Iterable[Word], width: int) -> list[Text]:
    """Words filled into lines of at most `width` cells; a word longer than a line is broken."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for chunk in _chunks(content):
        size = sum(word.width for word in chunk)
        if used and used + 1 + size > width:
            lines.append([])
            used = 0
        if used:
            # A space between two words of one style has that style too, so that they stay one stretch.
            _put(lines[-1], " ", chunk[0].style if lines[-1][-1][1] == chunk[0].style else "")
            used += 1
        for word in chunk:
            for piece in chop_cells(word.text, width) if size > width else [word.text]:
                length = cell_len(piece)
                if used and used + length > width:
                    lines.append([])
                    used = 0
                _put(lines[-1], piece, word.style)
                used += length
    return [Text.assemble(*line) for line in lines]


def _put(line: list[tuple[str, str]], text: str, style: str) -> None:
    if line and line[-1][1] == style:
        text = line.pop()[0] + text
    line.append((text, style))


def _chunks(content: Iterable[Word]) -> Iterable[list[Word]]:
    """The words with those tied to them."""
    chunk: list[Word] = []
    for word in content:
        if chunk and not word.glue:
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk
