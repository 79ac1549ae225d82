"""HTML that is safe by construction: every text is escaped on its way in, and only elements are taken as they are."""

from __future__ import annotations

from html import escape

from touchmap.draw.ink import clean

_EMPTY = frozenset({"input", "link", "meta"})
_PIECE = 1000  # code points; so many are always within what `clean` leaves uncut


class Markup(str):
    """HTML that may go out as it is."""

    __slots__ = ()


Child = Markup | str | None
Attribute = str | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """`<tag>` with `children`, of which plain texts are escaped and None is nothing.

    Attributes are named as in Python: `class_` is `class`, `aria_label` is `aria-label`. True stands for an attribute
    without a value, False and None for none.

    >>> element("a", "<Pay> & go", href="#pay", hidden=True, title=None)
    '<a href="#pay" hidden>&lt;Pay&gt; &amp; go</a>'
    """
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    if tag in _EMPTY:
        return Markup(opening)
    return Markup(f"{opening}{joined(*children)}</{tag}>")


def joined(*children: Child) -> Markup:
    """`children` one after the other, plain texts escaped."""
    there = (child for child in children if child)
    return Markup("".join(child if isinstance(child, Markup) else escape(harmless(child)) for child in there))


def harmless(text: str) -> str:
    """`text` without any character that could do harm; it keeps its length and its line breaks."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(
        "".join(clean(line[start : start + _PIECE]) for start in range(0, len(line), _PIECE))
        for line in text.split("\n")
    )


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(harmless(value))}"'
