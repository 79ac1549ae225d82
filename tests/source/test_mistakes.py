"""What is no readable inventory text: each mistake at its place, in plain words, never a traceback."""

import importlib
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
    "an entry below a text": (
        "touchmap: 1\njourney: Our patients\n  persona: Anna\n",
        3,
        10,
        "Write it like this:\njourney:\n  name: Our patients\n  persona: Anna",
    ),
    "an entry below a touchpoint": (
        TOP + "stages:\n  purchase:\n    web:\n      - Pay\n        feedback: card\n",
        7,
        17,
        "Write it like this:\n- name: Pay\n  feedback: card",
    ),
    "an entry below a link": (
        TOP + "a:\n  - next: Pay\n      handoff: the order\n",
        5,
        14,
        "Write it like this:\n- next:\n    to: Pay\n    handoff: the order",
    ),
    "an entry too far in below a name": (
        TOP + "a:\n  - name: Pay\n      feedback: card\n",
        5,
        15,
        "Write it like this:\n- name: Pay\n  feedback: card",
    ),
    "an entry below a short action": (
        TOP + "a:\n  acts: Call back\n    who: care\n",
        5,
        8,
        "\nacts:\n  what: Call back\n  who: care",
    ),
    "an unknown word below a text": (TOP + "a: 1\n  colour: red\n", 4, 9, "Indent it exactly as its neighbours."),
    "several entries behind commas": (
        "a:\n  - Pay, feedback: card, owner: Tom\n",
        2,
        31,
        "Write each on a line of its own, the first one as",
    ),
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


TEXTS = {
    "short": "a: 1",
    "English": TOP + "stages:\n  purchase:\n    website:\n      - Pay online\n",
    "Ukrainian": TOP + "stages:\n  purchase:\n    сайт:\n      - Порівняти дві моделі міських велосипедів\n",
    "Persian": TOP + "stages:\n  purchase:\n    وبگاه:\n      - مقایسه دو مدل دوچرخه شهری\n",
    "Chinese": TOP + "stages:\n  purchase:\n    网站:\n      - 一一在网站上比较两款自行车一一\n",
    "emoji": TOP + "stages:\n  purchase:\n    web:\n      - 🚲🚲🚲🚲\n",
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_another_encoding_is_called_by_its_name(encoding: str, mark: str, text: str) -> None:
    name = encoding[:6].upper()
    expected = ("TM002", 1, 1, f"The file is saved as {name}; touchmap reads UTF-8", "Save it as UTF-8 text.")
    assert first((mark + TEXTS[text]).encode(encoding)) == expected
    assert len(source.parse((mark + TEXTS[text]).encode(encoding), "f.yaml").findings) == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_mark_of_another_encoding_is_enough(encoding: str) -> None:
    assert f"saved as {encoding[:6].upper()};" in first("\ufeff".encode(encoding))[3]


@pytest.mark.parametrize("data", [b"\0", b"a: \0b\0c\0d\0e: x" + b" y" * 50, b"a: 1\n" + bytes(500), bytes(500)])
def test_zeros_in_other_text_are_control_characters(data: bytes) -> None:
    assert "control character (U+0000)" in first(data)[3]


def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchmap.source.document.MAX_BYTES", 10)
    assert first("a: 12345678")[0] == "TM002"


BUILD = importlib.import_module("touchmap.source.build")  # the package gives its function this name
LISTS = {
    "a channel": "stages:\n  purchase:\n    web: [a, b, c,\n d]\n",
    "two channels": "stages:\n  purchase:\n    web: [a]\n    shop: [b, c,\n d]\n",
    "a phase": "stages:\n  purchase:\n    pay:\n      web: [a, b, c,\n d]\n",
    "anytime": "stages: {purchase: {web: [a]}}\nanytime:\n    web: [b, c,\n d]\n",
    "parts": "stages:\n  purchase:\n    pay:\n      web: [{name: a, parts: [b, {name: c, parts: [\n d]}]}]\n",
    "parts at any time": "anytime:\n  web: [{name: a, parts: [b, {name: c, parts: [\n d]}]}]\n",
    "blocks": "stages:\n  purchase:\n    web: [{name: a}, {name: b}, {name: c},\n {name: d}]\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_touchpoint_too_many_ends_the_reading(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(BUILD, "MAX_TOUCHPOINTS", 3)
    text = TOP + LISTS[name] + "foo: no entry\nfoo: twice\n"
    document = source.parse(text.encode(), "f.yaml")
    inventory, (finding,) = model.load(document)
    assert (inventory, finding.code, document.value) == (None, "TM002", None)
    assert (finding.place.line, finding.place.column) == (text[: text.rindex("\n ")].count("\n") + 2, 2)
    assert "at most 3 touchpoints" in finding.message
    assert "One file is one journey" in finding.help
    monkeypatch.setattr(BUILD, "MAX_TOUCHPOINTS", 4)
    assert "TM002" not in {one.code for one in source.parse(text.encode(), "f.yaml").findings}


def test_other_lists_count_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BUILD, "MAX_TOUCHPOINTS", 1)
    fields = "{name: a, next: [b, c], evidence: [d, e, f], pains: [{text: g}, h]}"
    for place in ("stages: {purchase: {web: [%s]}}", "stages: {purchase: {p: {web: [%s]}}}", "anytime: {web: [%s]}"):
        text = TOP + "paths: {one: [a, b, c]}\nfeedback: {p: {scale: [1, 7]}}\n" + place % fields
        assert source.parse(text.encode(), "f.yaml").findings == []


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
