"""`touchmap init` and the templates it begins with."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from touchmap import starter
from touchmap.starter.editor import SCHEMA, for_editors

Write = Callable[[str, str | bytes], Path]
MODELINE = "# yaml-language-server: $schema=./.touchmap.schema.json\n"
OWN = """\
touchmap: 1
journey: Buying bread
stages: {purchase: {shop: [Pay]}}
"""


def written(folder: str = "shop") -> str:
    return Path(folder, "touchmap.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", starter.names())
def test_init_then_audit(touchmap: Run, name: str) -> None:
    assert touchmap("init", "shop", "--template", name).code == 0
    assert written() == for_editors(starter.find(name).text("en"))
    outcome = touchmap("audit", "shop")
    assert (outcome.code, outcome.err) == (0, "")
    assert "error" not in outcome.out.splitlines()[-2]


@pytest.mark.parametrize("language", ["en", "fa", "ru", "uk"])
def test_init_in_a_language(touchmap: Run, language: str) -> None:
    assert touchmap("init", "shop", "--template", "saas", "--language", language).code == 0
    assert written() == for_editors(starter.find("saas").text(language), language)
    assert touchmap("audit", "shop").code == 0


def test_the_first_screen_of_the_default_template(touchmap: Run) -> None:
    touchmap("init", "shop")
    shown = "\n".join(touchmap("audit", "shop").out.splitlines()[:24])
    for part in ("Choosing", "Buying", "Owning", "Anytime", "asked here", "Five things to do first"):
        assert part in shown
    assert re.search(r"^  5\. .*\(TM601\)$", shown, re.MULTILINE | re.DOTALL)


def test_init_says_what_to_run_next(touchmap: Run) -> None:
    outcome = touchmap("init", "my shop")
    assert outcome.out == ""
    commands = [shlex.split(line) for line in outcome.err.splitlines()[1:]]
    assert commands == [
        ["touchmap", "audit", "my shop"],
        ["touchmap", "render", "my shop", "-o", "my shop/touchmap.svg"],
    ]
    assert touchmap("init").err.splitlines()[1] == "  touchmap audit"


def test_init_here_with_what_an_editor_needs(touchmap: Run) -> None:
    assert touchmap("init").code == 0
    assert sorted(path.name for path in Path().iterdir()) == [SCHEMA, "touchmap.yaml"]
    assert written(".").startswith(MODELINE)
    assert Path(SCHEMA).read_text(encoding="utf-8") == touchmap("schema").out
    assert json.loads(Path(SCHEMA).read_bytes())["title"] == "touchmap inventory"


def test_init_twice_keeps_the_first(touchmap: Run) -> None:
    touchmap("init")
    Path("touchmap.yaml").write_text("mine", encoding="utf-8")
    Path(SCHEMA).write_text("mine too", encoding="utf-8")
    outcome = touchmap("init")
    assert outcome.code == 2
    assert outcome.err == "touchmap: touchmap.yaml exists already; --force replaces it\n"
    assert (written("."), Path(SCHEMA).read_text()) == ("mine", "mine too")
    assert touchmap("init", "--force").code == 0
    assert written(".").startswith(MODELINE)
    assert Path(SCHEMA).read_text(encoding="utf-8") == touchmap("schema").out


def test_a_schema_that_is_there_already(touchmap: Run) -> None:
    touchmap("schema", "-o", SCHEMA)
    assert touchmap("init").code == 0
    Path("touchmap.yaml").unlink()
    Path(SCHEMA).write_text("{}", encoding="utf-8")
    outcome = touchmap("init")
    assert (outcome.code, outcome.err) == (2, f"touchmap: {SCHEMA} exists already; --force replaces it\n")
    assert not Path("touchmap.yaml").exists()


def test_init_does_not_write_through_a_dangling_link(touchmap: Run) -> None:
    Path("touchmap.yaml").symlink_to("elsewhere.yaml")
    assert touchmap("init").code == 2
    assert not Path("elsewhere.yaml").exists()
    assert not Path(SCHEMA).exists()


@pytest.mark.parametrize("folder", ["file", "file/below", ""])
def test_folder_that_cannot_be(touchmap: Run, folder: str) -> None:
    Path("file").touch()
    outcome = touchmap("init", folder)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)


def test_what_there_is_no_template_for(touchmap: Run) -> None:
    outcome = touchmap("init", "--template", "retial")
    assert outcome.code == 2
    assert outcome.err == (
        'touchmap: there is no template "retial", only retail, blank, hospitality, online-shop, public-service, saas; '
        'did you mean "retail"?\n'
    )
    outcome = touchmap("init", "--language", "de")
    assert (outcome.code, outcome.err) == (
        2, 'touchmap: the template "retail" has no words in "de", only in en, fa, ru, uk\n',
    )  # fmt: skip
    assert not list(Path().iterdir())


def test_the_help_names_what_there_is(touchmap: Run) -> None:
    shown = "".join(touchmap("init", "--help").out.split())  # words may be broken at their hyphens
    assert ",".join(starter.names()) in shown
    assert "en,fa,ru,uk" in shown


@pytest.mark.parametrize(("file", "text"), [
    ("touchmap.toml", 'templates = "ours"\n'),
    ("pyproject.toml", '[tool.touchmap]\ntemplates = "ours"\n'),
])  # fmt: skip
def test_templates_of_ones_own(touchmap: Run, write: Write, file: str, text: str) -> None:
    write(f"company/{file}", text)
    write("company/ours/bakery/touchmap.yaml", OWN)
    write("company/ours/retail/touchmap.yaml", OWN.replace("bread", "$thing"))
    write("company/ours/retail/uk.toml", 'thing = "never used"\n')
    assert touchmap("init", "company/journeys/bread", "--template", "bakery").code == 0
    made = written("company/journeys/bread")
    assert made.startswith(MODELINE)
    assert made.endswith(f"\n\n{OWN}")
    assert touchmap("init", "company/coat").code == 0
    assert "Buying $thing" in written("company/coat"), "only what stands alone is filled in"
    assert touchmap("init", "company/ours-not", "--isolated", "--template", "bakery").code == 2
    assert touchmap("init", "elsewhere", "--template", "bakery").code == 2
    assert touchmap("init", "elsewhere", "--template", "bakery", "--config", f"company/{file}").code == 0


def test_a_template_that_tells_editors_its_own_schema(touchmap: Run, write: Write) -> None:
    write("touchmap.toml", 'templates = "ours"\n')
    text = f"# yaml-language-server: $schema=https://example.org/ours.json\n{OWN}"
    write("ours/bakery/touchmap.yaml", text)
    assert touchmap("init", "bread", "--template", "bakery").code == 0
    assert written("bread") == text
    assert [path.name for path in Path("bread").iterdir()] == ["touchmap.yaml"]


def test_a_configuration_that_is_wrong(touchmap: Run, write: Write) -> None:
    write("touchmap.toml", "templates = 1\n")
    outcome = touchmap("init", "shop")
    assert outcome.code == 2
    assert outcome.err == 'touchmap: touchmap.toml:1:1: "templates" should be the name of a folder\n'
    write("touchmap.toml", 'templates = "gone"\n')
    outcome = touchmap("init", "shop")
    assert outcome.err == "touchmap: the folder of templates gone cannot be read: No such file or directory\n"
    assert not Path("shop").exists()
