"""A page of styled lines, wrapped by display width and rendered with or without colour."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from touchmap.report import ink
from touchmap.report.sheet import Style

# What stands in backquotes is one word, so that it can be copied; a lone backquote is a letter like others.
_WORD = re.compile(r"(?:[^\s`]|`[^`]{1,40}`|`)+")
Run = tuple[str, str]
"""A stretch of text in one style: names of colours and `bold`, `dim`, `underline`, as rich knows them."""
Line = list[Run]
_NARROWEST = 16


class Word:
    """A stretch of text that stays on one line if it fits there; `glue` ties it to the word before it."""

    __slots__ = ("glue", "style", "text", "width")

    def __init__(self, text: str, style: str = "", *, glue: bool = False) -> None:
        self.text = text if text.isprintable() else ink.clean_line(text)
        self.style, self.glue = style, glue
        self.width = width(self.text)


def width(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def words(text: str, style: str = "") -> list[Word]:
    """The words of other people's or our own `text`, made safe to print."""
    return [Word(word, style) for word in _WORD.findall(ink.clean(text))]


def glued(text: str, style: str = "") -> Word:
    """A word that follows the one before it without a space: a comma, a closing bracket."""
    return Word(text, style, glue=True)


def crop(text: str, most: int, more: str = "…") -> str:
    """`text`, made safe, cut to `most` cells with a sign that something is missing."""
    text = ink.clean(text)
    if width(text) <= most:
        return text
    return ink.clean(set_cell_size(text, max(0, most - len(more)))) + more


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` filled up with spaces to `cells`, on its left when `right` is set."""
    gap = " " * (cells - width(text))
    return gap + text if right else text + gap


class Page:
    """Lines for one report; `style` says how wide and colourful it may be."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.signs = ink.UNICODE if style.unicode else ink.ASCII
        self.lines: list[Line] = []

    def blank(self) -> None:
        """An empty line, unless the page is empty or one stands there already."""
        if self.lines and self.lines[-1]:
            self.lines.append([])

    def line(self, *runs: Run | str) -> None:
        """One line as it is; nothing is wrapped."""
        self.lines.append([(run, "") if isinstance(run, str) else run for run in runs])

    def flow(self, content: Iterable[Word], lead: Run | str = "", most: int = 0) -> None:
        """Words as lines that hang under the end of `lead`; at most `most` lines (0: all), the last cut with `…`."""
        first = (lead, "") if isinstance(lead, str) else lead
        room = self._room(first)
        lines = wrap(content, room)
        if most and len(lines) > most:
            lines = [*lines[: most - 1], self._cut(lines[most - 1], room)]
        hang = (" " * width(first[0]), "")
        for count, line in enumerate(lines):
            self.lines.append([hang if count else first, *line])

    def say(self, text: str, lead: Run | str = "", style: str = "") -> None:
        """One text in one style, wrapped as `flow` wraps it; quick for texts that come again and again."""
        first = (lead, "") if isinstance(lead, str) else lead
        hang = (" " * width(first[0]), "")
        for count, line in enumerate(_wrapped(text, style, self._room(first))):
            self.lines.append([hang if count else first, *line])

    def paste(self, lines: Iterable[str], indent: int) -> None:
        """Lines of a file as they are, each cut where it is wider than the page."""
        room = self._room((" " * indent, ""))
        for line in map(ink.clean_line, lines):
            shown = line if width(line) <= room else set_cell_size(line, room - len(self.signs.more)) + self.signs.more
            self.lines.append([(" " * indent, ""), (shown, "")])

    def flow_items(
        self,
        content: Sequence[Word],
        items: Sequence[Sequence[Word]],
        more: int = 0,
        *,
        lead: Run | str = "",
        tail: Sequence[Word] = (),
        most: int = 2,
    ) -> bool:
        """A sentence with a list: as many `items` as fit into `most` lines, how many there are besides them and
        the `more` that are not given, then `tail`. Says whether all of them are shown.
        """
        if not items:
            self.flow([*content, *tail], lead, most + 1)
            return not more
        room = self._room((lead, "") if isinstance(lead, str) else lead)
        end = [glued(":"), *tail] if tail else []

        def sentence(shown: int) -> list[Word]:
            return [*content, *_listed(items[:shown], len(items) - shown + more), *end]

        # The largest number that fits, found by halving; the first item is shown in any case.
        fits, too_many = 1, len(items) + 1
        while too_many - fits > 1:
            middle = (fits + too_many) // 2
            if len(wrap(sentence(middle), room)) <= most:
                fits = middle
            else:
                too_many = middle
        self.flow(sentence(fits), lead, most + 1)
        return fits == len(items) and not more

    def _room(self, lead: Run) -> int:
        return max(_NARROWEST, self.style.width - width(lead[0]))

    def _cut(self, line: Line, room: int) -> Line:
        """A line that ends with the sign that something is missing."""
        room -= len(self.signs.more)
        kept: Line = []
        for text, style in line:
            shown = text if width(text) <= room else set_cell_size(text, room)
            kept.append((shown, style))
            room -= width(shown)
        return [*kept, (self.signs.more, "")]

    def render(self) -> str:
        """The page as text, each line closed by a line end and without trailing spaces."""
        write = _in_colour if self.style.colour else _without
        rendered = "".join(f"{ink.guarded(write(line))}\n" for line in self.lines)
        return rendered if self.style.unicode else ink.plain(rendered)


def _without(line: Line) -> str:
    return "".join(text for text, _ in line).rstrip()


def _in_colour(line: Line) -> str:
    from rich.color import ColorSystem
    from rich.style import Style as Ink

    line = list(line)
    while line and not (end := line[-1][0].rstrip()):
        line.pop()
    if line:
        line[-1] = (end, line[-1][1])
    return "".join(
        Ink.parse(style).render(text, color_system=ColorSystem.STANDARD) if style and text.strip() else text
        for text, style in line
    )


def _listed(items: Sequence[Sequence[Word]], left: int) -> Iterator[Word]:
    """`first, second and 3 more`."""
    for count, item in enumerate(items):
        if count:
            yield glued(",")
        yield from item
    if left:
        yield from words(f"and {left:,} more", "dim")


@functools.lru_cache(maxsize=1024)
def _wrapped(text: str, style: str, room: int) -> list[Line]:
    """The lines of one text; to be read only, since they are kept."""
    text = ink.clean(text)
    pieces = text.split()
    if not text.isascii() or "`" in text or max(map(len, pieces), default=0) > room:
        return wrap(words(text, style), room)
    lines: list[Line] = []
    start, used = 0, -1
    for count, piece in enumerate(pieces):
        if used + 1 + len(piece) > room:
            lines.append([(" ".join(pieces[start:count]), style)])
            start, used = count, -1
        used += 1 + len(piece)
    return [*lines, [(" ".join(pieces[start:]), style)]] if pieces else [[]]


