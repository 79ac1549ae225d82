"""Where the answers of a listening post may be: in the project, and nowhere else is looked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from touchmap import model, source
from touchmap.audit import Result, Settings, project, run
from touchmap.audit.project import Location, locate, project_folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project with a folder for its maps, and a neighbour that is none of its business."""
    (tmp_path / "project" / "maps" / "surveys").mkdir(parents=True)
    (tmp_path / "project" / ".git").mkdir()
    (tmp_path / "project" / "data.csv").touch()
    (tmp_path / "project" / "maps" / "surveys" / "pay.csv").touch()
    (tmp_path / "project-two").mkdir()
    (tmp_path / "project-two" / "secret.csv").touch()
    (tmp_path / "secret.csv").touch()
    return (tmp_path / "project").resolve()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("surveys/pay.csv", Location.THERE),
        ("./surveys/../surveys//pay.csv", Location.THERE),
        ("../data.csv", Location.THERE),
        ("../../project/data.csv", Location.THERE),
        ("{home}/data.csv", Location.THERE),
        ("data.csv", Location.MISSING),
        ("DATA.CSV", Location.MISSING),
        ("surveys/", Location.MISSING),
        ("surveys/pay.csv/more.csv", Location.MISSING),
        ("nothing/../surveys/pay.csv", Location.THERE),
        ("x" * 300 + ".csv", Location.MISSING),
        ("null\0.csv", Location.MISSING),
        ("..", Location.ELSEWHERE),
        ("../../secret.csv", Location.OUTSIDE),
        ("../../project-two/secret.csv", Location.OUTSIDE),
        ("../..//", Location.OUTSIDE),
        ("/", Location.OUTSIDE),
        ("/etc/passwd", Location.OUTSIDE),
        ("/no/such/file.csv", Location.OUTSIDE),
        ("out/passwd", Location.OUTSIDE),
        ("link.csv", Location.OUTSIDE),
        ("inside.csv", Location.THERE),
        ("again/inside.csv", Location.THERE),
        ("loop.csv", Location.MISSING),
        ("https://example.com/a.csv", Location.ELSEWHERE),
        ("HTTPS://EXAMPLE.COM/A", Location.ELSEWHERE),
        ("www.example.com/answers", Location.ELSEWHERE),
        ("Survey tool", Location.ELSEWHERE),
        ("CRM: returns", Location.ELSEWHERE),
    ],
)
def test_locate(home: Path, text: str, expected: Location) -> None:
    maps = home / "maps"
    (maps / "out").symlink_to("/etc")
    (maps / "link.csv").symlink_to("../../secret.csv")
    (maps / "inside.csv").symlink_to("../data.csv")
    (maps / "again").symlink_to(maps)
    (maps / "loop.csv").symlink_to("loop.csv")
    assert locate(text.format(home=home), maps, home) is expected


@pytest.mark.parametrize("text", ["../../secret.csv", "/etc/passwd", "link.csv", "out/passwd", "out/../x.csv"])
def test_nothing_outside_is_touched(home: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    maps = home / "maps"
    (maps / "out").symlink_to("/etc")
    (maps / "link.csv").symlink_to("../../secret.csv")
    touched: list[str] = []

    def watch(name: str) -> None:
        plain = getattr(os, name)

        def watched(path: str | Path, *args: object, **more: object) -> object:
            touched.append(os.fspath(path))
            return plain(path, *args, **more)

        monkeypatch.setattr(os, name, watched)

    for name in ("stat", "lstat", "readlink", "open", "scandir"):
        watch(name)
    assert locate(text, maps, home) is Location.OUTSIDE
    assert [path for path in touched if not path.startswith(f"{home}{os.sep}")] == []


class TestProjectFolder:
    def test_the_nearest_repository(self, home: Path) -> None:
        assert project_folder(home / "maps" / "surveys") == home

    def test_a_configuration_is_nearer_to_the_heart_than_a_repository(self, home: Path) -> None:
        (home.parent / "touchmap.toml").touch()
        assert project_folder(home / "maps") == home.parent
        (home / "maps" / "pyproject.toml").write_text("[tool.touchmap]\n")
        assert project_folder(home / "maps" / "surveys") == home / "maps"

    @pytest.mark.parametrize("text", ["[tool.ruff]\n", "tool = 5\n", "tool = 'touchmap'\n", "not toml", "\xff"])
    def test_other_configurations_do_not_count(self, home: Path, text: str) -> None:
        (home / "maps" / "pyproject.toml").write_bytes(text.encode("latin-1"))
        assert project_folder(home / "maps") == home

    def test_neither(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(project, "_has_config", lambda _: False)
        monkeypatch.setattr(os.path, "exists", lambda _: False)
        assert project_folder(tmp_path) == tmp_path.resolve()

    def test_a_folder_behind_a_link(self, home: Path, tmp_path: Path) -> None:
        (tmp_path / "short").symlink_to(home / "maps")
        assert project_folder(tmp_path / "short") == home


def audited(home: Path, sources: str, **settings: object) -> Result:
    path = home / "maps" / "touchmap.yaml"
    path.write_text(
        f"touchmap: 1\njourney: J\nfeedback:\n  a: {{source: {sources}, acts: x}}\n"
        "stages:\n  purchase:\n    web:\n      - {name: A, feedback: a}\n",
        "utf-8",
    )
    loaded, findings = model.load(source.read(str(path)))
    assert loaded is not None, findings
    return run([loaded], Settings(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("settings", [{}, {"select": ("TM1",)}, {"ignore": ("TM016", "TM304")}, {"profile": "starter"}])
def test_a_source_outside_is_a_mistake_whatever_runs(home: Path, settings: dict[str, object]) -> None:
    result = audited(home, "../../secret.csv", **settings)
    (finding,) = [one for one in result.findings if one.code in ("TM016", "TM304")]
    assert (finding.code, finding.address, finding.place.line) == ("TM016", "feedback.a.source", 4)


def test_a_file_that_is_there(home: Path) -> None:
    assert not {one.code for one in audited(home, "surveys/pay.csv").findings} & {"TM016", "TM304"}


def test_a_file_that_is_missing(home: Path) -> None:
    (finding,) = [one for one in audited(home, "surveys/gone.csv").findings if one.code in ("TM016", "TM304")]
    assert (finding.code, finding.address) == ("TM304", "feedback.a.source")


def test_standard_input_stands_in_the_current_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / "maps")
    data = b"touchmap: 1\njourney: J\nfeedback: {a: {source: surveys/pay.csv}}\n"
    data += b"stages: {purchase: {web: [{name: A, feedback: a}]}}\n"
    loaded, _ = model.load(source.parse(data, "-"))
    assert loaded is not None
    assert "TM304" not in {one.code for one in run([loaded]).findings}
