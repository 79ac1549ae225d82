"""The README says what is true: its tables, its examples, its screen and its commands are run here."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.reading import inventory, mistakes
from touchmap import audit, model, source
from touchmap.audit.catalogue import catalogue
from touchmap.cli.guard import run
from touchmap.draw.drawing import render
from touchmap.report.rules import as_markdown
from touchmap.report.sheet import Style

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PLAIN = Style(colour=False, width=80, unicode=True)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def between(start: str, end: str, request: pytest.FixtureRequest, text: str) -> str:
    """What stands between two markers; `--update` puts `text` there first."""
    readme = README.read_text(encoding="utf-8")
    pattern = re.compile(rf"(?<={re.escape(start)}\n).*?(?={re.escape(end)})", re.DOTALL)
    if request.config.getoption("--update"):
        readme = pattern.sub(lambda _: text, readme, count=1)
        README.write_text(readme, encoding="utf-8", newline="\n")
    found = pattern.search(readme)
    assert found is not None
    return found[0]


def found_in(path: Path) -> str:
    loaded, wrong = model.load(source.read(str(path)))
    assert wrong == []
    assert loaded is not None
    result = audit.run([loaded], audit.Settings())
    counts = Counter(finding.code for finding in result.findings)
    return ", ".join(f"{code} ({count}×)" if count > 1 else code for code, count in sorted(counts.items())) or "nothing"


def test_the_rule_table_is_current(request: pytest.FixtureRequest) -> None:
    table = f"\n{as_markdown(catalogue(), PLAIN)}\n"
    assert between("<!-- rules -->", "<!-- end of rules -->", request, table) == table


def test_the_screen_is_what_an_audit_of_the_template_shows(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "shop"]) == 0
    capsys.readouterr()
    assert run(["audit", "shop"]) == 0
    first_screen = "".join(capsys.readouterr().out.splitlines(keepends=True)[:24])
    screen = f"\n```text\n{first_screen}```\n\n"
    assert between("<!-- screen -->", "<!-- end of screen -->", request, screen) == screen


def test_the_examples_give_just_what_their_lines_name(request: pytest.FixtureRequest) -> None:
    examples = sorted((ROOT / "examples").rglob("*touchmap.yaml"))
    found = {path.relative_to(ROOT).as_posix(): found_in(path) for path in examples}
    line = re.compile(r"(?<=^\| \[`)(?P<path>examples/\S+)(?P<what>`\].*Finds: )(?P<found>.*)(?=\. \|$)", re.MULTILINE)
    if request.config.getoption("--update"):
        text = README.read_text(encoding="utf-8")
        text = line.sub(lambda row: row["path"] + row["what"] + found[row["path"]], text)
        README.write_text(text, encoding="utf-8", newline="\n")
    assert {row["path"]: row["found"] for row in line.finditer(README.read_text(encoding="utf-8"))} == found


def test_the_two_command_lines_do_all_the_set_up() -> None:
    install, tests = (re.search(rf"<!-- {name} -->\n```bash\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
                      for name in ("install", "tests"))  # fmt: skip
    for block in (install, tests):
        assert block is not None
        (line,) = block[1].splitlines()
        assert line.startswith("python3 -m venv .venv && ")


def test_every_inventory_in_the_readme_can_be_read() -> None:
    inventories = [block for block in blocks("yaml") if block.startswith("touchmap: 1")]
    assert len(inventories) == 2
    for text in inventories:
        assert mistakes(text) == []
        assert inventory(text).touchpoints


def test_the_long_inventory_is_a_good_example() -> None:
    text = max(blocks("yaml"), key=len)
    result = audit.run([inventory(text)], audit.Settings())
    assert [(finding.code, finding.message) for finding in result.findings] == []


def test_the_picture_is_current(request: pytest.FixtureRequest) -> None:
    path = ROOT / "examples/commuter-bike/touchmap.yaml"
    loaded, _ = model.load(source.read(str(path)))
    assert loaded is not None
    picture = render(loaded, audit.run([loaded], audit.Settings()), format="svg")
    drawn = path.with_suffix(".svg")
    if request.config.getoption("--update"):
        drawn.write_bytes(picture)
    assert drawn.read_bytes() == picture


def test_nobody_is_sent_to_another_package() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "touchmap").rglob("*.py"), *(ROOT / "templates").rglob("*.yaml")]:
        assert not re.search(r"pip install (-\S+ )*touchmap(?!-cli)\b", path.read_text("utf-8")), path
