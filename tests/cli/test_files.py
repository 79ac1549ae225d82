"""Files are written whole or not at all, with sensible permissions, and never by accident."""

from __future__ import annotations

import io
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from touchmap.cli.guard import run
from touchmap.cli.outputs import make_folder, write_file, write_stdout
from touchmap.cli.terminal import CannotDo

pytestmark = pytest.mark.usefixtures("_plain_terminal")


def mode(path: str) -> int:
    return stat.S_IMODE(Path(path).stat().st_mode)


def test_a_new_file_follows_the_umask() -> None:
    before = os.umask(0o027)
    try:
        write_file("new", b"x", overwrite=False)
    finally:
        os.umask(before)
    assert mode("new") == 0o640


def test_permissions_of_a_replaced_file_stay() -> None:
    write_file("file", b"old", overwrite=True)
    Path("file").chmod(0o600)
    write_file("file", b"new", overwrite=True)
    assert (Path("file").read_bytes(), mode("file")) == (b"new", 0o600)


def test_a_link_is_followed() -> None:
    Path("real").mkdir()
    Path("real/file").write_bytes(b"old")
    Path("link").symlink_to("real/file")
    write_file("link", b"new", overwrite=True)
    assert Path("link").is_symlink()
    assert Path("real/file").read_bytes() == b"new"


def test_without_overwrite_nothing_is_replaced() -> None:
    write_file("file", b"old", overwrite=False)
    with pytest.raises(CannotDo, match="exists already"):
        write_file("file", b"new", overwrite=False)
    assert Path("file").read_bytes() == b"old"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_replaced(monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    def late(path: Path, target: Path) -> None:
        if not links:
            raise OSError("no hard links here")
        path.write_bytes(b"theirs")
        os.link(target, path)

    monkeypatch.setattr(Path, "hardlink_to", late)
    if links:
        with pytest.raises(CannotDo, match="exists already"):
            write_file("file", b"ours", overwrite=False)
        assert Path("file").read_bytes() == b"theirs"
    else:
        write_file("file", b"ours", overwrite=False)
        assert Path("file").read_bytes() == b"ours"
    assert [path.name for path in Path().iterdir()] == ["file"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, failing: str, error: BaseException) -> None:
    write_file("file", b"old", overwrite=True)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(*((os, "fsync") if failing == "fsync" else (Path, "replace")), fail)
    with pytest.raises((CannotDo, KeyboardInterrupt)) as said:
        write_file("file", b"new", overwrite=True)
    assert isinstance(said.value, KeyboardInterrupt) or "No space left on device" in str(said.value)
    assert [path.name for path in Path().iterdir()] == ["file"]
    assert Path("file").read_bytes() == b"old"


def test_a_pipe_or_device_is_written_to_and_not_replaced() -> None:
    # A pipe of our own stands for every special file: were this to go wrong with a real device, it would be gone.
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file("pipe", b"x", overwrite=True)
        assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
        assert os.read(reader, 10) == b"x"
    finally:
        os.close(reader)


def test_a_pipe_that_nobody_reads_is_said_and_not_waited_for() -> None:
    os.mkfifo("pipe")
    with pytest.raises(CannotDo, match=r"^pipe is a pipe that nobody reads: start its reader first$"):
        write_file("pipe", b"x", overwrite=True)


def test_a_slow_reader_of_a_pipe_gets_all_of_it() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)
    data = bytes(range(256)) * 4000  # far more than a pipe holds
    received = bytearray()

    def read() -> None:
        while chunk := os.read(reader, 30_000):
            received.extend(chunk)
            time.sleep(0.001)

    thread = threading.Timer(0.1, read)
    thread.start()
    write_file("pipe", data, overwrite=True)
    thread.join()
    os.close(reader)
    assert received == data


def test_a_reader_of_a_pipe_that_goes_away_is_no_failure() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    thread = threading.Timer(0.1, os.close, [reader])
    thread.start()
    write_file("pipe", bytes(1_000_000), overwrite=True)
    thread.join()


@pytest.mark.parametrize(("path", "words"), [("missing/file", "folder does not exist"), (".", "directory"),
                                             ("x" * 300, "too long"), ("a\0b", "null")])  # fmt: skip
def test_impossible_places(path: str, words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        write_file(path, b"x", overwrite=True)


def test_write_protected_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotDo, match="write-protected"):
        write_file("file", b"new", overwrite=True)
    assert Path("file").read_bytes() == b"old"


def test_folders() -> None:
    make_folder("a/b")
    make_folder("a/b")
    Path("file").touch()
    for path in ("file", "file/below"):
        with pytest.raises(CannotDo, match="in the way"):
            make_folder(path)


@pytest.mark.parametrize("arguments", [["audit", "a" * 5000], ["audit", ""], ["render", "-o", ""]])
def test_names_that_no_file_can_have_get_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert "internal error" not in said
    assert said.count("\n") == 1


def test_without_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run(["audit", "-"]) == 2
    assert "no standard input" in capsys.readouterr().err


def test_a_stream_that_takes_little_at_a_time_gets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    class Little(io.RawIOBase):
        taken = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            piece = bytes(data)[:3]
            Little.taken += piece
            return len(piece)

    class Stream:
        buffer = Little()

        def flush(self) -> None: ...

    monkeypatch.setattr("sys.stdout", Stream())
    write_stdout(b"all of it")
    monkeypatch.undo()
    assert Little.taken == b"all of it"