def wrap(content: Iterable[Word], room: int) -> list[Line]:
    """Words filled into lines of at most `room` cells; a word longer than a line is broken."""
    lines: list[Line] = [[]]
    used = 0
    for chunk in _chunks(content):
        size = sum(word.width for word in chunk)
        if used and used + 1 + size > room:
            lines.append([])
            used = 0
        if used:
            # A space between two words of one style has that style too, so that they stay one stretch.
            _put(lines[-1], " ", chunk[0].style if lines[-1][-1][1] == chunk[0].style else "")
            used += 1
        for word in chunk:
            for piece in _pieces(word, room) if size > room else [word.text]:
                length = width(piece)
                if used and used + length > room:
                    lines.append([])
                    used = 0
                _put(lines[-1], piece, word.style)
                used += length
    return lines


def _pieces(word: Word, room: int) -> list[str]:
    """The text of a word in pieces that fit; one without width stays as it is."""
    return chop_cells(word.text, room) if word.width else [word.text]


def _put(line: Line, text: str, style: str) -> None:
    if line and line[-1][1] == style:
        text = line.pop()[0] + text
    line.append((text, style))


def _chunks(content: Iterable[Word]) -> Iterator[list[Word]]:
    """The words with those tied to them."""
    chunk: list[Word] = []
    for word in content:
        if chunk and not word.glue:
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk
