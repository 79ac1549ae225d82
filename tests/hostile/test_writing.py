"""Whatever happens while a file is written, the old one is there or the new one, never half of one."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ERRORS
from tests.cli.test_process import COMMAND, environment

REPORT = "report.json"
BASELINE = ".touchmap-baseline.json"
OLD = '{"version": 1, "findings": []}\n'
# Kills itself before the given number of its steps that touch a file in this folder; audit hooks see them all.
DYING = """
import os, signal, sys
left = int(sys.argv.pop(1))
here = os.getcwd()
STEPS = {"open", "os.rename", "os.remove", "os.chmod", "os.link", "os.truncate", "os.mkdir"}
def step(event, arguments):
    global left
    if event not in STEPS or not isinstance(arguments[0], (str, bytes, os.PathLike)):
        return
    if event == "open" and not (isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")):
        return
    if os.path.abspath(os.fsdecode(arguments[0])).startswith(here):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
from touchmap.cli import main
sys.addaudithook(step)
main(sys.argv[1:])
"""
WRITES = {
    REPORT: ["audit", "-f", "json", "-o", REPORT],
    BASELINE: ["audit", "--write-baseline"],
}
DRAWS = {"map.svg": ["render", "-o", "map.svg", "--force"]}
pytestmark = pytest.mark.usefixtures("_plain_terminal")


def whole(text: str) -> bool:
    """Whether a file is complete."""
    return isinstance(json.loads(text), dict)


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("before", [None, OLD])
def test_killed_at_any_step(name: str, before: str | None) -> None:
    Path("touchmap.yaml").write_text(ERRORS, encoding="utf-8")
    Path(".git").mkdir()
    codes = []
    for steps in range(20):
        Path(name).unlink(missing_ok=True)
        if before is not None:
            Path(name).write_text(before, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", DYING, str(steps), *WRITES[name]], capture_output=True,
                              env=environment(), check=False, timeout=60)  # fmt: skip
        codes.append(done.returncode)
        text = Path(name).read_text(encoding="utf-8") if Path(name).exists() else None
        assert text == before or (text is not None and whole(text))
        if done.returncode >= 0:
            break
    # It did die at several steps, and in the end it did not.
    assert len(codes) > 2
    assert set(codes[:-1]) == {-9}
    assert codes[-1] in (0, 1)
    assert text != before


@pytest.mark.parametrize("name", WRITES | DRAWS)
@pytest.mark.parametrize("before", [None, OLD])
def test_a_file_may_not_grow_as_on_a_full_disk(name: str, before: str | None) -> None:
    Path("touchmap.yaml").write_text(ERRORS, encoding="utf-8")
    Path(".git").mkdir()
    if before is not None:
        Path(name).write_text(before, encoding="utf-8")
    files = set(Path().iterdir())
    done = subprocess.run(
        [*COMMAND, *(WRITES | DRAWS)[name]], capture_output=True, check=False, timeout=60,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    assert done.returncode == 2
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("touchmap: ")
    assert said.rstrip(".").endswith(": File too large")
    assert set(Path().iterdir()) == files
    assert before is None or Path(name).read_text(encoding="utf-8") == before
