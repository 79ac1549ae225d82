"""The SVG of a map as a part of a page: its cards are links, its colours follow the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from touchmap.draw.html.markup import Markup, harmless

_COLOURED = ("fill", "stroke")
_LEFT_TO_THE_PAGE = frozenset({"width", "height", "xmlns", "xmlns:xlink", "xml:lang", "role", "aria-labelledby"})


@dataclass(frozen=True, slots=True)
class Dress:
    """What the picture gets beside its shapes: attributes by the id of a group, and words for colours.

    `links` are the addresses that groups lead to, each with all that is written there, for those who hear the page.
    """

    root: Mapping[str, str]
    colours: Mapping[str, str]
    links: Mapping[str, tuple[str, str]]
    data: Mapping[str, Mapping[str, str]]


def inline(picture: bytes, dress: Dress) -> Markup:
    """The `<svg>` element of `picture` in its new dress; links and titles that it came with give way."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    writer = _Writer(dress)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.Parse(picture, True)
    return Markup("".join(writer.out))


@dataclass(slots=True)
class _Writer:
    """Writes what the parser reads, one element after another."""

    dress: Dress
    out: list[str] = field(default_factory=list)
    _closings: list[str] = field(default_factory=list)
    _muted: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._closings)
        if tag == "a":
            self._closings.append("")
            return
        if tag in ("title", "desc") and depth == 1:  # the page says both
            self._muted = True
            self._closings.append("")
            return
        if depth == 0:
            attributes = {**_kept(attributes), **self.dress.root}
        for key in _COLOURED:
            if attributes.get(key) in self.dress.colours:
                attributes[key] = self.dress.colours[attributes[key]]
        identity = attributes.get("id", "")
        attributes |= self.dress.data.get(identity, {})
        self.out.append(_tag(tag, attributes))
        closing = f"</{tag}>"
        if identity in self.dress.links:
            address, name = self.dress.links[identity]
            self.out.append(_tag("a", {"href": address, "aria-label": name, "tabindex": "-1"}))
            closing = f"</a>{closing}"
        self._closings.append(closing)

    def end(self, _: str) -> None:
        self._muted = False
        self.out.append(self._closings.pop())

    def text(self, text: str) -> None:
        if not self._muted:
            self.out.append(escape(text, quote=False))


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in attributes.items() if key not in _LEFT_TO_THE_PAGE}


def _tag(tag: str, attributes: Mapping[str, str]) -> str:
    stated = "".join(f' {key}="{escape(harmless(value))}"' for key, value in attributes.items())
    return f"<{tag}{stated}>"
