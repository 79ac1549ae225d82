"""One block against its class: every mistake becomes a finding in plain words, the rest is kept."""

from __future__ import annotations

import copy
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from touchmap import mistakes
from touchmap.model.block import Block
from touchmap.model.entry import Entry, Faults, did_you_mean
from touchmap.source import Spot

B = TypeVar("B", bound=Block)
_MAX_ROUNDS = 100


def checked(cls: type[B], entry: Entry, faults: Faults, what: str) -> B | None:
    """`entry` as a `cls`; what is wrong with it goes to `faults`, and what is right is returned.

    `what` names the block in messages ("touchpoint"). None: nothing could be made of it.
    """
    if not isinstance(entry.value, dict):
        faults.add(mistakes.WRONG_VALUE, entry.spot, _not_a_block(what, entry.value), help="")
        return None
    value = entry.value
    for round_ in range(_MAX_ROUNDS):
        try:
            block = cls.model_validate(value)
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
            if round_ == 0:
                value = copy.deepcopy(value)
                for error in errors:
                    _report(cls, error, entry.spot, faults, what)
            for error in reversed(errors):
                _take_out(value, error)
        else:
            settle(block, entry.spot)
            return block
    return None


def settle(block: Block, spot: Spot) -> None:
    """Gives `block` and every block in it its place in the file."""
    block.learn(spot=spot)
    for field in _blocks_in(type(block)):
        value = getattr(block, field)
        inner = spot.children.get(field, spot)
        if isinstance(value, Block):
            settle(value, inner)
        elif isinstance(value, (list, tuple)):
            for position, item in enumerate(value):
                settle(item, inner.children.get(position, inner))
        elif isinstance(value, dict):
            for key, item in value.items():
                settle(item, inner.children.get(key, inner))


@functools.cache
def _blocks_in(cls: type[Block]) -> tuple[str, ...]:
    """The fields of `cls` that hold blocks, so that settling need not look at the others."""
    return tuple(name for name, field in cls.model_fields.items() if _block_class(field.annotation))


def _take_out(value: Any, error: Any) -> None:
    """Removes from `value` what `error` is about; a list item without its required field goes as a whole."""
    holder, key, holders = value, None, []
    for step in error["loc"]:
        if isinstance(holder, str):
            # A single text where a list of them may stand: it goes as a whole.
            break
        try:
            inner = holder[step]
        except (KeyError, IndexError, TypeError):
            if error["type"] == "missing":
                key = step
            break
        holders.append((holder, step))
        holder = inner
        key = step
    if error["type"] == "missing" and holders:
        parent, step = holders[-1]
        _remove(parent, step)
    elif error["type"] == "missing":
        value[error["loc"][0]] = _UNKNOWN_TEXT
    elif holders:
        parent, step = holders[-1]
        if parent is value and step in ("name", "to", "steps"):
            value[step] = [] if step == "steps" else _UNKNOWN_TEXT
        else:
            _remove(parent, step)
    elif key is not None:
        value.pop(key, None)


def _remove(parent: Any, step: Any) -> None:
    """Takes one item out; list items later in the list are taken out first, so positions hold."""
    if isinstance(parent, list):
        if 0 <= step < len(parent):
            del parent[step]
    else:
        parent.pop(step, None)


_UNKNOWN_TEXT = "?"
_CUT_BY_COMMA = "In braces a comma begins a new entry: put quotes around the text, or write 5.5 with a point."


def _report(cls: type[Block], error: Any, spot: Spot, faults: Faults, what: str) -> None:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place = spot.find(steps)
    field = str(steps[-1]) if steps and isinstance(steps[-1], str) else "this entry"
    holder = _class_at(cls, steps[:-1])
    kind = error["type"]
    if kind == "missing":
        named = what if len(steps) == 1 else _NAMES.get(holder.__name__, "block")
        faults.add(mistakes.MISSING_KEY, place, f'This {named} has no "{field}"', help=f'Add "{field}: …" to it.')
    elif kind == "extra_forbidden":
        named = what if len(steps) == 1 else _NAMES.get(holder.__name__, "block")
        known = [name for name in holder.model_fields if name not in _WRITTEN_OTHERWISE]
        guess = faults.guess(field, known)
        advice = "Correct the spelling." if guess else f"A {named} may have: {', '.join(known)}."
        faults.add(
            mistakes.UNKNOWN_KEY,
            place,
            f'"{field}" is not known in a {named}{guess}',
            help=_CUT_BY_COMMA if error["input"] is None else advice,
        )
    else:
        item = f'"{field}"' if isinstance(steps[-1], str) else f'An item of "{_last_word(steps)}"'
        faults.add(mistakes.WRONG_VALUE, place, f"{item} {reason(error)}", help="")


