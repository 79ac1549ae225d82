"""`touchmap show`: exit codes, options, where the output goes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ERRORS, GOOD, WRONG, Run
from touchmap.cli.checkout import names_in_project

Write = Callable[[str, str | bytes], Path]
PAIN = GOOD.replace(
    "name: Eat it,", "name: Eat it, pains: [{text: Stale, action: Bake daily, owner: bakers, due: 2026-10-15}],"
)


@pytest.mark.parametrize("options", [[], ["--actions"], ["-f", "csv"], ["-f", "json"], ["--actions", "-f", "json"]])
@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (ERRORS, 0), (WRONG, 1), ("", 1)])
def test_exit_code(touchmap: Run, write: Write, options: list[str], text: str, code: int) -> None:
    write("touchmap.yaml", text)
    outcome = touchmap("show", *options)
    assert outcome.code == code
    # Mistakes are told apart from what is shown, so that what reads the output is never misled.
    assert bool(outcome.out) == (code == 0)
    assert bool(outcome.err) == (code == 1)


def test_a_file_that_cannot_be_read_outranks_mistakes_and_the_rest_is_shown(touchmap: Run, write: Write) -> None:
    write("a.yaml", GOOD)
    write("b.yaml", WRONG)
    outcome = touchmap("show", "nope.yaml", "a.yaml", "b.yaml")
    assert outcome.code == 2
    assert outcome.out.startswith("Buying bread (a.yaml)\n")
    assert "nope.yaml does not exist" in outcome.err
    assert "b.yaml:4:1 error TM010" in outcome.err


def test_the_table(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    lines = touchmap("show").out.splitlines()
    assert lines[3].split() == ["Pre-purchase", "Purchase", "Post-purchase", "All"]
    assert lines[4].split()[:5] == ["Shop", "1,", "0", "of", "1"]


@pytest.mark.parametrize(("day", "state"), [("2026-10-15", "open"), ("2026-10-16", "overdue")])
def test_today(touchmap: Run, write: Write, day: str, state: str) -> None:
    write("touchmap.yaml", PAIN)
    assert f"  2026-10-15  {state}" in touchmap("show", "--actions", "--today", day).out


@pytest.mark.parametrize(
    "day", ["", "tomorrow", "2026-13-01", "2026-02-30", "2026-1-1", "20261015", "2026-10-15T10:00"]
)
def test_a_day_that_is_none(touchmap: Run, write: Write, day: str) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("show", "--today", day)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert "--today" in outcome.err


@pytest.mark.parametrize("options", [["-f", "xml"], ["--action"], ["-o"], ["--today"]])
def test_bad_options(touchmap: Run, write: Write, options: list[str]) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("show", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


def test_stdin(touchmap: Run) -> None:
    assert touchmap("show", "-", stdin=GOOD.encode()).out.startswith("Buying bread\n3 touchpoints: nobody asks")


def test_width_and_colour_follow_the_terminal(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", GOOD)
    monkeypatch.setenv("COLUMNS", "40")
    narrow = touchmap("show").out
    assert "  Purchase: 1 touchpoint," in narrow
    assert max(map(len, narrow.splitlines())) <= 40
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in touchmap("show").out


def test_output_to_a_file(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", PAIN)
    monkeypatch.setenv("FORCE_COLOR", "1")
    outcome = touchmap("show", "--actions", "-f", "csv", "-o", "actions.csv")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Wrote actions.csv\n")
    data = Path("actions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdue,")
    with Path("actions.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["what"] for row in rows if row["kind"] == "pain"] == ["Stale"]
    assert touchmap("show", "-o", "table.txt").code == 0
    assert "\x1b" not in Path("table.txt").read_text(encoding="utf-8")
    assert touchmap("show", "-f", "csv", "-o", "-").out.startswith("file,channel,")


def test_output_never_replaces_the_inventory(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("show", "-o", "touchmap.yaml")
    assert outcome.code == 2
    assert Path("touchmap.yaml").read_text(encoding="utf-8") == GOOD


def test_order_of_arguments_does_not_matter(touchmap: Run, write: Write) -> None:
    write("a.yaml", ERRORS)
    write("b.yaml", PAIN.replace("shop:", "market:"))
    for options in (["-f", "text"], ["-f", "json"], ["--actions"], ["--actions", "-f", "csv"]):
        assert touchmap("show", "a.yaml", "b.yaml", *options).out == touchmap("show", "b.yaml", "a.yaml", *options).out


def test_json_is_json(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", PAIN)
    assert json.loads(touchmap("show", "-f", "json").out)["files"][0]["file"] == "touchmap.yaml"
    assert json.loads(touchmap("show", "--actions", "-f", "json", "--today", "2026-11-30").out)["actions"][0]["overdue"]


@pytest.mark.parametrize("variable", [None, "GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_names_in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path / "maps")
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    above = f"{'maps/' if variable else ''}"
    files = ["a.yaml", "./b.yaml", str(tmp_path / "maps" / "c.yaml"), "../d.yaml", "/elsewhere/e.yaml", "-"]
    assert names_in_project(files) == {
        "a.yaml": f"{above}a.yaml",
        "./b.yaml": f"{above}b.yaml",
        str(tmp_path / "maps" / "c.yaml"): f"{above}c.yaml",
        **({"../d.yaml": "d.yaml"} if variable else {}),
    }
