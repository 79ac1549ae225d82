"""The JSON Schema: every inventory of ours is valid, and it refuses the shapes that the model refuses."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ours import TEMPLATES
from tests.reading import inventory, mistakes
from touchmap.model.schema import schema
from touchmap.source import parse
from touchmap.source.write import write

ROOT = Path(__file__).parents[2]
INVENTORIES = sorted(path for folder in ("examples", "tests") for path in (ROOT / folder).rglob("*touchmap.yaml"))
SCHEMA = schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
# Everything that the schema speaks about: wrong types, unknown and missing words, a name that is cut at its colon.
SHAPES = {"TM001", "TM010", "TM011", "TM012"}
# What only the model can know, by how it says so.
BEYOND = (
    "that exists in the calendar", "the lowest answer and then the highest", "belongs to the stage",
    "stands in the phase", "is for anytime touchpoints", "on the channel", "should be a whole number",
)  # fmt: skip
PALETTE: list[Any] = [
    None, True, False, 0, 1, -3, 2.5, 1e12, "", "x", "no", "high", "survey", "nps", "2026-02-03", "2026-2-3", "30%",
    "130%", "4h", "4 hours", "contact", "pre-purchase", [], {}, ["x"], [1], [None], [[]], [1, 5], {"name": "x"},
    {"to": "x"},
    {"text": "x"}, {"waive": "x"}, {"waive": None}, {"x": "y"}, {"x": None}, {"x": ["y"]}, {"x": {"y": ["z"]}},
    "x" * 4001,
]  # fmt: skip
WORDS = ("name", "owner", "next", "x", "feedback", "id", "what", "score", "website", "ignore", "stage", "waive")


def errors(value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(value)]


def value_of(text: bytes) -> Any:
    document = parse(text, "x.yaml")
    assert not document.findings
    return document.value


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", INVENTORIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_inventories_are_valid(path: Path) -> None:
    assert errors(value_of(path.read_bytes())) == []


def test_short_forms_are_valid() -> None:
    text = (
        b"touchmap: 1\njourney: J\nfeedback: {a: How was it?}\nchannels: {web: Web}\nphases: {p: purchase}\nstages:\n"
    )
    text += b"  purchase: {web: [A, {name: B, next: A, pains: It hurts, feedback: a, parts: C}]}\n  post-purchase:\n"
    assert errors(value_of(text)) == []


def _objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(one for item in node.values() for one in _objects(item))]
    return [one for item in node for one in _objects(item)] if isinstance(node, list) else []


def test_every_field_is_described() -> None:
    silent = [name for one in _objects(SCHEMA) for name, field in one.get("properties", {}).items()
              if isinstance(field, dict) and "anyOf" not in one and not field.get("description")]  # fmt: skip
    assert set(silent) <= {"pre-purchase", "purchase", "post-purchase"}
    assert all(definition["description"] for definition in SCHEMA["definitions"].values())


@pytest.mark.parametrize(("change", "why"), [
    ("jurney: J\n", "jurney"),
    ("paths: {a: {steps: [A]}}\n", "steps"),
    ("people: [A]\n", "['A']"),
    ("stage_names: {purchase: 3}\n", "purchase"),
    ("feedback: {a: {every: monthly}}\n", "monthly"),
    ("feedback: {a: {kind: poll}}\n", "poll"),
    ("channels: {web: {kind: virtual}}\n", "virtual"),
    ("anytime: {web: [{name: A, emotion: 3}]}\n", "3"),
    ("anytime: {web: [{id: a}]}\n", "name"),
    ("anytime: {web: [{name: A, waive: because}]}\n", "waive"),
])  # fmt: skip
def test_what_it_refuses(change: str, why: str) -> None:
    text = f"touchmap: 1\njourney: J\nstages: {{}}\n{change}"
    assert mistakes(text)
    assert any(
        why in message for error in VALIDATOR.iter_errors(value_of(text.encode())) for message in _messages(error)
    )


def _messages(error: jsonschema.ValidationError) -> list[str]:
    return [error.message, *(message for inner in error.context or () for message in _messages(inner))]


def _places(node: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [way, *(place for key, item in inner for place in _places(item, (*way, key)))]


def _mutated(value: Any, random: Random) -> Any:
    """`value` with one thing changed somewhere: replaced, taken out, renamed, put into a list."""
    value = copy.deepcopy(value)
    *way, last = random.choice(_places(value)[1:])
    holder = value
    for step in way:
        holder = holder[step]
    match random.randrange(5):
        case 0 if isinstance(holder, dict):
            holder[random.choice(WORDS)] = holder.pop(last)
        case 1:
            del holder[last]
        case 2:
            holder[last] = [holder[last]]
        case 3 if isinstance(holder[last], dict):
            holder[last][random.choice(WORDS)] = random.choice(PALETTE)
        case _:
            holder[last] = random.choice(PALETTE)
    return value


SEEDS = [value_of(path.read_bytes()) for path in INVENTORIES] + [value_of(text.encode()) for text in TEMPLATES.values()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False))
def test_schema_and_model_refuse_the_same_shapes(seed: Any, random: Random) -> None:
    value = _mutated(seed, random)
    text = write(value)
    refused = [finding for finding in mistakes(text.encode()) if finding.code in SHAPES]
    if errors(value):
        assert refused, errors(value)[:5]
    else:
        assert all(any(words in f"{one.message} {one.help}" for words in BEYOND) for one in refused), refused


def test_the_documented_nine_lines_are_valid() -> None:
    text = "touchmap: 1\njourney: Buying a bike\nstages:\n  pre-purchase:\n    website:\n      - Open a page\n"
    assert inventory(text)
    assert errors(value_of(text.encode())) == []
