"""What is no readable inventory text: each mistake at its place, in plain words, never a traceback."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap import model, source
from touchmap.source import Unreadable

TOP = "touchmap: 1\njourney: J\n"


def first(text: str | bytes) -> tuple[str, int, int, str, str]:
    data = text if isinstance(text, bytes) else text.encode()
    finding = source.parse(data, "f.yaml").findings[0]
    return (finding.code, finding.place.line, finding.place.column, finding.message, finding.help)


SYNTAX = {
    "a colon in a text": (TOP + "a: b: c\n", 3, 5, "Put quotes around the text that holds the colon."),
    "indented too far": ("a: 1\n b: 2\n", 2, 3, "Indent it exactly as its neighbours."),
    "an open quote": (TOP + 'a: "x\nb: 1\n', 3, 4, "Close the quote, or write the text without one."),
    "an open bracket": (TOP + "a: [x\nb: 1\n", 4, 2, "Close the bracket"),
    "a tab": (TOP + "a:\n\t- b\n", 4, 1, "Use spaces, never tabs"),
    "an at sign": (TOP + "a: @b\n", 3, 4, "Put quotes around this text."),
    "a backslash": (TOP + 'a: "C:\\dir"\n', 3, 7, "Use single quotes"),
    "a dash that does not fit": (TOP + "a:\n  - b\n  c: d\n", 5, 3, "Start it with a dash"),
    "a line without a colon": (TOP + "a: 1\nword\n", 5, 1, "Write `word: value`"),
    "an apostrophe in single quotes": (
        "a:\n  - x\n  - 'in a friend's room'\n",
        3,
        18,
        "Use double quotes around the text",
    ),
    "a bullet": ("a:\n  - x\n  • y\n  - z\n", 3, 3, "Begin it with a plain dash"),
    "two entries on a line": ("a:\n  - to: x, handoff: y\n", 2, 19, "Put braces around them"),
    "a name that begins with a star": (TOP + "a: **bold**\n", 3, 4, "Put quotes around this text."),
}


@pytest.mark.parametrize("name", SYNTAX)
def test_syntax_in_plain_words(name: str) -> None:
    text, line, column, advice = SYNTAX[name]
    code, at_line, at_column, _, said = first(text)
    assert (code, at_line, at_column) == ("TM001", line, column)
    assert advice in said


REFUSED = {
    "empty": ("", "TM006", 1, 1),
    "only a comment": ("# nothing\n", "TM006", 1, 1),
    "a duplicate key": ("a: 1\nb: 2\na: 3\n", "TM003", 3, 1),
    "an alias": ("a: &x 1\nb: *x\n", "TM004", 2, 4),
    "a merge key": ("a: {b: 1}\nc:\n  <<: {d: 1}\n", "TM004", 3, 3),
    "a tag": ("a: !!python/name:os.system x\n", "TM004", 1, 4),
    "a second document": ("a: 1\n---\nb: 2\n", "TM004", 2, 1),
    "a placeholder of a template engine": ("{{name}}: 1\n", "TM001", 1, 1),
    "too deep in brackets": ("[" * 5000, "TM005", 1, 65),
    "too deep in lines": ("".join(" " * depth + "a:\n" for depth in range(200)), "TM005", 65, 65),
    "UTF-16": ("a: 1".encode("utf-16"), "TM002", 1, 1),
    "Latin-1": ("a: 1\nname: Grüße".encode("latin-1"), "TM002", 2, 9),
    "a text cut by a #": ("a: Pay #online\nb: 1 # fine\n", "TM007", 1, 8),
    "a text that ends with a #": ("a: x\nb: Order no #\n", "TM007", 2, 13),
    "a text cut by a # in a list": ("a:\n  - Rate #1 of us # really\n", "TM007", 2, 10),
    "binary": (b"\x89PNG\r\n\x1a\n\x00", "TM002", 1, 1),
    "a control character": ("a: 1\nb: x\x07y", "TM002", 2, 5),
    "an escaped control character": ('a: 1\nb: "\\0"\n', "TM002", 2, 4),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_its_place(name: str) -> None:
    text, code, line, column = REFUSED[name]
    assert first(text)[:3] == (code, line, column)


def test_a_duplicate_names_the_first() -> None:
    (finding,) = source.parse(b"a: 1\nb: 2\na: 3\n", "f.yaml").findings
    assert [related.place.line for related in finding.related] == [1]


@pytest.mark.parametrize(
    "text", ["a: 'Pay #1'\n", "a: x#y\n", "a: x # y\n", "a: 1\n#b\n", "a: |\n  Pay #1\n", "a: x ##\n"]
)
def test_a_remark_is_no_mistake(text: str) -> None:
    assert source.parse(text.encode(), "f.yaml").findings == []


def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchmap.source.document.MAX_BYTES", 10)
    assert first("a: 12345678")[0] == "TM002"


def test_an_alias_bomb_is_refused_quickly() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    assert {finding.code for finding in source.parse(bomb.encode(), "f.yaml").findings} == {"TM004"}


def test_a_recursive_alias_is_refused() -> None:
    assert first("a: &a [*a]\n")[0] == "TM004"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="does not exist"):
        source.read(str(tmp_path / "none.yaml"))


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="folder"):
        source.read(str(tmp_path))


def test_a_pipe_without_a_writer_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(Unreadable, match="write - to read from a pipe"):
        source.read(str(tmp_path / "pipe.yaml"))


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000])
def test_a_name_no_file_can_have(name: str) -> None:
    with pytest.raises(Unreadable):
        source.read(name)


SNIPPETS = st.sampled_from(
    [*"{}[]:,-?&*!|>'\"%@`#\n \t\0\ufeff", "touchmap: 1\n", "journey: J\n", "stages:\n", "  purchase:\n", "    web:\n",
     "      - Pay\n", "next: ", "feedback: ", "- ", ": ", "<<: ", "\u2028", "\u0085", "\ud7ff", "é", "𝒳", "~", ".nan"]
)  # fmt: skip


@given(st.lists(SNIPPETS | st.text(max_size=4), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    document = source.parse(text.encode("utf-8", "surrogatepass"), "f.yaml")
    inventory, findings = model.load(document)
    assert (inventory is None) == bool(findings)
    lines = document.text and document.lines
    for finding in findings:
        assert 1 <= finding.place.line <= max(1, len(lines))
        assert finding.message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    inventory, findings = model.load(source.parse(data, "f.yaml"))
    assert inventory is None
    assert findings
