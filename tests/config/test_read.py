"""The configuration: what it may say, and what is said about everything else, with line and column."""

from __future__ import annotations

import dataclasses
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchmap.audit.project import MAX_CONFIG_BYTES, config_file
from touchmap.audit.settings import Thresholds
from touchmap.config import Config, Exclude, WrongConfig, read
from touchmap.config.keys import threshold_key
from touchmap.config.places import Places
from touchmap.finding import Severity

WHOLE = """
profile = "strict"
select = ["TM3", "open-loop"]
ignore = ["TM309"]
fail-on = "warning"
min-coverage = 60
exclude = ["drafts", "maps/2024"]
baseline = "accepted.json"

[severity]
TM301 = "error"
TM4 = "note"

[thresholds]
wall = 60
lopsided-ratio = 2.5
"""


def config(folder: Path, text: str, name: str = "touchmap.toml") -> Config:
    (folder / name).write_bytes(text.encode())
    return read(folder / name, f"here/{name}")


def said(folder: Path, text: str, name: str = "touchmap.toml") -> list[str]:
    with pytest.raises(WrongConfig) as caught:
        config(folder, textwrap.dedent(text).lstrip("\n"), name)
    return [message.removeprefix("here/") for message in caught.value.messages]


EVERYTHING = Config(
    name="",
    profile="strict",
    select=("TM3", "open-loop"),
    ignore=("TM309",),
    severity={"TM301": Severity.ERROR, "TM4": Severity.NOTE},
    fail_on=Severity.WARNING,
    min_coverage=60,
    baseline="here/accepted.json",
    thresholds=Thresholds(wall=60, lopsided_ratio=2.5),
)


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_key(tmp_path: Path, start: str, end: str) -> None:
    exclude = Exclude(tmp_path.resolve(), ("drafts", "maps/2024"))
    got = config(tmp_path, start + WHOLE.replace("\n", end))
    assert got == dataclasses.replace(EVERYTHING, name="here/touchmap.toml", exclude=exclude)


def test_in_pyproject_it_is_one_table_among_others(tmp_path: Path) -> None:
    text = WHOLE.replace("profile", "[tool.touchmap]\nprofile").replace("[sev", "[tool.touchmap.sev")
    text = '[tool.ruff]\nselect = ["X"]\n' + text.replace("[thr", "[tool.touchmap.thr")
    exclude = Exclude(tmp_path.resolve(), ("drafts", "maps/2024"))
    got = config(tmp_path, text, "pyproject.toml")
    assert got == dataclasses.replace(EVERYTHING, name="here/pyproject.toml", exclude=exclude)


