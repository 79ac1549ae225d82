"""Unquoted words mean what the core schema of YAML 1.2 says, and nothing else."""

import math

import pytest

from touchmap import source


def value(text: str) -> object:
    document = source.parse(f"a: {text}\n".encode(), "f.yaml")
    assert document.findings == []
    return document.value["a"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("no", "no"), ("on", "on"), ("yes", "yes"), ("true", True), ("False", False), ("null", None), ("~", None),
        ("", None), ("2026-10-15", "2026-10-15"), ("12:30", "12:30"), ("1_000", "1_000"), ("010", 10), ("0o10", 8),
        ("0x1f", 31), ("-7", -7), ("+7", 7), ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("1e", "1e"),
        ('"no"', "no"), ("'1'", "1"), (".inf", math.inf), ("-.INF", -math.inf), ("1.2.3", "1.2.3"), ("30%", "30%"),
        ("!!str 5", "5"), ("9" * 400, "9" * 400), ("٣", "٣"), ("1e999999999", math.inf),
    ],
)  # fmt: skip
def test_plain_words(text: str, meaning: object) -> None:
    assert value(text) == meaning


def test_not_a_number() -> None:
    found = value(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)
