"""Words put together: with values, with a number, as a list."""

from __future__ import annotations

from collections.abc import Iterable

from touchmap.words.direction import isolated
from touchmap.words.table import Words


def say(words: Words, key: str, **values: object) -> str:
    """The entry `key` with `values` put in; what stands in a value is never read as a pattern.

    Numbers are spelt as the language does, and a name of the other direction stays in its place. `{onward}` is an
    arrow in the direction of reading.
    """
    if not values:
        return words[key]
    spelt = {"onward": words.onward}
    for name, value in values.items():
        spelt[name] = isolated(value, words.leftward) if isinstance(value, str) else _spelt(words, value)
    return words[key].format_map(spelt)


def count(words: Words, key: str, number: int) -> str:
    """`number` with the word for so many of them, such as "3 pains"."""
    return f"{words.numbers.whole(number)} {form(words, key, number)}"


def form(words: Words, key: str, number: int) -> str:
    """The word for so many of them, such as "pains"."""
    forms = words[key].split("|")
    return forms[min(words.plural(number), len(forms) - 1)]


def join(words: Words, parts: Iterable[str | None], between: str = " · ") -> str:
    """What there is of `parts` on one line; of several, none turns the others around."""
    there = [part for part in parts if part]
    if len(there) < 2:
        return "".join(there)
    return between.join(isolated(part, words.leftward) for part in there)


def _spelt(words: Words, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return words.numbers.whole(value)
    if isinstance(value, float):
        return words.numbers.decimal(value)
    return isolated(str(value), words.leftward)
