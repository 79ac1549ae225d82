"""`action.yml`: its shell is run here with the environment that GitHub would give it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import ERRORS, GOOD, WRONG
from tests.report.workflow import obeyed

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
PROGRAM = """#!{python}
import sys
sys.path.insert(0, {root!r})
from touchmap.cli import main
main()
"""


@dataclass
class Outcome:
    """What a step left behind."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]
    summary: str


def step(name: str) -> dict[str, Any]:
    (found,) = [one for one in STEPS if one.get("id") == name]
    return found


def run(name: str, folder: Path, path: str | None = None, **variables: str) -> Outcome:
    """Runs a step as the runner does: its text in a file, its inputs in the environment."""
    temporary = folder / "runner temp"
    temporary.mkdir(exist_ok=True)
    files = {key: temporary / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    script = temporary / "step.sh"
    script.write_text(step(name)["run"], encoding="utf-8")
    workspace = folder / "workspace"
    workspace.mkdir(exist_ok=True)
    # Every variable that the step names is set, as the runner sets those that are empty.
    environment = {
        **dict.fromkeys(step(name)["env"], ""),
        "PATH": path or os.environ["PATH"],
        "RUNNER_TEMP": str(temporary),
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_ACTIONS": "true",
        "PYTHONUTF8": "1",
        **{key: str(file) for key, file in files.items()},
        **variables,
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    pairs = (line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
    summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    return Outcome(done.returncode, done.stdout, done.stderr, dict(pairs), summary)


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A folder with a `touchmap` and a `python`, as the step before leaves it."""
    place = tmp_path / "venv" / "bin"
    place.mkdir(parents=True)
    (place / "touchmap").write_text(PROGRAM.format(python=sys.executable, root=str(ROOT)), encoding="utf-8")
    (place / "touchmap").chmod(0o755)
    (place / "python").symlink_to(sys.executable)
    return str(place)


def audit(folder: Path, program: str, files: dict[str, str], **inputs: str) -> Outcome:
    for name, text in files.items():
        file = folder / "workspace" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return run("audit", folder, TOUCHMAP_BIN=program, **{"TOUCHMAP_PATH": ".", **inputs})


def test_it_is_a_composite_action_that_documents_its_inputs() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert {"name", "description", "inputs", "outputs"} <= ACTION.keys()
    assert all(one["description"] for one in [*ACTION["inputs"].values(), *ACTION["outputs"].values()])
    for one in STEPS:
        assert ("uses" in one) != ("run" in one)
        assert "run" not in one or one["shell"] == "bash"


def test_no_input_becomes_a_part_of_a_command() -> None:
    assert not any("${{" in one.get("run", "") for one in STEPS)
    assert not any("eval" in one.get("run", "") for one in STEPS)


def test_every_input_is_used_and_every_output_is_made() -> None:
    text = json.dumps(STEPS)
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.audit.outputs.{name} }}}}"
        assert f'"{name}=' in step("audit")["run"]


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (ERRORS, 1), (WRONG, 1)])
def test_the_exit_code_is_kept(tmp_path: Path, program: str, text: str, code: int) -> None:
    outcome = audit(tmp_path, program, {"touchmap.yaml": text})
    assert (outcome.code, outcome.err) == (code, "")


def test_annotations_sarif_summary_and_outputs(tmp_path: Path, program: str) -> None:
    outcome = audit(tmp_path, program, {"maps/touchmap.yaml": ERRORS})
    found = [command for command in obeyed(outcome.out) if "file" in command.properties]
    assert {command.properties["file"] for command in found} == {"maps/touchmap.yaml"}
    assert "TM302 untracked-moment-of-truth" in {command.properties["title"] for command in found}
    log = json.loads(Path(outcome.outputs["sarif"]).read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == len(found)
    assert outcome.outputs["coverage"] == "0.0"
    assert outcome.summary.startswith("## Buying bread\n")


def test_paths_and_arguments(tmp_path: Path, program: str) -> None:
    files = {"a b/touchmap.yaml": GOOD, "c.touchmap.yaml": ERRORS, "d.touchmap.yaml": WRONG}
    inputs = {"TOUCHMAP_PATH": "a b\r\n\nc.touchmap.yaml\n", "TOUCHMAP_ARGS": " --select  TM302\r\n--exit-zero "}
    outcome = audit(tmp_path, program, files, **inputs)
    assert (outcome.code, outcome.err) == (0, "")
    assert [command.name for command in obeyed(outcome.out)] == ["error"]
    assert "2 journeys" in outcome.summary


def test_everything_comes_from_one_audit(tmp_path: Path, program: str) -> None:
    """What is found now is accepted for later, in a file whose name has a space, and reported all the same."""
    inputs = {"TOUCHMAP_PATH": "touchmap.yaml", "TOUCHMAP_ARGS": "--write-baseline\n--baseline 'known so far.json'"}
    outcome = audit(tmp_path, program, {"touchmap.yaml": ERRORS}, **inputs)
    known = json.loads((tmp_path / "workspace" / "known so far.json").read_text(encoding="utf-8"))["findings"]
    assert "TM302" in {one["code"] for one in known}
    assert outcome.code == 0
    assert outcome.err == f"Wrote {len(known)} accepted findings to known so far.json\n"
    assert outcome.outputs["coverage"] == "0.0"
    again = audit(tmp_path, program, {}, **{**inputs, "TOUCHMAP_ARGS": "--baseline 'known so far.json'"})
    assert (again.code, again.err, list(obeyed(again.out))) == (0, "", [])


# What stands in `args` -> the words that it means.
HOSTILE = {
    "$(touch owned)": ["$(touch", "owned)"],
    "`touch owned`": ["`touch", "owned`"],
    "; touch owned": [";", "touch", "owned"],
    "| touch owned": ["|", "touch", "owned"],
    "&& touch owned": ["&&", "touch", "owned"],
    "a'; touch owned; '": ["a; touch owned; "],
    '"; touch owned; "': ["; touch owned; "],
    "${IFS}touch": ["${IFS}touch"],
    "* ?": ["*", "?"],
    "--output owned": ["--output", "owned"],
    "\\": ["\\"],
    "a\\ b # c": ["a\\", "b", "#", "c"],
    '--ignore="" x': ["--ignore=", "x"],
    "--baseline 'a  b'": ["--baseline", "a  b"],
}


@pytest.fixture
def recorder(tmp_path: Path) -> str:
    """A folder with a `touchmap` that writes its arguments down, one call per line, and a `python`."""
    folder = tmp_path / "recorder"
    folder.mkdir()
    (folder / "touchmap").write_text(
        f'#!/bin/sh\nfor word in "$@"; do printf "%s\\037" "$word"; done >> "{tmp_path}/said"\n'
        f'echo >> "{tmp_path}/said"\n',
        encoding="utf-8",
    )
    (folder / "touchmap").chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    return str(folder)


def said(folder: Path) -> list[list[str]]:
    """The arguments of every call."""
    lines = (folder / "said").read_text(encoding="utf-8").splitlines()
    return [line.split("\x1f")[:-1] for line in lines]


@pytest.mark.parametrize("value", HOSTILE)
def test_inputs_are_never_run(tmp_path: Path, recorder: str, value: str) -> None:
    audit(tmp_path, recorder, {"touchmap.yaml": GOOD}, TOUCHMAP_PATH=value, TOUCHMAP_ARGS=value)
    assert sorted(file.name for file in (tmp_path / "workspace").iterdir()) == ["touchmap.yaml"]
    (call,) = said(tmp_path)
    assert call[-2:] == ["--", value]
    assert call[: call.index("--format")] == ["audit", *HOSTILE[value]]


@pytest.mark.parametrize("value", ["'", '--select "TM3', "a'b"])
def test_an_open_quote_is_said(tmp_path: Path, recorder: str, value: str) -> None:
    outcome = audit(tmp_path, recorder, {"touchmap.yaml": GOOD}, TOUCHMAP_ARGS=value)
    assert (outcome.code, outcome.err) == (2, "")
    assert [command.name for command in obeyed(outcome.out)] == ["error"]
    assert not (tmp_path / "said").exists()


def test_without_arguments_and_paths(tmp_path: Path, recorder: str) -> None:
    audit(tmp_path, recorder, {}, TOUCHMAP_PATH="", TOUCHMAP_ARGS="")
    (call,) = said(tmp_path)
    assert call[:5] == ["audit", "--format", "github", "--output", "-"]
    assert [word.partition("=")[0] for word in call[6::2]] == ["sarif", "markdown", "json"]
    assert call[-1] == "--"


def test_reports_of_an_earlier_run_are_not_taken(tmp_path: Path, program: str) -> None:
    audit(tmp_path, program, {"touchmap.yaml": ERRORS})
    outcome = audit(tmp_path, program, {}, TOUCHMAP_PATH="nope.yaml")
    assert (outcome.outputs, outcome.summary) == ({"sarif": "", "coverage": ""}, "")


def test_a_path_is_no_option(tmp_path: Path, program: str) -> None:
    outcome = audit(tmp_path, program, {"touchmap.yaml": ERRORS}, TOUCHMAP_PATH="--exit-zero")
    assert outcome.code == 2
    assert "--exit-zero does not exist" in outcome.err


def test_what_cannot_be_done_is_said_once(tmp_path: Path, program: str) -> None:
    outcome = audit(tmp_path, program, {"touchmap.yaml": GOOD}, TOUCHMAP_PATH="nope.yaml\ntouchmap.yaml")
    assert outcome.code == 2
    assert outcome.err == "touchmap: nope.yaml does not exist\n"
    assert outcome.outputs["coverage"] == "0.0"
    nothing = audit(tmp_path, program, {}, TOUCHMAP_PATH="nope.yaml")
    assert (nothing.code, nothing.outputs, nothing.summary) == (2, {"sarif": "", "coverage": ""}, "")


def test_names_of_touchpoints_are_no_commands(tmp_path: Path, program: str) -> None:
    hostile = ERRORS.replace("Eat it", '"::error::forged ##[error]forged\\n::set-output name=x::y"')
    hostile = hostile.replace('next: "', 'next: "')
    outcome = audit(tmp_path, program, {"touchmap.yaml": hostile})
    assert all(command.properties.keys() >= {"file", "line", "title"} for command in obeyed(outcome.out))
    assert len(outcome.outputs) == 2


@pytest.fixture
def python(tmp_path: Path) -> str:
    """A folder with a `python3` that makes a virtual environment whose `python` writes its arguments down."""
    place = tmp_path / "bin"
    place.mkdir()
    inner = tmp_path / "inner"
    inner.write_text(f'#!/bin/sh\nfor word in "$@"; do echo "[$word]"; done >> "{tmp_path}/said"\n', encoding="utf-8")
    (place / "python3").write_text(f'#!/bin/sh\nmkdir -p "$3/bin"\ncp "{inner}" "$3/bin/python"\n', encoding="utf-8")
    for file in (inner, place / "python3"):
        file.chmod(0o755)
    return f"{place}:/usr/bin:/bin"


@pytest.mark.parametrize(("version", "wanted"), [("", "/actions/touch map"), ("0.1.0", "touchmap-cli==0.1.0")])
def test_what_is_installed(tmp_path: Path, python: str, version: str, wanted: str) -> None:
    outcome = run("install", tmp_path, python, TOUCHMAP_VERSION=version, TOUCHMAP_SOURCE="/actions/touch map")
    assert (outcome.code, outcome.err) == (0, "")
    assert (tmp_path / "said").read_text(encoding="utf-8").splitlines()[-1] == f"[{wanted}]"
    assert outcome.outputs == {"bin": str(tmp_path / "runner temp" / "touchmap-venv" / "bin")}


@pytest.mark.parametrize("version", ["1 --index-url=x", "$(touch owned)", "1;touch owned", "-r x", "1\n2", "a b", "*"])
def test_a_version_that_is_none_is_refused(tmp_path: Path, python: str, version: str) -> None:
    outcome = run("install", tmp_path, python, TOUCHMAP_VERSION=version, TOUCHMAP_SOURCE="/actions/touchmap")
    assert outcome.code == 2
    assert not (tmp_path / "said").exists()
    assert not (tmp_path / "workspace" / "owned").exists()
