"""Words put into a structure: whatever they are, the values come out as they went in, and comments stay comments."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from touchmap.source import parse
from touchmap.starter.fill import MissingWords, fill

WRITTEN = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)
"""What can be written into a file of words and is allowed in an inventory: no control characters."""


def values(text: str) -> object:
    document = parse(text.encode(), "touchmap.yaml")
    assert [finding.message for finding in document.findings] == []
    return document.value


@given(WRITTEN, WRITTEN)
@example("no", "- a")
@example("2026", "a: b #c")
@example("{a}, [b]", "'")
@example("$b", "${a}")
@example("می‌پرسیم", "🚲")
@example("a\u2028b", "\ufeff")
def test_any_words_are_safe_everywhere(one: str, other: str) -> None:
    structure = (
        "# $b\n"
        "journey:  # $a\n"
        "  name: $a  # $b\n"
        "  persona: {name: $a, goal: $b}\n"
        "  list:\n"
        "    - $b\n"
        "    - to: $a  # $a\n"
        "  kept: 5$ a$a $ $a-is-kept?\n"
    )
    assert values(fill(structure, {"a": one, "b": other})) == {
        "journey": {
            "name": one,
            "persona": {"name": one, "goal": other},
            "list": [other, {"to": one}],
            "kept": "5$ a$a $ $a-is-kept?",
        }
    }


def test_the_key_of_an_entry_may_be_a_word() -> None:
    assert values(fill("$a:\n  - $b\n", {"a": "Straight: on", "b": "c"})) == {"Straight: on": ["c"]}


def test_a_key_stands_for_the_name_in_its_section() -> None:
    assert fill("- $pay\n- $pay.handoff\n", {"pay.name": "Pay", "pay.handoff": "Address"}) == "- Pay\n- Address\n"


def test_comments_behind_entries_are_lined_up() -> None:
    words = {"a": "Short", "b": "said here", "c": "A name that is longer than the others are"}
    assert fill("  a: $a # $b\n  b: 1                            # $b\n  c: $c    # $b\n", words).splitlines() == [
        "  a: Short                        # said here",
        "  b: 1                            # said here",
        "  c: A name that is longer than the others are  # said here",
    ]


def test_a_comment_that_is_too_long_goes_above_its_entry() -> None:
    said = "a comment that goes on and on " * 5
    lines = fill("    - name: $a  # $b\n", {"a": "Pay", "b": said}).splitlines()
    assert lines[-1] == "    - name: Pay"
    assert len(lines) == 3
    assert all(line.startswith("    # ") and len(line) <= 100 for line in lines[:-1])


def test_long_comments_are_wrapped_and_code_in_them_is_not() -> None:
    said = "First.\n\nThen " + "run `touchmap audit --profile strict` " * 6
    lines = fill("  # $a\n", {"a": said}).splitlines()
    assert lines[:2] == ["  # First.", "  #"]
    assert all(len(line) <= 100 and line.count("`") % 2 == 0 for line in lines)
    assert " ".join(line.removeprefix("  # ") for line in lines[2:]) == " ".join(said.split()[1:])


def test_braces_that_get_too_long_go_over_several_lines() -> None:
    structure = "acts: {who: $a, what: $b, within: 2d}  # $a\n"
    short, long = "Answer", "Answer, find the cause, and tell the team that can remove it for good, today and not later"
    assert fill(structure, {"a": "care", "b": short}) == "acts: {who: care, what: Answer, within: 2d}  # care\n"
    assert fill(structure, {"a": "care", "b": long}).splitlines() == [
        "acts:                             # care",
        "  who: care",
        f"  what: {long}",
        "  within: 2d",
    ]
    assert values(fill(f"- - {structure}", {"a": "care", "b": long})) == [
        [{"acts": {"who": "care", "what": long, "within": "2d"}}]
    ]


def test_what_is_commented_out_is_filled_as_well() -> None:
    structure = "  # owner: $a         # $b\n  #   - text: $a\n  # role: browse\n"
    assert fill(structure, {"a": "#1: we", "b": "who answers"}).splitlines() == [
        '  # owner: "#1: we"               # who answers',
        '  #   - text: "#1: we"',
        "  # role: browse",
    ]


@pytest.mark.parametrize(("structure", "line"), [("a: 1\n# $b\n", 2), ("a: $b\n", 1), ("a: 1\n\nc: 1  # $b\n", 3)])
def test_words_that_are_missing_are_named_with_their_line(structure: str, line: int) -> None:
    with pytest.raises(MissingWords) as caught:
        fill(structure, {"a": "x"})
    assert (caught.value.line, caught.value.key) == (line, "b")
