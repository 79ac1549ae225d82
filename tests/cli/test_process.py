"""The command as a process of its own: pipes, signals, full disks, crashes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ERRORS, GOOD, WRONG

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "touchmap"]
pytestmark = pytest.mark.usefixtures("_plain_terminal")


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def touchmap(*argv: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *argv], input=stdin, capture_output=True, env=environment(**more), check=False, timeout=60
    )


def test_from_nothing_to_a_map() -> None:
    assert touchmap("init", "my shop").returncode == 0
    audited = touchmap("audit", "my shop")
    assert (audited.returncode, audited.stderr) == (0, b"")
    drawn = touchmap("render", "my shop", "-o", "shop.svg")
    assert (drawn.returncode, drawn.stdout) == (0, b"")
    assert drawn.stderr.startswith(b"Drew shop.svg\n")
    assert Path("shop.svg").stat().st_size > 1000


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (ERRORS, 1), (WRONG, 1)])
@pytest.mark.parametrize("form", ["text", "json"])
def test_closed_pipe_keeps_the_exit_code(text: str, code: int, form: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "audit", "-", "-f", form], input=text.encode(), stdout=closed, stderr=subprocess.PIPE,
            env=environment(), check=False, timeout=60,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize(("argv", "code"), [(["--help"], 0), (["rules"], 0), (["--version"], 0), ([], 2)])
def test_closed_pipe_of_other_commands(argv: list[str], code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run([*COMMAND, *argv], stdout=closed, stderr=subprocess.PIPE, env=environment(),
                              check=False, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (code, b"")


def test_no_standard_output_at_all() -> None:
    Path("touchmap.yaml").write_text(ERRORS, encoding="utf-8")
    shell = f'exec "{sys.executable}" -m touchmap audit >&- 2>&-'
    done = subprocess.run(["/bin/sh", "-c", shell], env=environment(), check=False, timeout=60)
    assert done.returncode == 1


def test_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "audit", "-"], input=GOOD.encode(), stdout=full, stderr=subprocess.PIPE,
                              env=environment(), check=False, timeout=60)  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == b"touchmap: the output cannot be written: No space left on device\n"


def test_interrupt() -> None:
    process = subprocess.Popen(
        [*COMMAND, "audit", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(),
        # Where the tests themselves run in the background, SIGINT is ignored, and a child would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdin is not None
    # More than a pipe holds: once this is written, the command has begun to read and waits for the rest.
    process.stdin.write(b"# a comment\n" * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_report_without_unicode() -> None:
    done = touchmap("audit", "-", stdin=GOOD.replace("bread", "хліб").encode(), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"to do first" in done.stdout
    assert b"????" in done.stdout
    cyrillic = touchmap("audit", "-", stdin=GOOD.replace("bread", "хліб").encode(), PYTHONIOENCODING="cp1251")
    assert "хліб" in cyrillic.stdout.decode("cp1251")
    assert b"to do first" in cyrillic.stdout
