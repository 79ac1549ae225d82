"""Mutations of inventories: of their bytes, of their lines, and of what they say."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz.seeds import KEYS, VALUES, YAML_WORDS, blocks, seeds, trees

LARGEST = 100_000
"""No case grows beyond this many bytes."""
_SWELL = 0.001
"""The share of cases that are blown up towards that: they take a hundred times as long as others."""
_EDIT_COUNTS = (1, 1, 1, 2, 2, 3, 6)
_HEADER = ("touchmap", "journey", "stages", "pre-purchase", "purchase", "post-purchase")
"""What is mostly left alone: nothing is understood without it."""

Holder = tuple[Any, Any]
"""A block or a list, and the key or position of one value in it."""


def case(random: Random) -> bytes:
    """One mutated inventory."""
    kind = random.random()
    if kind < 0.55:
        data = written(tree(random), random)
    elif kind < 0.7:
        data = of_bytes(written(tree(random), random), random)
    else:
        data = of_bytes(random.choice(seeds()), random)
    if random.random() < _SWELL:
        data = swollen(data, random)
    return data[:LARGEST]


def again(data: bytes, random: Random) -> bytes:
    """A mutation of what another fuzzer chose."""
    return of_bytes(data, random)[:LARGEST] if random.random() < 0.5 else case(random)


def tree(random: Random) -> Any:
    """A seed whose entries have been replaced, moved, doubled, renamed, or mixed with another seed."""
    top = copy.deepcopy(random.choice(trees()))
    for _ in range(random.choice(_EDIT_COUNTS)):
        holders = _holders(top)
        if not holders:
            break
        holder, key = random.choice(holders)
        if key in _HEADER and random.random() < 0.9:
            continue
        (random.choice(_LIKELY) if random.random() < 0.8 else random.choice(_EDITS))(holder, key, holders, random)
    return top


def _holders(top: Any) -> list[Holder]:
    """Every place of a value below `top`."""
    found: list[Holder] = []
    waiting = [top]
    while waiting:
        value = waiting.pop()
        keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for key in keys:
            found.append((value, key))
            waiting.append(value[key])
    return found


def _like(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    """Puts here what another seed says under the same key."""
    if isinstance(holder, dict) and key in blocks():
        holder[key] = copy.deepcopy(random.choice(blocks()[key])[key])


def _extend(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    """Gives a block one more entry, which a block of its kind has in another seed."""
    block = holder[key] if isinstance(holder[key], dict) and random.random() < 0.5 else holder
    known = [key for key in block if key in blocks()] if isinstance(block, dict) else []
    if known:
        kin = random.choice(blocks()[random.choice(known)])
        at = random.choice(list(kin))
        block[at] = copy.deepcopy(kin[at])


def _replace(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    holder[key] = copy.deepcopy(random.choice(VALUES))


def _drop(holder: Any, key: Any, _: list[Holder], _random: Random) -> None:
    del holder[key]


def _swap(holder: Any, key: Any, holders: list[Holder], random: Random) -> None:
    """Puts a copy of one value in the place of another."""
    other, at = random.choice(holders)
    holder[key] = copy.deepcopy(other[at])


def _mix(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    """Puts something from another seed here."""
    other = _holders(random.choice(trees()))
    if other:
        source, at = random.choice(other)
        holder[key] = copy.deepcopy(source[at])


def _rename(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    if isinstance(holder, dict):
        holder[random.choice(KEYS)] = holder.pop(key)
    else:
        holder[key] = {random.choice(KEYS): holder[key]}


def _add(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    value = copy.deepcopy(random.choice(VALUES))
    if isinstance(holder, dict):
        holder[random.choice(KEYS)] = value
    else:
        holder.insert(key, value)


def _double(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    if isinstance(holder, list):
        holder[key:key] = [copy.deepcopy(holder[key]) for _ in range(random.randint(1, 4))]
    else:
        holder[f"{key}2"] = copy.deepcopy(holder[key])


def _wrap(holder: Any, key: Any, _: list[Holder], random: Random) -> None:
    for _ in range(random.choice((1, 1, 1, 2, 70))):
        holder[key] = [holder[key]] if random.random() < 0.5 else {random.choice(KEYS): holder[key]}


_LIKELY: tuple[Callable[[Any, Any, list[Holder], Random], None], ...] = (_like, _extend, _extend, _drop, _double)
"""Edits that mostly leave an inventory that can be understood."""
_EDITS: tuple[Callable[[Any, Any, list[Holder], Random], None], ...] = (
    _replace, _replace, _replace, _drop, _swap, _swap, _mix, _rename, _add, _double, _wrap,
)  # fmt: skip


def written(value: Any, random: Random) -> bytes:
    """A value as YAML: in quotes and braces, or in lines with bare words as people write them."""
    text = json.dumps(value, ensure_ascii=random.random() < 0.3) if random.random() < 0.3 else "".join(_lines(value, 0))
    return text.encode("utf-8", "surrogatepass")


def _lines(value: Any, depth: int) -> list[str]:
    indent = "\n" + " " * (2 * depth)
    if isinstance(value, dict) and value:
        return [part for key, inner in value.items() for part in (indent, _word(key), ": ", *_lines(inner, depth + 1))]
    if isinstance(value, list) and value:
        return [part for inner in value for part in (indent, "- ", *_lines(inner, depth + 1))]
    return [_word(value)]


def _word(value: Any) -> str:
    if isinstance(value, str) and (value.isalnum() or value.replace(" ", "a").replace("-", "a").isalnum()):
        return value
    return value if isinstance(value, str) and value[-1:] in "%d" and value else json.dumps(value, ensure_ascii=False)


def of_bytes(data: bytes, random: Random) -> bytes:
    """Some bytes or lines of a text changed."""
    for _ in range(random.choice(_EDIT_COUNTS)):
        data = random.choice(_CUTS)(data, random)
    return data


def _flip(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _bit(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes(byte ^ (1 << random.randrange(7)) for byte in data[at : at + 1]) + data[at + 1 :]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    word = random.choice(YAML_WORDS) if random.random() < 0.6 else random.choice(KEYS)
    return data[:at] + word.encode() + data[at:]


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.randrange(12) :]


def _move_line(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return data
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _double_line(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = random.randrange(len(lines))
    lines[at:at] = [lines[at]] * random.randint(1, 3)
    return b"".join(lines)


def _indent_line(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = random.randrange(len(lines))
    lines[at] = b"  " + lines[at] if random.random() < 0.5 else lines[at][2:]
    return b"".join(lines)


def _cross(data: bytes, random: Random) -> bytes:
    """The beginning of this and the end of another seed."""
    other = random.choice(seeds())
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


_CUTS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _bit, _insert, _insert, _insert, _cut, _move_line, _double_line, _indent_line, _cross,
)  # fmt: skip


def swollen(data: bytes, random: Random) -> bytes:
    """A text whose one line or stretch is repeated until it is large: what is slow shows itself here."""
    size = random.choice((5_000, 20_000, LARGEST))
    kind = random.random()
    if kind < 0.3:
        at = random.randrange(len(data) + 1)
        piece = random.choice((" ", "\t", "a", *YAML_WORDS)).encode()
        return data[:at] + piece * (size // len(piece)) + data[at:]
    if kind < 0.8:
        lines = data.splitlines(keepends=True) or [b""]
        at = random.randrange(len(lines))
        piece = b"".join(lines[at : at + random.randint(1, 4)])
        before, after = b"".join(lines[:at]), b"".join(lines[at:])
    else:
        at = random.randrange(len(data) + 1)
        piece, before, after = data[at : at + random.randint(1, 8)], data[:at], data[at:]
    times = max(size - len(data), 0) // max(len(piece), 1)
    if random.random() < 0.5:
        return before + piece * times + after
    # Every copy a little different, so that they are not refused as the same entry twice.
    head, words, tail = piece.partition(b":") if b":" in piece else (piece.rstrip(), b"", b"\n")
    room = max(size - len(data), 0) // (len(piece) + 4)
    return before + b"".join(head + b"%d" % count + words + tail for count in range(room)) + after
