"""How messages name things, so that every rule speaks of them in the same way."""

from __future__ import annotations

from touchmap.model import Post, Touchpoint

_LONGEST_NAME = 80


def quoted(name: str) -> str:
    """A name in quotes, cut where it is longer than a message can bear."""
    return f'"{name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"}"'


def named(touchpoint: Touchpoint) -> str:
    """A touchpoint with its number on the map: `"Pay online" (4)`."""
    number = f" ({touchpoint.number})" if touchpoint.number is not None else ""
    return f"{quoted(touchpoint.name)}{number}"


def post_named(post: Post) -> str:
    """A listening post by the word that the file uses for it."""
    return quoted(post.key)


def counted(number: int, one: str, more: str) -> str:
    """`1 touchpoint`, `3 touchpoints`."""
    return f"{number} {one if number == 1 else more}"


def figure(number: float) -> str:
    """A number without needless decimals: `60`, `66.7`, `5.5`."""
    return f"{number:.10g}"
