"""The report `markdown`: other people's text stays text, and a long report still fits into a comment."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.report.sheets import journey, sheet, sheet_of
from tests.report.test_golden import SAMPLE
from touchmap.audit.settings import Settings, Thresholds
from touchmap.report import FORMATS, Style
from touchmap.report.ink import clean
from touchmap.report.markdown import report
from touchmap.report.markup import escape, prose

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ALIVE = re.compile(r"@\w|(?<!&)#\d|://|\bwww\.|\bGH-\d|:\w+:|[!%~^$]\w")
TEXT_OF_OURS = {"text", "text_special", "strong_open", "strong_close", "code_inline"}
BLOCKS_OF_OURS = {
    "inline", "html_block", "heading_open", "heading_close", "paragraph_open", "paragraph_close", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open",
    "th_close", "td_open", "td_close", "ordered_list_open", "ordered_list_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close",
}  # fmt: skip
NAMES = [
    "@octocat", "see #12", "GH-12", "!12", "https://evil.example", "www.evil.example", "a@evil.example", ":smile:",
    "**bold**", "_it_", "~~gone~~", "`code`", "``a`b``", "<script>alert(1)</script>", "<!-- x", "&lt;b&gt;", "$x$",
    "[click](http://evil)", "![x](y)", "a | b | c", "# Head", "- item", "1. one", "2) two", "> quote", "+ x", "===",
    "---", "\\| \\", "| --- |", "</details>", "/close", "~label", "%1", "^alert#1", "[^1]", "```", "a\\",
]  # fmt: skip


def inline(text: str) -> list[Token]:
    tokens = [token for token in READER.parse(text) if token.type == "inline"]
    return [child for token in tokens for child in token.children or []]


def shown(text: str) -> str:
    """What a reader sees, without what cannot be seen."""
    assert {token.type for token in inline(text)} <= {"text", "text_special"}
    return "".join(token.content for token in inline(text)).replace("\u2060", "")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("around", ["{}", "- {}", "1. {}", "- see {} there"])
def test_names_stay_text(name: str, around: str) -> None:
    written = around.format(escape(name))
    kinds = [token.type for token in READER.parse(written)]
    assert kinds == [token.type for token in READER.parse(around.format("x"))]
    assert name in shown(written)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_linked_or_mentioned(name: str) -> None:
    rendered = "".join(token.content for token in inline(escape(name)))
    assert not ALIVE.search(rendered)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("*_`|<>&@#:/.[]()!~$-+=\\ 1")))
def test_any_text_stays_text(text: str) -> None:
    if clean(text):
        assert shown(f"- x {escape(text)} y") == f"x {clean(text)} y".replace("\u2060", "").replace("\u00a0", "\u00a0")


def test_our_own_sentences_keep_their_code() -> None:
    assert prose("Add `acts: {who: x | y}` at *once*") == r"Add `acts: {who: x \| y}` at \*once\*"


def table_rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    rows: list[list[str]] = []
    before = ""
    for token in READER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and before in ("td_open", "th_open"):
            rows[-1].append(token.content)
        before = token.type
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_break_no_table_and_no_list(name: str) -> None:
    quoted = name.replace("'", "''")
    text = f"""
touchmap: 1
journey: {{name: '{quoted}', goal: g}}
channels: {{c: {{name: '{quoted}', owner: '{quoted}'}}}}
feedback: {{p: {{kind: complaints}}}}
stages: {{purchase: {{c: [{{name: 'Pay {quoted}', moment_of_truth: true}}, '{quoted}']}}}}
"""
    written = report(sheet(text))
    tokens = READER.parse(written)
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2", "h3"]
    assert {token.type for token in inline(written)} <= TEXT_OF_OURS
    assert [len(row) for row in table_rows(written)][:4] == [4] * 4
    assert {len(row) for row in table_rows(written)[4:]} == {5}
    html = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert html == ["<details>\n<summary>Everything that was found</summary>", "</details>"]
    assert {token.type for token in tokens} <= BLOCKS_OF_OURS


def test_it_says_the_most_important_first() -> None:
    written = report(sheet_of({SAMPLE.name: SAMPLE.read_bytes()}))
    lines = written.splitlines()
    assert lines[0] == "## Staying a night at the sea"
    assert lines[2] == "**Customers are asked at 3 of 13** (23%; 2 not yours, or waived)"
    assert "### Five things to do first" in lines
    assert written.index("to do first") < written.index("<details>")
    assert [row for row in table_rows(written) if row[0] == "The stay"] == [["The stay", "2 of 7", "–", "5"]]


def test_a_long_report_fits_into_a_comment() -> None:
    channels = "\n".join(f"  c{n}: {{name: '{'@x' * 40} {n}', owner: '{'team &' * 20} {n}'}}" for n in range(400))
    stages = "\n".join(f"    c{n}: [Do the thing {n}, Then the other {n}]" for n in range(400))
    head = "touchmap: 1\njourney: Long\nfeedback: {p: {kind: complaints}}\n"
    each = Settings(thresholds=Thresholds(early_share=0))
    written = report(sheet(f"{head}channels:\n{channels}\nstages:\n  purchase:\n{stages}\n", settings=each))
    assert len(written) < 65_536
    assert re.search(r"^and [\d,]+ more: `touchmap audit`", written, re.MULTILINE)
    assert written.rstrip().splitlines().count("</details>") == 1


def test_several_files_and_broken_ones() -> None:
    written = report(sheet(journey(6), journey(9), "touchmap: 1\nfoo: 1\n"))
    assert "## 2 journeys" in written
    assert "c.touchmap.yaml:2" in written
    assert "once these are mended" in written
    alone = report(sheet("touchmap: 1\nfoo: 1\n"))
    assert alone.startswith("## touchmap\n\n**")
    assert "1. Mend the" in alone


def test_without_unicode_it_is_ascii() -> None:
    assert FORMATS["markdown"](sheet(journey(9), style=Style(unicode=False))).isascii()
