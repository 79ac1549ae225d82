"""Parts of a map on the command line: names in any spelling, and one clear line where something is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchmap.cli.guard import run

INVENTORY = """
touchmap: 1
journey: Any
channels: {web: {name: Website, owner: it}, shop: {name: Shop, owner: retail}}
stages:
  purchase:
    web: [{name: Fill the basket, next: [Pay at the till]}]
    shop: [{name: Pay at the till}]
paths: {happy: [Fill the basket, Pay at the till]}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "touchmap.yaml"
    path.write_text(INVENTORY, encoding="utf-8")
    return path


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        (["--channel", "website"], "Fill the basket", "touchpoint-pay-at-the-till"),
        (["--channel", "Website,Shop"], "touchpoint-pay-at-the-till", "nothing of that"),
        (["--owner", "it", "--owner", "retail"], "touchpoint-pay-at-the-till", "nothing of that"),
        (["--stage", "Purchase"], "Purchase only", "stage-pre-purchase"),
        (["--path", "Happy"], "Path: happy", "nothing of that"),
        (["--blank"], "What hurts", "Fill the basket"),
    ],
)  # fmt: skip
def test_parts(options: list[str], there: str, gone: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "-o", "-", *options]) == 0
    out = capsys.readouterr().out
    assert there in out
    assert gone not in out


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--stage", "purchas"], 'There is no stage "purchas"; did you mean "purchase"?'),
        (["--channel", "\x1b[31mweb"], "There is no channel"),
        (["--owner", "nobody"], 'There is no owner "nobody". The owners are it, retail.'),
        (["--path", "sad"], 'There is no path "sad"'),
        (["--stage", "pre-purchase"], "Nothing is left to draw: no touchpoint belongs to Pre-purchase."),
    ],
)
def test_what_is_not_there_is_one_line_and_exit_2(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "-o", "map.svg", *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert "\x1b" not in captured.err
    assert not Path("map.svg").exists()
