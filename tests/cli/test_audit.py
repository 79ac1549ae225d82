"""`touchmap audit`: exit codes, options, where files are found and where reports go."""

from __future__ import annotations

import importlib
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ERRORS, GOOD, WRONG, Run
from touchmap.audit.rule import Rule
from touchmap.finding import Severity
from touchmap.report import FORMATS

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (ERRORS, 1), (WRONG, 1), ("", 1), ("a: b: c", 1), ("\0", 1)])
def test_exit_code_is_the_same_for_every_form(touchmap: Run, write: Write, form: str, text: str, code: int) -> None:
    write("touchmap.yaml", text)
    outcome = touchmap("audit", "-f", form)
    assert outcome.code == code
    assert outcome.err == ""
    assert outcome.out or (form, code) == ("concise", 0)


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 0), ("note", 1)])
def test_fail_on(touchmap: Run, write: Write, threshold: str, code: int) -> None:
    write("touchmap.yaml", GOOD.replace(", persona: Neighbour", ""))
    assert touchmap("audit", "--fail-on", threshold).code == code


def test_exit_zero(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", ERRORS)
    assert touchmap("audit", "--exit-zero").code == 0
    write("touchmap.yaml", WRONG)
    assert touchmap("audit", "--exit-zero").code == 0


@pytest.mark.parametrize("options", [["--select", "TM302,TM104"], ["--select", "TM302", "--select", "TM104"],
                                     ["--select", "tm302, unused-declaration"]])  # fmt: skip
def test_lists_take_commas_and_repetition(touchmap: Run, write: Write, options: list[str]) -> None:
    write("touchmap.yaml", ERRORS)
    found = json.loads(touchmap("audit", "-f", "json", *options).out)["findings"]
    assert {finding["code"] for finding in found} == {"TM302", "TM104"}


def test_ignore_and_prefix(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", ERRORS)
    outcome = touchmap("audit", "--ignore", "TM3")
    assert outcome.code == 0
    assert "TM302" not in outcome.out


def test_unknown_rule_is_refused_with_a_suggestion(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("audit", "--select", "untracked-stag")
    assert (outcome.code, outcome.out) == (2, "")
    assert "untracked-stage" in outcome.err


def test_profile(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD.replace(", persona: Neighbour", ""))
    assert "TM108" in touchmap("audit").out
    assert "TM108" not in touchmap("audit", "--profile", "starter").out


@pytest.mark.parametrize(("percent", "code"), [("0", 0), ("1", 1), ("100", 1)])
def test_min_coverage(touchmap: Run, write: Write, percent: str, code: int) -> None:
    write("touchmap.yaml", GOOD)
    assert touchmap("audit", "--min-coverage", percent).code == code


@pytest.mark.parametrize("options", [
    ["--min-coverage", "101"], ["--min-coverage", "-1"], ["--min-coverage", "nan"], ["--min-coverage", "x"],
    ["--format", "xml"], ["--profile", "lax"], ["--fail-on", "never"], ["--formt", "json"], ["-o"],
])  # fmt: skip
def test_bad_options(touchmap: Run, write: Write, options: list[str]) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("audit", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert options[0] in outcome.err
    assert "--help" in outcome.err or "from 0 to 100" in outcome.err


def test_stdin(touchmap: Run) -> None:
    outcome = touchmap("audit", "-", "-f", "concise", stdin=WRONG.encode())
    assert outcome.code == 1
    assert outcome.out.splitlines()[-1].startswith("-:4:1: TM010 ")


def test_stdin_twice_is_read_once(touchmap: Run) -> None:
    assert touchmap("audit", "-", "-", stdin=GOOD.encode()).code == 0


def test_the_same_findings_from_a_file_and_from_stdin(touchmap: Run, write: Write) -> None:
    write("x.yaml", WRONG)
    from_file = touchmap("audit", "x.yaml", "-f", "concise").out
    assert touchmap("audit", "-", "-f", "concise", stdin=WRONG.encode()).out == from_file.replace("x.yaml:", "-:")


def test_unreadable_outranks_findings_and_the_rest_is_audited(touchmap: Run, write: Write) -> None:
    write("a.yaml", ERRORS)
    outcome = touchmap("audit", "nope.yaml", "a.yaml", "-f", "concise")
    assert outcome.code == 2
    assert "a.yaml" in outcome.out
    assert outcome.err == "touchmap: nope.yaml does not exist\n"
    assert touchmap("audit", "nope.yaml", "a.yaml", "--exit-zero").code == 2


@pytest.mark.parametrize("path", ["nope.yaml", "", "touchmap.yaml/x", "fifo", "x" * 5000])
def test_what_cannot_be_read_is_one_line(touchmap: Run, write: Write, path: str) -> None:
    write("touchmap.yaml", GOOD)
    os.mkfifo("fifo")
    outcome = touchmap("audit", path)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


def test_no_permission(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", GOOD)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    outcome = touchmap("audit", "touchmap.yaml")
    assert (outcome.code, outcome.err) == (2, "touchmap: touchmap.yaml cannot be read: Permission denied\n")


def test_folder_without_inventories_says_what_to_do(touchmap: Run, tmp_path: Path) -> None:
    outcome = touchmap("audit")
    assert outcome.code == 2
    assert "Begin one with `touchmap init`" in outcome.err
    (tmp_path / "sub folder").mkdir()
    assert "touchmap init 'sub folder'" in touchmap("audit", "sub folder").err


def test_folder_means_all_inventories_below(touchmap: Run, write: Write, tmp_path: Path) -> None:
    for name in ("b/touchmap.yaml", "a.touchmap.yaml", "b/c/future.touchmap.yaml", "notes.yaml", "b/touchmap.yml",
                 ".hidden/touchmap.yaml", "node_modules/x/touchmap.yaml", ".git/touchmap.yaml"):  # fmt: skip
        write(name, WRONG)
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    lines = touchmap("audit", "-f", "concise").out.splitlines()
    files = list(dict.fromkeys(line.split(":")[0] for line in lines))
    assert files == ["a.touchmap.yaml", "b/c/future.touchmap.yaml", "b/touchmap.yaml"]


def test_a_folder_that_cannot_be_read(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", GOOD)
    write("locked/touchmap.yaml", GOOD)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    outcome = touchmap("audit", "-f", "json")
    assert outcome.code == 2
    assert outcome.err == "touchmap: the folder locked cannot be read: Permission denied\n"
    assert list(json.loads(outcome.out)["coverage"]["files"]) == ["touchmap.yaml"]


def test_the_same_file_is_read_once(touchmap: Run, write: Write, tmp_path: Path) -> None:
    path = write("touchmap.yaml", WRONG)
    (tmp_path / "link.yaml").symlink_to(path)
    alone = touchmap("audit", "touchmap.yaml", "-f", "concise").out
    names = ["touchmap.yaml", "./touchmap.yaml", ".", path, "link.yaml"]
    for given in (names, names[::-1]):
        assert touchmap("audit", *given, "-f", "concise").out == alone
    write("+", GOOD)
    for given in (["+", "-"], ["-", "+"]):
        from_editor = touchmap("audit", *given, "--stdin-filename", "+", "-f", "concise", stdin=WRONG.encode())
        assert from_editor.out == alone.replace("touchmap.yaml:", "+:")


def test_order_of_arguments_does_not_matter(touchmap: Run, write: Write) -> None:
    write("a.yaml", ERRORS)
    write("b.yaml", GOOD.replace("shop:", "market:"))
    write("c.yaml", WRONG)
    names = ["a.yaml", "b.yaml", "c.yaml"]
    for form in FORMATS:
        assert touchmap("audit", *names, "-f", form).out == touchmap("audit", *names[::-1], "-f", form).out


def test_hostile_file_name(touchmap: Run, write: Write) -> None:
    name = "\x1b[31m[bold]\n\udcff.touchmap.yaml"
    write(name, WRONG)
    for form in FORMATS:
        outcome = touchmap("audit", "-f", form)
        assert outcome.code == 1
        assert "\x1b" not in outcome.out
    assert "\x1b" not in touchmap("audit", name + "x").err


def test_other_forms_of_the_same_audit(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", ERRORS)
    monkeypatch.setenv("FORCE_COLOR", "1")
    for quiet in ([], ["-q"]):
        also = [word for form in FORMATS for word in ("--also", f"{form}={form} = also.txt")]
        outcome = touchmap("audit", "-f", "full", *also, *quiet)
        alone = touchmap("audit", "-f", "full", *quiet)
        assert (outcome.code, outcome.out, outcome.err) == (1, alone.out, "")
        for form in FORMATS:
            told = touchmap("audit", "-f", form, "-o", "alone.txt", *quiet).err
            assert told == ("" if quiet else "Wrote the report to alone.txt\n")
            assert Path(f"{form} = also.txt").read_bytes() == Path("alone.txt").read_bytes()


def test_other_forms_beside_a_file_and_a_baseline(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", ERRORS)
    outcome = touchmap("audit", "--write-baseline", "-f", "concise", "-o", "a.txt", "--also", "json=a.json")
    assert (outcome.code, outcome.out) == (0, "")
    assert re.fullmatch(r"Wrote the report to a.txt\nWrote \d+ accepted findings to .*\n", outcome.err)
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["findings"] == []


@pytest.mark.parametrize("also", [
    ["json"], ["json="], ["json=-"], ["=a"], ["yaml=a"], ["json=a", "sarif=a"], ["json=./a", "sarif=b/../a"],
    ["json=out.txt"], ["json=other.touchmap.yaml"], ["json=touchmap.yaml"], ["json=none/a"],
])  # fmt: skip
def test_other_forms_that_cannot_be_written(touchmap: Run, write: Write, tmp_path: Path, also: list[str]) -> None:
    write("touchmap.yaml", GOOD)
    write("other.touchmap.yaml", GOOD)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    words = [word for one in also for word in ("--also", one)]
    outcome = touchmap("audit", "-o", "out.txt", "touchmap.yaml", *words)
    assert outcome.code == 2
    if also != ["json=none/a"]:
        assert outcome.err.count("\n") == 1
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


OTHERS = [
    ["audit", "--also", "json=new/touchmap.yaml"],
    ["audit", "-o", "other.touchmap.yaml"],
    ["audit", "-o", "link.txt"],
    ["audit", "-o", "new/touchmap.yaml"],
    ["audit", "--write-baseline", "--baseline", "new/touchmap.yaml"],
    ["show", "-f", "csv", "-o", "other.touchmap.yaml"],
    ["show", "--actions", "-o", "new/touchmap.yaml"],
    ["render", "-f", "svg", "-o", "other.touchmap.yaml"],
]


@pytest.mark.parametrize("arguments", OTHERS, ids=" ".join)
def test_no_report_replaces_another_inventory(
    touchmap: Run, write: Write, tmp_path: Path, arguments: list[str]
) -> None:
    write("touchmap.yaml", GOOD)
    other = write("other.touchmap.yaml", GOOD)
    (tmp_path / "link.txt").symlink_to(other)
    (tmp_path / "new").mkdir()
    outcome = touchmap(arguments[0], "touchmap.yaml", *arguments[1:])
    target = arguments[-1].removeprefix("json=")
    message = f"touchmap: {target} has the name of an inventory, which must not be replaced: choose another name\n"
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
    assert other.read_text(encoding="utf-8") == GOOD
    assert list((tmp_path / "new").iterdir()) == []


def test_output_file(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("touchmap.yaml", ERRORS)
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = touchmap("audit")
    written = touchmap("audit", "-o", "report.txt")
    assert (written.code, written.out, written.err) == (1, "", "Wrote the report to report.txt\n")
    text = Path("report.txt").read_text(encoding="utf-8")
    assert "\x1b" in shown.out
    assert "\x1b" not in text
    assert "to do first" in text
    assert touchmap("audit", "-o", "-").out == shown.out


def test_output_never_replaces_the_inventory(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("audit", "-o", "./touchmap.yaml")
    assert outcome.code == 2
    assert "must not be replaced" in outcome.err
    assert Path("touchmap.yaml").read_text(encoding="utf-8") == GOOD


def test_json_shape(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    content = json.loads(touchmap("audit", "-f", "json").out)
    assert content["version"] == 1
    assert content["coverage"]["stages"]["purchase"] == {"tracked": 0, "overall_only": 0, "total": 1, "percent": 0.0}
    assert content["coverage"]["files"] == {
        "touchmap.yaml": {"tracked": 0, "overall_only": 0, "total": 3, "percent": 0.0}
    }
    assert content["skipped"][0].keys() == {"code", "file", "reason"}


def test_crashing_rule_is_reported_and_exits_with_two(
    touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> object:
        raise RuntimeError("oh")

    rule = Rule("TM999", "broken", Severity.NOTE, broken)  # type: ignore[arg-type]
    monkeypatch.setattr(importlib.import_module("touchmap.audit.run"), "rules", lambda: (rule,))
    write("touchmap.yaml", GOOD)
    outcome = touchmap("audit", "-f", "concise")
    assert outcome.code == 2
    assert "TM090" in outcome.out
