"""`touchmap init` and the templates it begins with."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from touchmap import starter

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_every_folder_of_templates_is_a_choice() -> None:
    assert set(starter.names()) == {path.name for path in TEMPLATES.iterdir()}
    assert starter.names()[0] == "retail"


def test_unknown_template_is_an_error() -> None:
    with pytest.raises(KeyError):
        starter.template("../retail")


@pytest.mark.parametrize("name", starter.names())
def test_init_then_audit(touchmap: Run, name: str) -> None:
    assert touchmap("init", "shop", "--template", name).code == 0
    assert Path("shop/touchmap.yaml").read_bytes() == starter.template(name)
    outcome = touchmap("audit", "shop")
    assert (outcome.code, outcome.err) == (0, "")
    assert "error" not in outcome.out.splitlines()[-2]


def test_first_screen_of_the_default_template(touchmap: Run) -> None:
    touchmap("init", "shop")
    shown = "\n".join(touchmap("audit", "shop").out.splitlines()[:24])
    for part in ("Pre-purchase", "Purchase", "Post-purchase", "Anytime", "asked here", "Five things to do first"):
        assert part in shown
    assert re.search(r"^  5\. .*\(TM601\)$", shown, re.MULTILINE | re.DOTALL)


def test_the_default_template_has_just_the_gaps_that_it_speaks_of(touchmap: Run) -> None:
    touchmap("init", "shop")
    found = json.loads(touchmap("audit", "shop", "-f", "json").out)["findings"]
    lines = starter.template("retail").decode().splitlines()
    assert {finding["severity"] for finding in found} == {"warning"}
    assert len({finding["code"] for finding in found}) == 5
    gaps = [number for number, line in enumerate(lines, 1) if "# GAP" in line]
    assert len(gaps) == len(found)


@pytest.mark.parametrize("name", starter.names())
def test_templates_list_names_with_dashes(name: str) -> None:
    for line in starter.template(name).decode().splitlines():
        assert "[" not in line.split("#")[0].replace("scale: [", ""), line


def test_init_says_what_to_run_next(touchmap: Run) -> None:
    outcome = touchmap("init", "my shop")
    assert outcome.out == ""
    commands = [shlex.split(line) for line in outcome.err.splitlines()[1:]]
    assert commands == [
        ["touchmap", "audit", "my shop"],
        ["touchmap", "render", "my shop", "-o", "my shop/touchmap.svg"],
    ]
    assert touchmap("init").err.splitlines()[1] == "  touchmap audit"


def test_init_here(touchmap: Run) -> None:
    assert touchmap("init").code == 0
    assert Path("touchmap.yaml").exists()
    assert [path.name for path in Path().iterdir()] == ["touchmap.yaml"]


def test_init_twice_keeps_the_first(touchmap: Run) -> None:
    touchmap("init")
    Path("touchmap.yaml").write_text("mine", encoding="utf-8")
    outcome = touchmap("init")
    assert outcome.code == 2
    assert outcome.err == "touchmap: touchmap.yaml exists already; --force replaces it\n"
    assert Path("touchmap.yaml").read_text(encoding="utf-8") == "mine"
    assert touchmap("init", "--force").code == 0
    assert Path("touchmap.yaml").read_bytes() == starter.template("retail")


def test_init_does_not_write_through_a_dangling_link(touchmap: Run) -> None:
    Path("touchmap.yaml").symlink_to("elsewhere.yaml")
    assert touchmap("init").code == 2
    assert not Path("elsewhere.yaml").exists()


@pytest.mark.parametrize("folder", ["file", "file/below", ""])
def test_folder_that_cannot_be(touchmap: Run, folder: str) -> None:
    Path("file").touch()
    outcome = touchmap("init", folder)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)


def test_bad_template_lists_the_choices(touchmap: Run) -> None:
    outcome = touchmap("init", "--template", "bank")
    assert outcome.code == 2
    assert "retail" in outcome.err
    assert "Value error" not in outcome.err
