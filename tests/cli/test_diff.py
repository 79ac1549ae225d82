"""`touchmap diff`: files and revisions, and what keeps them from being compared."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, WRONG, Run

Write = Callable[[str, str | bytes], Path]
LATER = GOOD.replace("Buying bread", "Buying good bread")


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *arguments],
        check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def repository(write: Write) -> None:
    """A repository with an inventory in a folder, changed since its last commit."""
    write("shop/touchmap.yaml", GOOD)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    write("shop/touchmap.yaml", LATER)


def test_two_files(touchmap: Run, write: Write) -> None:
    write("old.yaml", GOOD)
    write("new.yaml", LATER)
    outcome = touchmap("diff", "old.yaml", "new.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert "name: Buying bread → Buying good bread" in outcome.out
    assert touchmap("diff", "old.yaml", "old.yaml").out == "Nothing changed.\n"


def test_standard_input_is_one_of_them(touchmap: Run, write: Write) -> None:
    write("old.yaml", GOOD)
    assert touchmap("diff", "old.yaml", "-", stdin=GOOD.encode()).out == "Nothing changed.\n"


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("old", ["HEAD:shop/touchmap.yaml", "HEAD:./shop/touchmap.yaml", "@:shop/touchmap.yaml"])
def test_a_revision_of_git(touchmap: Run, old: str) -> None:
    outcome = touchmap("diff", old, "shop/touchmap.yaml", "-f", "json")
    assert (outcome.code, outcome.err) == (0, "")
    assert [entry["section"] for entry in json.loads(outcome.out)["entries"]] == ["journey"]
    assert touchmap("diff", old, old).out == "Nothing changed.\n"


@pytest.mark.usefixtures("repository")
def test_a_file_with_a_colon_is_a_file(touchmap: Run, write: Write) -> None:
    write("HEAD:a.yaml", GOOD)
    assert touchmap("diff", "HEAD:a.yaml", "HEAD:shop/touchmap.yaml").out == "Nothing changed.\n"


@pytest.mark.usefixtures("repository")
def test_sources_are_looked_for_where_the_inventory_lies(touchmap: Run, write: Write) -> None:
    write("shop/answers.csv", "a\n")
    text = GOOD + "feedback: {bell: {source: ./answers.csv, acts: Bake}}\n"
    write("shop/touchmap.yaml", text.replace("name: Pay,", "name: Pay, feedback: bell,"))
    git("commit", "-q", "-a", "-m", "second")
    assert touchmap("diff", "HEAD:shop/touchmap.yaml", "shop/touchmap.yaml").out == "Nothing changed.\n"


def test_mistakes_in_one_of_them(touchmap: Run, write: Write) -> None:
    write("old.yaml", GOOD)
    write("new.yaml", WRONG)
    outcome = touchmap("diff", "old.yaml", "new.yaml")
    assert (outcome.code, outcome.out) == (1, "")
    assert "new.yaml:4:1" in outcome.err


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(("old", "reason"), [
    ("nowhere.yaml", "nowhere.yaml does not exist"),
    ("HEAD:nowhere.yaml", "git does not have it: path 'nowhere.yaml' does not exist in 'HEAD'"),
    ("nobody:shop/touchmap.yaml", "nobody:shop/touchmap.yaml is no file, and git does not have it"),
    ("HEAD:shop", "HEAD:shop is no file, and git does not have it"),
    ("HEAD:", "HEAD: does not exist"),
])  # fmt: skip
def test_what_cannot_be_done_is_one_line(touchmap: Run, old: str, reason: str) -> None:
    outcome = touchmap("diff", old, "shop/touchmap.yaml")
    assert (outcome.code, outcome.out, len(outcome.err.splitlines())) == (2, "", 1)
    assert reason in outcome.err


@pytest.mark.usefixtures("repository")
def test_a_revision_is_no_option(touchmap: Run) -> None:
    outcome = touchmap("diff", "--", "--batch:x", "shop/touchmap.yaml")
    assert (outcome.code, outcome.err) == (
        2,
        "touchmap: --batch is no revision: write one as git does, such as HEAD:touchmap.yaml\n",
    )


def test_outside_a_repository(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write("touchmap.yaml", GOOD)
    outcome = touchmap("diff", "HEAD:touchmap.yaml", "touchmap.yaml")
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    monkeypatch.setenv("PATH", "")
    outcome = touchmap("diff", "HEAD:touchmap.yaml", "touchmap.yaml")
    assert outcome.err == "touchmap: HEAD:touchmap.yaml is no file, and git, which could have it, is not installed\n"


def test_into_a_file(touchmap: Run, write: Write) -> None:
    write("old.yaml", GOOD)
    write("new.yaml", LATER)
    outcome = touchmap("diff", "old.yaml", "new.yaml", "-f", "markdown", "-o", "changes.md")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Wrote changes.md\n")
    assert Path("changes.md").read_text(encoding="utf-8").startswith("## Buying good bread\n")
    outcome = touchmap("diff", "old.yaml", "new.yaml", "-o", "old.yaml")
    assert (outcome.code, Path("old.yaml").read_text(encoding="utf-8")) == (2, GOOD)


@pytest.mark.parametrize(("form", "beginning"), [("svg", "<?xml"), ("html", "<!doctype html>")])
def test_a_map_with_the_changes_marked(touchmap: Run, write: Write, form: str, beginning: str) -> None:
    write("old.yaml", GOOD)
    write("new.yaml", GOOD.replace("Smell the bread", "Smell the fresh bread"))
    outcome = touchmap("diff", "old.yaml", "new.yaml", "-f", form, "-o", "changes." + form)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"Wrote changes.{form}\n")
    drawn = Path(f"changes.{form}").read_text(encoding="utf-8")
    assert drawn.lower().startswith(beginning)
    assert "Compared with: old.yaml" in drawn
    assert ">changed</text>" in drawn
