"""What decides about findings: configuration, baseline, the day, the name of standard input, quiet, statistics."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ERRORS, GOOD, WRONG, Run
from touchmap.report import FORMATS

Write = Callable[[str, str | bytes], Path]
NOTE = GOOD.replace(", persona: Neighbour", "")
"""One note, TM108."""
BASELINE = ".touchmap-baseline.json"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()


def codes(run: Run, *options: object, stdin: bytes = b"") -> list[str]:
    outcome = run("audit", "-f", "json", *options, stdin=stdin)
    return [finding["code"] for finding in json.loads(outcome.out)["findings"]]


class TestConfiguration:
    def test_it_is_found_from_the_path_upwards(
        self, touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write("a/touchmap.toml", 'ignore = ["TM108"]')
        write("a/b/touchmap.yaml", NOTE)
        assert codes(touchmap, "a") == codes(touchmap, "a/b/touchmap.yaml") == []
        assert codes(touchmap, ".") == ["TM108"]
        monkeypatch.chdir(tmp_path / "a" / "b")
        assert codes(touchmap) == []
        assert codes(touchmap, "-", stdin=NOTE.encode()) == []

    def test_several_paths_have_what_lies_above_them_all(self, touchmap: Run, write: Write) -> None:
        write("touchmap.toml", 'select = ["TM108"]')
        write("a/touchmap.toml", 'select = ["TM1"]\nfail-on = "note"')
        write("a/touchmap.yaml", NOTE)
        write("b/touchmap.yaml", NOTE)
        for paths in (["a", "b"], ["b", "a"]):
            assert codes(touchmap, *paths) == ["TM108", "TM108"]
            assert touchmap("audit", *paths).code == 0

    def test_pyproject(self, touchmap: Run, write: Write) -> None:
        write("pyproject.toml", '[tool.touchmap]\nfail-on = "note"')
        write("touchmap.yaml", NOTE)
        assert touchmap("audit").code == 1

    @pytest.mark.parametrize(
        ("text", "options", "expected"),
        [
            ('profile = "starter"', [], []),
            ('profile = "starter"', ["--profile", "standard"], ["TM108"]),
            ('select = ["TM3"]', [], []),
            ('select = ["TM3"]', ["--select", "TM1"], ["TM108"]),
            ('ignore = ["missing-persona"]', [], []),
            ('ignore = ["missing-persona"]', ["--ignore", "TM3"], ["TM108"]),
            ('ignore = ["missing-persona"]', ["--select", "TM1"], []),
            ("min-coverage = 10", [], ["TM108", "TM314"]),
            ("min-coverage = 10", ["--min-coverage", "0"], ["TM108"]),
        ],
    )
    def test_the_command_line_comes_first(
        self, touchmap: Run, write: Write, text: str, options: list[str], expected: list[str]
    ) -> None:
        write("touchmap.toml", text)
        write("touchmap.yaml", NOTE)
        assert codes(touchmap, *options) == expected

    def test_severity_and_fail_on(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        write("touchmap.toml", '[severity]\nTM1 = "warning"\n')
        assert touchmap("audit").code == 0
        assert touchmap("audit", "--fail-on", "warning").code == 1
        write("touchmap.toml", 'fail-on = "warning"\n[severity]\nTM1 = "warning"\n')
        assert touchmap("audit").code == 1
        assert touchmap("audit", "--fail-on", "error").code == 0

    def test_config_and_isolated(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        write("touchmap.toml", 'ignore = ["TM108"]')
        write("other/strict.toml", 'fail-on = "note"')
        assert touchmap("audit", "--config", "other/strict.toml").code == 1
        assert codes(touchmap, "--isolated") == ["TM108"]
        outcome = touchmap("audit", "--isolated", "--config", "other/strict.toml")
        assert (outcome.code, outcome.out) == (2, "")
        assert "--isolated" in outcome.err

    @pytest.mark.parametrize("form", FORMATS)
    def test_what_is_wrong_with_it_is_said_and_nothing_else_done(self, touchmap: Run, write: Write, form: str) -> None:
        write("touchmap.yaml", NOTE)
        write("touchmap.toml", 'profil = "strict"\n[thresholds]\nwall = "high"\n')
        outcome = touchmap("audit", "-f", form, "--exit-zero")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            'touchmap: touchmap.toml:1:1: "profil" is not known in a configuration; did you mean "profile"?\n'
            'touchmap: touchmap.toml:3:1: "wall" should be a whole number from 1 to 1,000,000\n'
        )

    @pytest.mark.parametrize("path", ["nope.toml", "", "folder", "fifo"])
    def test_one_that_cannot_be_read(self, touchmap: Run, write: Write, path: str) -> None:
        write("touchmap.yaml", NOTE)
        Path("folder").mkdir()
        os.mkfifo("fifo")
        outcome = touchmap("audit", "--config", path)
        assert (outcome.code, outcome.out) == (2, "")
        assert len(outcome.err.splitlines()) == 1

    def test_thresholds_reach_the_rules(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", GOOD)
        assert codes(touchmap, "--select", "TM112") == []
        write("touchmap.toml", "[thresholds]\nwall = 2\n")
        assert codes(touchmap, "--select", "TM112") == ["TM112"]


class TestExclude:
    @pytest.fixture(autouse=True)
    def _files(self, write: Write) -> None:
        for name in ("touchmap.yaml", "drafts/touchmap.yaml", "maps/old.touchmap.yaml", "maps/drafts/touchmap.yaml"):
            write(name, NOTE)

    def files(self, run: Run, *paths: str) -> list[str]:
        return list(json.loads(run("audit", "-f", "json", *paths).out)["coverage"]["files"])

    def test_files_and_folders(self, touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        write("touchmap.toml", 'exclude = ["/drafts", "old.*"]')
        assert self.files(touchmap) == ["maps/drafts/touchmap.yaml", "touchmap.yaml"]
        assert self.files(touchmap, "maps") == ["maps/drafts/touchmap.yaml"]
        write("touchmap.toml", 'exclude = ["drafts"]')
        assert self.files(touchmap) == ["maps/old.touchmap.yaml", "touchmap.yaml"]
        monkeypatch.chdir("maps")
        assert self.files(touchmap) == ["old.touchmap.yaml"]

    def test_what_is_named_is_read(self, touchmap: Run, write: Write) -> None:
        write("touchmap.toml", 'exclude = ["drafts"]')
        assert self.files(touchmap, "drafts") == ["drafts/touchmap.yaml"]
        assert self.files(touchmap, "drafts/touchmap.yaml", ".") == [
            "drafts/touchmap.yaml", "maps/old.touchmap.yaml", "touchmap.yaml",
        ]  # fmt: skip

    def test_everything(self, touchmap: Run, write: Write) -> None:
        write("touchmap.toml", 'exclude = ["*"]')
        outcome = touchmap("audit", "maps")
        assert outcome.code == 2
        assert "leaves out every inventory in maps" in outcome.err


class TestBaseline:
    def test_written_and_then_read_by_itself(self, touchmap: Run, write: Write) -> None:
        write("maps/touchmap.yaml", ERRORS)
        count = len(codes(touchmap, "maps"))
        outcome = touchmap("audit", "maps", "--write-baseline", "-f", "concise")
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err == f"Wrote {count} accepted findings to {BASELINE}\n"
        assert touchmap("audit", "maps").code == touchmap("audit").code == 0
        assert codes(touchmap, "maps") == []
        assert codes(touchmap, "maps", "--isolated") != []
        write("maps/touchmap.yaml", ERRORS.replace("Pay, owner", "Pay, moment_of_truth: true, owner"))
        assert codes(touchmap, "maps") == ["TM302"]
        assert touchmap("audit", "maps").code == 1

    def test_where_it_is(self, touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        write("maps/touchmap.yaml", NOTE)
        touchmap("audit", "maps", "--baseline", "known.json", "--write-baseline")
        assert not Path(BASELINE).exists()
        assert codes(touchmap, "maps") == ["TM108"]
        assert codes(touchmap, "maps", "--baseline", "known.json", "--isolated") == []
        write("maps/touchmap.toml", 'baseline = "../known.json"')
        assert codes(touchmap, "maps") == ["TM108"]  # The project now begins at maps/, and files are named from there.
        assert touchmap("audit", "maps", "--write-baseline").code == 0
        assert codes(touchmap, "maps") == []
        monkeypatch.chdir("maps")
        assert codes(touchmap) == []
        assert not Path(BASELINE).exists()

    def test_stale_entries_are_told_and_do_not_fail(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        touchmap("audit", "--write-baseline")
        write("touchmap.yaml", GOOD)
        outcome = touchmap("audit", "-f", "concise", "--fail-on", "note")
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err == (
            f"1 entry of {BASELINE} is found no longer; touchmap audit --write-baseline takes it out:\n"
            "  touchmap.yaml: TM108 journey\n"
        )
        assert touchmap("audit", "-q").err == ""
        assert touchmap("audit", "--write-baseline").err == f"Wrote 0 accepted findings to {BASELINE}\n"
        assert touchmap("audit").err == ""

    @pytest.mark.parametrize("content", ["", "{}", "[", "touchmap: 1", "\0"])
    @pytest.mark.parametrize("options", [[], ["--write-baseline"]])
    def test_one_that_is_broken_is_neither_used_nor_replaced(
        self, touchmap: Run, write: Write, content: str, options: list[str]
    ) -> None:
        write("touchmap.yaml", NOTE)
        write(BASELINE, content)
        outcome = touchmap("audit", *options)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"touchmap: {BASELINE} is no baseline that can be read: ")
        assert len(outcome.err.splitlines()) == 1
        assert Path(BASELINE).read_text() == content

    def test_one_that_is_not_there(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        outcome = touchmap("audit", "--baseline", "nope.json")
        assert (outcome.code, outcome.out) == (2, "")
        assert "nope.json does not exist; touchmap audit --write-baseline writes it" in outcome.err
        assert touchmap("audit", "--baseline", "").code == 2
        Path(BASELINE).mkdir()
        assert "is a folder" in touchmap("audit").err

    def test_it_never_replaces_an_inventory(self, touchmap: Run, write: Write) -> None:
        for text in (NOTE, '{"version": 1, "findings": []}'):
            write("touchmap.yaml", text)
            outcome = touchmap("audit", "--write-baseline", "--baseline", "touchmap.yaml")
            assert outcome.code == 2
            assert Path("touchmap.yaml").read_text() == text

    def test_mistakes_are_not_accepted(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", WRONG)
        assert touchmap("audit", "--write-baseline").code == 1
        assert touchmap("audit").code == 1
        write("touchmap.yaml", NOTE)
        assert touchmap("audit", "--write-baseline", "--min-coverage", "5").code == 1

    @pytest.mark.parametrize("failing", ["fsync", "replace"])
    def test_a_full_disk_leaves_the_old_one(
        self, touchmap: Run, write: Write, failing: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("touchmap.yaml", NOTE)
        touchmap("audit", "--write-baseline")
        old = Path(BASELINE).read_bytes()

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(*((os, "fsync") if failing == "fsync" else (Path, "replace")), fail)
        write("touchmap.yaml", ERRORS)
        outcome = touchmap("audit", "--write-baseline")
        assert outcome.code == 2
        assert "No space left on device" in outcome.err
        assert Path(BASELINE).read_bytes() == old
        assert sorted(path.name for path in Path().iterdir()) == [".git", BASELINE, "touchmap.yaml"]


class TestStandardInput:
    def test_its_name(self, touchmap: Run, write: Write) -> None:
        write("maps/touchmap.toml", 'ignore = ["TM109"]')
        for options in (["-"], []):
            outcome = touchmap("audit", *options, "--stdin-filename", "maps/new.yaml", "-f", "concise",
                               stdin=NOTE.replace(", goal: Fresh bread", "").encode())  # fmt: skip
            assert [line.split(" ")[:2] for line in outcome.out.splitlines()] == [["maps/new.yaml:2:1:", "TM108"]]

    def test_it_stands_before_the_file_of_that_name(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        write("z.touchmap.yaml", NOTE)
        for paths in (["-", "."], [".", "-"], ["touchmap.yaml", "-", "z.touchmap.yaml"]):
            outcome = touchmap("audit", *paths, "--stdin-filename", "./touchmap.yaml", "-f", "json",
                               stdin=GOOD.encode())  # fmt: skip
            assert list(json.loads(outcome.out)["coverage"]["files"]) == ["./touchmap.yaml", "z.touchmap.yaml"]

    def test_the_baseline_knows_it(self, touchmap: Run, write: Write) -> None:
        write("touchmap.yaml", NOTE)
        touchmap("audit", "--write-baseline")
        assert codes(touchmap, "--stdin-filename", "touchmap.yaml", stdin=NOTE.encode()) == []

    @pytest.mark.parametrize("options", [["--stdin-filename", ""], ["touchmap.yaml", "--stdin-filename", "x.yaml"]])
    def test_a_name_for_nothing(self, touchmap: Run, write: Write, options: list[str]) -> None:
        write("touchmap.yaml", NOTE)
        outcome = touchmap("audit", *options, stdin=NOTE.encode())
        assert (outcome.code, outcome.out) == (2, "")
        assert "--stdin-filename" in outcome.err


class TestToday:
    OLD = GOOD.replace("journey: {", "journey: {reviewed: 2026-01-01, ")

    @pytest.mark.parametrize(("day", "found"), [("2026-06-01", []), ("2026-08-01", ["TM604"])])
    def test_dates_are_judged_as_of_that_day(self, touchmap: Run, write: Write, day: str, found: list[str]) -> None:
        write("touchmap.yaml", self.OLD)
        assert codes(touchmap, "--today", day, "--select", "TM604") == found

    @pytest.mark.parametrize("day", ["tomorrow", "20260601", "2026-02-30", "", "2026-W01-1", "٢٠٢٦-01-01"])
    def test_what_is_no_day(self, touchmap: Run, write: Write, day: str) -> None:
        write("touchmap.yaml", self.OLD)
        outcome = touchmap("audit", "--today", day)
        assert (outcome.code, outcome.out) == (2, "")
        assert "year, month and day, such as 2026-11-30" in outcome.err


def test_quiet_leaves_the_findings_alone(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", NOTE)
    concise = touchmap("audit", "-f", "concise").out
    assert touchmap("audit", "-q").out == touchmap("audit", "-q", "-f", "concise").out == concise
    full = touchmap("audit", "-q", "-f", "full").out
    assert "TM108" in full
    assert touchmap("audit", "-f", "full").out.startswith(full)
    assert len(full) < len(touchmap("audit", "-f", "full").out)
    for form in set(FORMATS) - {"text", "full"}:
        assert touchmap("audit", "-q", "-f", form).out == touchmap("audit", "-f", form).out
    outcome = touchmap("audit", "-q", "-o", "report.txt", "--write-baseline")
    assert (outcome.out, outcome.err) == ("", "")
    write("touchmap.yaml", GOOD)
    for form in ("text", "full"):
        outcome = touchmap("audit", "--quiet", "-f", form)
        assert (outcome.out, outcome.err) == ("", "")
    assert touchmap("audit", "-q", "nope").err == "touchmap: nope does not exist\n"


def test_statistics_follow_every_report(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", NOTE)
    write("b.touchmap.yaml", NOTE.replace(", goal: Fresh bread", ""))
    for form in FORMATS:
        outcome = touchmap("audit", "-f", form, "--statistics")
        assert outcome.err == "2  TM108  missing-persona\n1  TM109  missing-goal\n"
        assert outcome.out == touchmap("audit", "-f", form).out
    write("b.touchmap.yaml", GOOD)
    write("touchmap.yaml", GOOD)
    assert touchmap("audit", "--statistics").err == ""