def _last_word(steps: tuple[Any, ...]) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "this list")


def _class_at(cls: type[Block], steps: tuple[Any, ...]) -> type[Block]:
    """The block class that stands at `steps` inside `cls`."""
    for step in steps:
        if isinstance(step, str) and step in cls.model_fields:
            found = _block_class(cls.model_fields[step].annotation)
            if found is None:
                return cls
            cls = found
    return cls


def _block_class(annotation: Any) -> type[Block] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, Block) else None
    inner = (_block_class(argument) for argument in typing.get_args(annotation))
    return next((found for found in inner if found), None)


def _not_a_block(what: str, value: Any) -> str:
    if isinstance(value, list):
        return f"This {what} should be a block of entries, not a list"
    return f"This {what} should be a block of entries; if it is meant as a text, put quotes around {_shown(value)}"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _text_wanted(error: Any) -> str:
    value = error["input"]
    if value is None:
        return "has nothing behind it: write a text or remove the line"
    if isinstance(value, (list, dict)):
        return "should be one text"
    return f'should be a text: put quotes around it, "{_shown(value)}"'


def _choice_wanted(error: Any) -> str:
    value = error["input"]
    choices = [choice.strip("' ") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    guess = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"cannot be {_shown(value)}: write one of {', '.join(choices)}{guess}"


def _one_of_two(error: Any) -> str:
    value = error["input"]
    yes = isinstance(value, str) and value.casefold() in ("yes", "no", "on", "off", "y", "n")
    return f"should be true or false{f', not {value}' if yes else ''}"


_BLOCK = "should be a block of entries, each with a name and a colon"
_TWO_NUMBERS = "should have two numbers: the lowest and the highest answer"
_EMPTY = "is empty: write a text or remove the line"

# The kind of a pydantic error -> what to say: a text with its context filled in, or a function of the error.
_WORDS: dict[str, str | Callable[[Any], str]] = {
    "expected": "should be {expected}",
    "string_type": _text_wanted,
    "string_too_short": _EMPTY,
    "string_too_long": "is too long: at most {max_length} characters",
    "string_pattern_mismatch": "should be a language such as en, uk, ru or fa",
    "bool_type": _one_of_two,
    "bool_parsing": _one_of_two,
    "literal_error": _choice_wanted,
    "int_type": "should be a whole number, not {input}",
    "int_from_float": "should be a whole number, not {input}",
    "float_type": "should be a number, not {input}",
    "finite_number": "should be a number that exists",
    "greater_than_equal": "should be {ge:g} or more, not {input}",
    "less_than_equal": "should be {le:g} or less, not {input}",
    "tuple_type": "should be a list: lines that begin with a dash",
    "list_type": "should be a list: lines that begin with a dash",
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "too_short": _TWO_NUMBERS,
    "too_long": _TWO_NUMBERS,
}


def reason(error: Any) -> str:
    """What is wrong with a value, as the end of a sentence that begins with it; `error` is one of pydantic's."""
    words = _WORDS.get(error["type"], "cannot be {input}")
    if callable(words):
        return words(error)
    return words.format(**{"input": _shown(error["input"]), **error.get("ctx", {})})


_NAMES = {
    "Acts": "block", "Counts": "block of counts", "Link": "link", "Loyalty": "block", "Pain": "pain",
    "PathStep": "path entry", "Question": "question", "Result": "result", "Send": "link", "Service": "block",
    "Touchpoint": "touchpoint",
}  # fmt: skip
_WRITTEN_OTHERWISE = frozenset({"waive"})
"""Fields of the model that the file writes in another way."""
