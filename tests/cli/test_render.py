"""`touchmap render`: where maps go, what they are, and what keeps them from being drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, WRONG, Run
from touchmap.cli.render import Picture
from touchmap.draw import drawing
from touchmap.draw.failure import DrawingFailed

Write = Callable[[str, str | bytes], Path]
BEGINNINGS = {"svg": b"<?xml", "html": b"<!DOCTYPE html>", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph"}


def test_the_choices_are_what_can_be_drawn() -> None:
    assert {picture.value for picture in Picture} == set(drawing.FORMATS) == set(BEGINNINGS)


@pytest.mark.parametrize("form", BEGINNINGS)
def test_form_is_told_by_the_ending(touchmap: Run, write: Write, form: str) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", "-o", f"map.{form.upper()}")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"Drew map.{form.upper()}\n")
    assert Path(f"map.{form.upper()}").read_bytes().startswith(BEGINNINGS[form])


def test_without_output_it_stands_beside_the_inventory(touchmap: Run, write: Write) -> None:
    write("shop/touchmap.yaml", GOOD)
    write("shop/future.touchmap.yaml", GOOD)
    assert touchmap("render", "shop", "-f", "dot").code == 0
    assert Path("shop/touchmap.dot").exists()
    assert Path("shop/future.touchmap.dot").exists()


def test_stdin_goes_to_stdout(touchmap: Run) -> None:
    outcome = touchmap("render", "-", "-f", "dot", stdin=GOOD.encode())
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("digraph")


def test_never_replaces_a_map_without_force(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    write("touchmap.dot", "mine")
    outcome = touchmap("render", "-f", "dot")
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert Path("touchmap.dot").read_text(encoding="utf-8") == "mine"
    assert touchmap("render", "-f", "dot", "--force").code == 0
    write("touchmap.dot", "mine")
    assert touchmap("render", "-o", "touchmap.dot").code == 0
    assert Path("touchmap.dot").read_text(encoding="utf-8") != "mine"


def test_several_inventories_need_a_folder(touchmap: Run, write: Write) -> None:
    for name in ("a/touchmap.yaml", "b/touchmap.yaml"):
        write(name, GOOD)
    outcome = touchmap("render", "-o", "map.dot")
    assert outcome.code == 2
    assert "name a folder" in outcome.err
    assert touchmap("render", "-o", "maps/", "-f", "dot").code == 0
    assert sorted(str(path) for path in Path("maps").rglob("*.dot")) == ["maps/a/touchmap.dot", "maps/b/touchmap.dot"]


def test_two_maps_never_become_one_file(touchmap: Run, write: Write) -> None:
    write("x.yaml", GOOD)
    write("x.yml", GOOD)
    outcome = touchmap("render", "x.yaml", "x.yml", "-f", "dot")
    assert outcome.code == 2
    assert not Path("x.dot").exists()


def test_findings_can_be_left_out(touchmap: Run, write: Write) -> None:
    path = write("touchmap.yaml", GOOD.replace(", exit: true", ", moment_of_truth: true, exit: true"))
    write("touchmap.yaml", path.read_text() + "feedback: {slips: {kind: complaints}}\n")
    shown = touchmap("render", "-o", "-", "-f", "dot").out
    assert touchmap("render", "-o", "-", "-f", "dot", "--no-findings").out != shown
    assert touchmap("render", "-o", "-", "-f", "dot", "--findings").out == shown


def test_a_file_with_mistakes_is_not_drawn(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", WRONG)
    outcome = touchmap("render", "-o", "map.svg")
    assert (outcome.code, outcome.out) == (1, "")
    assert "touchmap.yaml:4:1 error TM010" in outcome.err
    assert "│ foo: 1" in outcome.err
    assert not Path("map.svg").exists()


def test_the_others_are_drawn_all_the_same(touchmap: Run, write: Write) -> None:
    write("a.yaml", WRONG)
    write("b.yaml", GOOD)
    assert touchmap("render", "a.yaml", "b.yaml", "nope.yaml", "-f", "dot").code == 2
    assert [path.name for path in Path().glob("*.dot")] == ["b.dot"]


@pytest.mark.parametrize("options", [
    ["-o", "map.jpg"], ["-o", "map.svg", "-f", "png"], ["-o", "missing/map.svg"], ["-f", "gif"],
    ["-o", "touchmap.yaml", "-f", "svg"],
])  # fmt: skip
def test_what_cannot_be_done_is_one_line(touchmap: Run, write: Write, options: list[str]) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", *options)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert [path.name for path in Path().iterdir()] == ["touchmap.yaml"]
    assert Path("touchmap.yaml").read_text(encoding="utf-8") == GOOD


def test_a_drawing_that_fails_is_one_line(touchmap: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise DrawingFailed("Graphviz was killed")

    monkeypatch.setattr(drawing, "drawn", fail)
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", "-o", "map.svg")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "touchmap: the map of touchmap.yaml could not be drawn: Graphviz was killed\n"
    assert not Path("map.svg").exists()
