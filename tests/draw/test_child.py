"""Graphviz is in one child process, and whatever happens to it ends in one clear line."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from touchmap.draw import engine
from touchmap.draw.engine import draw
from touchmap.draw.failure import DrawingFailed

DOT = 'digraph { graph [layout=nop2, bb="0,0,9,9"]; a [pos="5,5", label=x]; }'
Worker = Callable[[str], Path]


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    """Writes a program that is run in the place of the real worker."""

    def write(text: str) -> Path:
        path = tmp_path / "fake.py"
        path.write_text(f"import os, signal, sys, time\n{textwrap.dedent(text)}", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "Graphviz crashed while drawing (SIGSEGV)."),
        ("os.kill(os.getpid(), signal.SIGKILL)", "Graphviz crashed while drawing (SIGKILL)."),
        ("sys.exit(1)", "Graphviz could not draw the map: it ended with code 1"),
        ("sys.exit('all\\nwent wrong\\x1b')", "Graphviz could not draw the map: went wrong"),
        ("print('Error: bad label', file=sys.stderr)", "Graphviz could not draw the map: Error: bad label"),
        ("print('x\\ncairo: out of memory', file=sys.stderr); print('%PDF-')", "cairo: out of memory"),
        ("raise RuntimeError('inside')", "Graphviz could not draw the map: RuntimeError: inside"),
        ("pass", "Graphviz drew nothing that is a PDF picture."),
        ("print('nonsense')", "Graphviz drew nothing that is a PDF picture."),
        ("os.close(1)", "Graphviz drew nothing that is a PDF picture."),
    ],
)
def test_trouble_is_one_clear_line(worker: Worker, text: str, message: str) -> None:
    with pytest.raises(DrawingFailed) as caught:
        draw(DOT * 20_000, "pdf", worker=worker(text))
    assert message in str(caught.value)
    assert str(caught.value).isprintable()


def test_warnings_are_no_trouble(worker: Worker) -> None:
    noisy = worker("print('Fontconfig warning: odd; Warning: node too small', file=sys.stderr); print('%PDF-1')")
    assert draw(DOT, "pdf", worker=noisy) == b"%PDF-1\n"


def test_hanging_is_stopped_with_all_that_it_started(worker: Worker) -> None:
    hanging = worker("""
        import subprocess
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        time.sleep(600)
    """)
    with pytest.raises(DrawingFailed, match="took longer than 0 seconds"):
        draw(DOT, "svg", worker=hanging, timeout=0.4)


def test_ctrl_c_stops_the_child(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[subprocess.Popen[bytes]] = []

    def interrupted(child: subprocess.Popen[bytes], *_: object, **__: object) -> None:
        children.append(child)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        draw(DOT, "svg", worker=worker("time.sleep(600)"))
    assert children[0].returncode == -signal.SIGKILL


def test_memory_is_limited() -> None:
    with pytest.raises(DrawingFailed, match="Graphviz"):
        draw(DOT, "svg", megabytes=40)


def test_bad_dot_is_trouble() -> None:
    with pytest.raises(DrawingFailed, match="Graphviz could not draw the map"):
        draw("digraph {", "svg")


def test_no_graphviz_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(tmp_path, monkeypatch, "pygraphviz")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingFailed, match="pip install pygraphviz"):
        draw(DOT, "svg")
    hide(tmp_path, monkeypatch, "graphviz")
    with pytest.raises(DrawingFailed, match="pip install pygraphviz"):
        draw(DOT, "svg")


def test_without_pygraphviz_the_dot_of_the_machine_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(tmp_path, monkeypatch, "pygraphviz")
    program = tmp_path / "dot"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nprint('<?xml', *sys.argv[1:], len(sys.stdin.read()))\n", encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert draw(DOT, "svg") == f"<?xml -Kneato -Tsvg {len(DOT)}\n".encode()


def hide(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Make the child find no such module."""
    (folder / f"{module}.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_the_child_sees_our_fonts_only(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/dev/null")
    monkeypatch.setenv("FONTCONFIG_PATH", "/somewhere")
    monkeypatch.setenv("TZ", "Asia/Tehran")
    spy = worker("""
        import json, pathlib
        config = pathlib.Path(os.environ["FONTCONFIG_FILE"])
        fonts = sorted(path.name for path in (config.parent / "fonts").iterdir())
        print("%PDF-", json.dumps([fonts, config.read_text(), {k: os.environ.get(k) for k in ("TZ", "LC_ALL",
              "FONTCONFIG_PATH")}]))
    """)
    told = draw(DOT, "pdf", worker=spy).decode()
    assert all(f"{family}-Bold.ttf" in told for family in ("Inter", "Vazirmatn"))
    assert '"TZ": "UTC", "LC_ALL": "C", "FONTCONFIG_PATH": null' in told
    assert "/usr/" not in told


def test_nothing_is_left_behind(worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path))
    fake = worker("print('%PDF-')")
    before = sorted(tmp_path.iterdir())
    draw(DOT, "pdf", worker=fake)
    with pytest.raises(DrawingFailed):
        draw(DOT, "svg", worker=fake)
    assert sorted(tmp_path.iterdir()) == before


def test_no_room_for_the_fonts_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As under `ulimit -f`, or on a full disk."""

    def full(*_: object) -> None:
        raise OSError(errno.EFBIG, "File too large", str(tmp_path))

    monkeypatch.setattr(engine.shutil, "copyfile", full)
    with pytest.raises(DrawingFailed, match=r"fonts could not be put into the temporary folder: File too large\.$"):
        draw(DOT, "svg")


def test_no_temporary_folder_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(DrawingFailed, match=r"temporary folder: No such file or directory\.$"):
        draw(DOT, "svg")


def test_a_child_that_cannot_start_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(engine.subprocess, "Popen", busy)
    with pytest.raises(DrawingFailed, match=r"Graphviz could not be started: Too many open files\.$"):
        draw(DOT, "svg")