def test_nothing_said(tmp_path: Path) -> None:
    got = config(tmp_path, "")
    assert (got.profile, got.fail_on, got.min_coverage, got.baseline) == (None, None, None, None)
    assert (got.select, got.ignore, got.severity, got.thresholds) == ((), (), {}, Thresholds())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('profil = "strict"', '1:1: "profil" is not known in a configuration; did you mean "profile"?'),
        ("min_coverage = 5", '1:1: "min_coverage" is not known in a configuration; did you mean "min-coverage"?'),
        ("[tool.touchmap]", '1:2: "tool" is not known in a configuration; there are profile, select, '),
        ('profile = "lax"', '1:1: "profile" should be starter, standard or strict'),
        ('profile = "Strict"', '1:1: "profile" should be starter, standard or strict; did you mean "strict"?'),
        ('fail-on = ["error"]', '1:1: "fail-on" should be error, warning or note'),
        ('select = "TM3"', '1:1: "select" should be a list of texts, such as ["TM3", "open-loop"]'),
        ("ignore = [3]", '1:1: "ignore" should be a list of texts'),
        ('select = [\n  "TM3",\n  "open-lop",\n]', '1:1: There is no rule "open-lop"; did you mean "open-loop"?'),
        ("min-coverage = true", '1:1: "min-coverage" should be a number from 0 to 100'),
        ("min-coverage = 100.1", '1:1: "min-coverage" should be a number from 0 to 100'),
        ("min-coverage = nan", '1:1: "min-coverage" should be a number from 0 to 100'),
        ("min-coverage = inf", '1:1: "min-coverage" should be a number from 0 to 100'),
        (f"min-coverage = {10**400}", '1:1: "min-coverage" should be a number from 0 to 100'),
        ("severity = 3", '1:1: "severity" should be a table'),
        ('[severity]\n TM301 = "fatal"', '2:2: "TM301" should be error, warning or note'),
        ('severity = {TM3 = "note", TM7 = "note"}', '1:27: There is no rule "TM7"'),
        ('severity.TM010 = "note"', "1:10: TM010 is a mistake in the file itself and always an error"),
        ('exclude = ["", "x"]', '1:1: "exclude" should be a list of texts'),
        ('baseline = " "', '1:1: "baseline" should be the name of a file'),
        ('baseline = "\\u0000"', '1:1: "baseline" should be the name of a file'),
        ("thresholds = []", '1:1: "thresholds" should be a table'),
        ("[thresholds]\nwal = 3", '2:1: "wal" is not known among the thresholds; did you mean "wall"?'),
        ("[thresholds]\nhelp_steps = 3", '2:1: "help_steps" is not known among the thresholds; did you mean "help-'),
        ("[thresholds]\nwall = 1.5", '2:1: "wall" should be a whole number from 1 to 1,000,000'),
        ("[thresholds]\nwall = true", '2:1: "wall" should be a whole number from 1 to 1,000,000'),
        ("[thresholds]\nwall = 0", '2:1: "wall" should be a whole number from 1 to 1,000,000'),
        ("[thresholds]\nmoments-share = 101", '2:1: "moments-share" should be a number from 0 to 100'),
        ("select = [", "1:11: this is not TOML: Invalid value"),
        ("a = 1\nb", "2:2: this is not TOML: Expected '=' after a key in a key/value pair"),
        ('profile = "strict"\nprofile = "strict"', "2:19: this is not TOML: Cannot overwrite a value"),
        ("a = " + "[" * 5000, "1:1: this is not TOML: it is nested too deeply"),
        (".".join("a" * 5000) + " = 1", "1:1: this is not TOML: a line in it has more than 200 dots"),
        ("wall = " + "9" * 5000, "1:1: this is not TOML: Exceeds the limit"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (got,) = said(tmp_path, text)
    assert got.startswith(f"touchmap.toml:{message}")


def test_everything_wrong_comes_out_at_once(tmp_path: Path) -> None:
    messages = said(tmp_path, 'profil = 1\nselect = ["x", "y"]\n[thresholds]\nwal = 2\nwall = 0\n')
    assert [message.split(": ")[0] for message in messages] == [
        "touchmap.toml:1:1", "touchmap.toml:2:1", "touchmap.toml:2:1", "touchmap.toml:4:1", "touchmap.toml:5:1",
    ]  # fmt: skip


def test_but_not_endlessly(tmp_path: Path) -> None:
    assert len(said(tmp_path, "".join(f"key-{number} = 1\n" for number in range(2000)))) == 20


def test_a_long_file_is_searched_with_measure(tmp_path: Path) -> None:
    text = 'select = [\n"x\\"]wall = 3",\n' + '"TM3",\n' * 40_000 + "]\nthresholds.wall = 0\n  thresholds.wal = 1\n"
    messages = said(tmp_path, text)
    assert [message.split(": ")[0] for message in messages] == [
        "touchmap.toml:1:1", "touchmap.toml:1:1", "touchmap.toml:1:1",
    ]  # fmt: skip
    assert said(tmp_path, text.replace("thresholds.wal ", "profil "))[-1].startswith("touchmap.toml:40005:3: ")


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\ntouchmap = 1", "tool.touchmap = []"])
def test_a_table_that_is_none(tmp_path: Path, text: str) -> None:
    (message,) = said(tmp_path, text, "pyproject.toml")
    assert message.endswith("[tool.touchmap] should be a table")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes(b"a = 1\nb = '\xff'\n")
    (tmp_path / "large").write_bytes(b"#" * (MAX_CONFIG_BYTES + 1))
    expected = {
        "nope": "nope does not exist",
        "folder": "folder is a folder, not a configuration file",
        "latin": "latin:2:1: this is not UTF-8 text",
        "large": "large is larger than 1 MB: is this a configuration?",
    }
    for name, message in expected.items():
        with pytest.raises(WrongConfig) as caught:
            read(tmp_path / name, name)
        assert caught.value.messages == (message,)


WORDS = st.sampled_from(["a", "b", "wall", "a-b", "wal", "1"])
WAYS = st.lists(WORDS, min_size=1, max_size=3)
VALUES = st.sampled_from(["1", '"wall = 1 # a"', '"""\nwall = 2\n[a]\n"""', "[\n  1, # wall\n]", "'a'"])


@given(st.lists(st.tuples(WAYS, VALUES, st.sampled_from(["", "  ", "# a = 1\n"])), min_size=1, max_size=6))
def test_a_key_is_found_where_it_was_written(entries: list[tuple[list[str], str, str]]) -> None:
    """Each entry has a table of its own, so that all of them can stand in one file."""
    text = ""
    expected = {}
    for number, (way, value, before) in enumerate(entries):
        text += before
        head = "".join(f"{step}." for step in (f"t{number}", *way[:-1]))
        column = len(text) - (text.rfind("\n") + 1) + len(head) + 1
        expected[(f"t{number}", *way)] = (text.count("\n") + 1, column)
        text += f"{head}{way[-1]} = {value}\n"
    places = Places(text)
    assert {steps: places.find(steps) for steps in expected} == expected


def test_tables_and_inline_tables_are_places_too() -> None:
    text = '[a]\nb = {c = 1, "d" = {c = "c"}}\n[ "x.y" . z ]\n'
    places = Places(text)
    assert places.find(("a",)) == (1, 2)
    assert places.find(("a", "b", "d")) == (2, 14)
    assert places.find(("a", "b", "d", "c")) == (2, 20)
    assert places.find(("x.y", "z")) == (3, 11)
    assert places.find(("nothing",)) == (1, 1)


def test_an_escaped_key_is_found_by_its_line() -> None:
    assert Places('a = 1\n  "\\u0062" = 2\n').find(("b",)) == (2, 3)


class TestNearest:
    def test_from_the_folder_upwards(self, tmp_path: Path) -> None:
        below = tmp_path / "a" / "b"
        below.mkdir(parents=True)
        (tmp_path / "touchmap.toml").touch()
        assert config_file(below) == tmp_path.resolve() / "touchmap.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n")
        assert config_file(below) == tmp_path.resolve() / "touchmap.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[tool.touchmap]\n")
        assert config_file(below) == tmp_path.resolve() / "a" / "pyproject.toml"

    def test_its_own_file_comes_first(self, tmp_path: Path) -> None:
        (tmp_path / "touchmap.toml").touch()
        (tmp_path / "pyproject.toml").write_text("[tool.touchmap]\n")
        assert config_file(tmp_path) == tmp_path.resolve() / "touchmap.toml"

    @pytest.mark.parametrize("text", ["[tool.touchmap]\nprofile = ", "[tool.touchmap\n", '[tool.touchmap]\nx = "\xff"'])
    def test_a_broken_one_that_may_be_ours_is_not_passed_over(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "pyproject.toml").write_bytes(text.encode("latin-1"))
        assert config_file(tmp_path) == tmp_path.resolve() / "pyproject.toml"


def test_every_threshold_has_its_words_and_limits() -> None:
    for field in dataclasses.fields(Thresholds):
        about = field.metadata
        assert about["about"].startswith("TM")
        assert about["least"] <= field.default <= about["most"]
        assert threshold_key(field.name).replace("-", "_") == field.name
