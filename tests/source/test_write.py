"""Data written as YAML: it looks as people write it, and reads back as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from touchmap.source import parse
from touchmap.source.write import Inline, Noted, write

TEXTS = st.text(max_size=30) | st.sampled_from([
    "no", "On", "~", "null", "1", "-1.5", "0x1F", "0o17", "1e5", ".5", "12:30:45", "2026-10-01",
    "a: b", "a #b", "#a", "- a", "-a", "? a", "a:", ":a", "'a'", '"a"', "{a}", "[a]", "a, b", "*a", "&a", "!a", "%a",
    "@a", "`a", "|", ">", "=", "<<", " a", "a ", "a\nb", "a\tb", "\u2028", "\x85", "\ufeff", "é", "🚲", "30%", "4h",
    "\x00", "\x7f", "a\r\nb",
])  # fmt: skip
SCALARS = TEXTS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
KEYS = TEXTS.filter(lambda key: key != "")


def _below(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=4) | st.dictionaries(KEYS, values, max_size=4)


def _noted(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values | st.builds(Noted, values, TEXTS, TEXTS) | st.dictionaries(KEYS, SCALARS, max_size=3).map(Inline)


DATA = st.dictionaries(KEYS, st.recursive(SCALARS, lambda values: _below(_noted(values)), max_leaves=12), max_size=5)


def bare(value: Any) -> Any:
    """The value without its remarks."""
    if isinstance(value, Noted):
        return bare(value.value)
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items()}
    return [bare(item) for item in value] if isinstance(value, list) else value


def drawable(value: Any) -> bool:
    """Whether an inventory may hold `value`: no control characters, which are refused even in quotes."""
    return not any(char in "".join(_texts(value)) for char in map(chr, [*range(9), 11, 12, *range(14, 32), 127]))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []


@given(DATA, TEXTS)
@example({"a": ["b: c", {"d": Noted(1, "above", "behind")}]}, "head")
def test_it_reads_back(value: Any, head: str) -> None:
    text = write(value, head)
    plain = bare(value)
    assert yaml.safe_load(text) == yaml.load(text, yaml.CSafeLoader) == plain or _has_a_date(plain)
    if plain and all(key != "<<" for key in _keys(plain)):
        document = parse(text.encode(errors="surrogatepass"), "x.yaml") if drawable(plain) else None
        if document is not None and not document.findings:
            assert document.value == plain


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for item in value.values() for key in _keys(item))]
    return [key for item in value for key in _keys(item)] if isinstance(value, list) else []


def _has_a_date(value: Any) -> bool:
    return "2026-10-01" in _texts(value)


def test_it_looks_as_people_write_it() -> None:
    data = {
        "touchmap": Noted(1, behind="the version of this format"),
        "journey": {"name": "Buying: a bike", "goal": "yes", "reviewed": date(2026, 1, 2)},
        "channels": {"website": Inline(name="Website", kind="digital"), "shop": Inline(name="A, B", note="long " * 20)},
        "feedback": {"effort": {"scale": [1, 7], "target": 5.5, "every": "30d"}},
        "stages": {
            "pre-purchase": Noted({"website": [
                Noted({"name": "Open a page", "next": ["Pay online", {"to": "Call #5"}]}, before="Two\nlines"),
                Noted("Pay at the till", behind="is this the shop?"),
            ]}, before="What comes first"),
            "purchase": {},
            "post-purchase": None,
        },
    }  # fmt: skip
    assert (
        write(data, "Our journey\n\nTo be checked.")
        == """\
# Our journey
#
# To be checked.

touchmap: 1  # the version of this format
journey:
  name: "Buying: a bike"
  goal: "yes"
  reviewed: 2026-01-02
channels:
  website: {name: Website, kind: digital}
  shop:
    name: A, B
    note: "long long long long long long long long long long long long long long long long long long long long "
feedback:
  effort:
    scale: [1, 7]
    target: 5.5
    every: 30d
stages:
  # What comes first
  pre-purchase:
    website:
      # Two
      # lines
      - name: Open a page
        next:
          - Pay online
          - to: "Call #5"
      - Pay at the till  # is this the shop?
  purchase: {}
  post-purchase:
"""
    )


def test_a_remark_gives_no_orders() -> None:
    text = write(
        {"a": Noted(1, "touchmap: ignore TM301 because\n#Touchmap: ignore", "# touchmap: ignore")}, "touchmap: x"
    )
    assert not parse(text.encode(), "x.yaml").comments
    assert text.count("#") == 6


def test_numbers_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="nan cannot be written"):
        write({"a": float("nan")})
