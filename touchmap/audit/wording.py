"""How messages name things, so that every rule speaks of them in the same way."""

from __future__ import annotations

from touchmap.model import Post, Touchpoint

_LONGEST_NAME = 80


def quoted(name: str) -> str:
    """A name in quotes, cut where it is longer than a message can bear; curved quotes where it holds quotes itself.

    >>> quoted('Ask "will it fit?"')
    '“Ask "will it fit?"”'
    """
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    return f"“{name}”" if '"' in name else f'"{name}"'


def named(touchpoint: Touchpoint) -> str:
    """A touchpoint with its number on the map: `"Pay online" (4)`."""
    return called(touchpoint.name, touchpoint.number)


def called(name: str, number: int | None) -> str:
    """What `named` says of a touchpoint with this name and number."""
    return quoted(name) if number is None else f"{quoted(name)} ({number})"


def post_named(post: Post) -> str:
    """A listening post by the word that the file uses for it."""
    return quoted(post.key)


def counted(number: int, one: str, more: str) -> str:
    """`1 touchpoint`, `3 touchpoints`."""
    return f"{number} {one if number == 1 else more}"


def figure(number: float) -> str:
    """A number without needless decimals: `60`, `66.7`, `5.5`."""
    return f"{number:.10g}"
