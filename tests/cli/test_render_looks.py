"""`touchmap render`: themes, paper and size from the command line, and what is said of maps too small for a wall."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run
from tests.draw.test_legibility import steps
from touchmap.draw.options import COLOURS_BY
from touchmap.draw.theme import names

Write = Callable[[str, str | bytes], Path]
SMALL = "On A1 the names on the cards would be"


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_every_theme_can_be_had_in_every_form(touchmap: Run, write: Write, form: str) -> None:
    write("touchmap.yaml", GOOD)
    maps = set()
    for name in names():
        outcome = touchmap("render", "--theme", name, "-o", f"{name}.{form}")
        assert (outcome.code, outcome.err) == (0, f"Drew {name}.{form}\n")
        maps.add(Path(f"{name}.{form}").read_bytes())
    assert len(maps) == len(names())


def test_every_colouring_can_be_had(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    maps = set()
    for by in COLOURS_BY:
        assert touchmap("render", "--color-by", by, "-o", "map.svg").code == 0
        maps.add(Path("map.svg").read_bytes())
    assert len(maps) >= 4  # nobody asks anywhere: by score and by who asks are the same


@pytest.mark.parametrize(("option", "value", "known"), [("--theme", "blue", "'light'"), ("--page", "a5", "'a4'"),
                                                        ("--color-by", "mood", "'owner'")])  # fmt: skip
def test_what_there_is_not_is_refused(touchmap: Run, write: Write, option: str, value: str, known: str) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", option, value)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert known in outcome.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--page", "a3"), "--page is for pdf and html, not for svg: add -f pdf, or end the name behind -o in .pdf"),
        (("--page", "a3", "-o", "map.png"),
         "--page is for pdf and html, not for png: add -f pdf, or end the name behind -o in .pdf"),
        (("--scale", "2"), "--scale is for png, not for svg: add -f png, or end the name behind -o in .png"),
        (("--scale", "1", "-f", "pdf"),
         "--scale is for png, not for pdf: add -f png, or end the name behind -o in .png"),
        (("--embed-font", "-f", "png"),
         "--embed-font is for svg, not for png: add -f svg, or end the name behind -o in .svg"),
    ],
)  # fmt: skip
def test_options_of_another_form_are_refused(touchmap: Run, write: Write, options: tuple[str, ...], said: str) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"touchmap: {said}\n")
    assert not list(Path().glob("*map.[!y]*"))


def test_more_pixels_than_there_can_be(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml", GOOD)
    outcome = touchmap("render", "--scale", "10", "-o", "map.png")
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert "--scale 10 is more than a PNG of it can have" in outcome.err
    assert not Path("map.png").exists()


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_a_map_too_small_for_a_wall_says_so_once_and_is_drawn(touchmap: Run, write: Write, form: str) -> None:
    write("touchmap.yaml", steps(60))
    outcome = touchmap("render", "-o", f"map.{form}")
    drew, advice = outcome.err.splitlines()
    assert (outcome.code, drew) == (0, f"Drew map.{form}")
    assert advice.startswith(SMALL)
    assert advice.endswith("below 20: for a wall, draw one stage per sheet: --stage pre-purchase")
    assert Path(f"map.{form}").exists()


def test_each_of_several_maps_is_spoken_of(touchmap: Run, write: Write) -> None:
    write("a/touchmap.yaml", steps(60))
    write("b/touchmap.yaml", GOOD)
    write("c/touchmap.yaml", steps(60))
    lines = touchmap("render", "-o", "maps/").err.splitlines()
    assert [line[: len(SMALL)] == SMALL for line in lines] == [False, True, False, False, True]


@pytest.mark.parametrize("form", ["dot", "html"])
def test_nothing_is_said_of_what_does_not_hang_on_a_wall(touchmap: Run, write: Write, form: str) -> None:
    write("touchmap.yaml", steps(60))
    assert touchmap("render", "-o", f"map.{form}").err == f"Drew map.{form}\n"


def test_what_is_said_does_not_get_into_the_map(touchmap: Run) -> None:
    outcome = touchmap("render", "-", stdin=steps(60).encode())
    assert outcome.out.startswith("<?xml")
    assert outcome.err.startswith(SMALL)
