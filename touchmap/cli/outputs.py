"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from touchmap.cli.inputs import is_inventory
from touchmap.cli.terminal import CannotDo, silence

STDOUT = "-"


def write_stdout(data: bytes) -> None:
    """Writes `data` to standard output; if the reader has gone, nothing happens.

    Raises:
        CannotDo: it cannot be written for another reason, such as a full disk.
    """
    stream = sys.stdout
    if stream is None:
        return
    try:
        stream.flush()
        rest = memoryview(data)
        while rest:  # an unbuffered stream may take less than it is given
            rest = rest[stream.buffer.write(rest) :]
        stream.flush()
    except BrokenPipeError:
        silence(stream)
    except OSError as error:
        silence(stream)
        raise CannotDo(f"the output cannot be written: {_reason(error)}") from None


def print_text(text: str) -> None:
    """Prints a report in the encoding of standard output; letters that it lacks become `?`."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_stdout(text.encode(encoding, "replace"))


def write_file(path: str, data: bytes, *, overwrite: bool) -> None:
    """Writes a file by way of a temporary one beside it, so that a failure leaves what was there.

    Raises:
        CannotDo: it exists and `overwrite` is not set, or it cannot be written.
    """
    try:
        _write_file(path, data, overwrite)
    except BrokenPipeError:
        return
    except FileExistsError:
        raise CannotDo(f"{path} exists already; --force replaces it") from None
    except FileNotFoundError:
        raise CannotDo(f"{path} cannot be written: the folder does not exist") from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENXIO:
            raise CannotDo(f"{path} is a pipe that nobody reads: start its reader first") from None
        raise CannotDo(f"{path} cannot be written: {_reason(error)}") from None


def refuse_existing(path: str) -> None:
    """Makes sure that nothing of this name is there, not even a link that leads nowhere.

    Raises:
        CannotDo: there is.
    """
    if os.path.lexists(path):
        raise CannotDo(f"{path} exists already; --force replaces it")


def refuse_inventory(target: str) -> None:
    """Makes sure that what is no inventory does not become one by its name, or replace one that is there.

    Raises:
        CannotDo: it would.
    """
    names = [Path(target).name]
    with contextlib.suppress(OSError, ValueError):
        names.append(Path(target).resolve().name)
    if any(map(is_inventory, names)):
        raise CannotDo(f"{target} has the name of an inventory, which must not be replaced: choose another name")


def refuse_inputs(target: str, inputs: Iterable[str]) -> None:
    """Makes sure that a result replaces neither one of the files it was made from nor another inventory.

    Raises:
        CannotDo: it would.
    """
    for name in inputs:
        with contextlib.suppress(OSError, ValueError):
            if Path(target).samefile(name):
                raise CannotDo(f"{target} is the inventory itself: it must not be replaced by what is made from it")
    refuse_inventory(target)


def make_folder(path: str) -> None:
    """Creates a folder and those above it; one that exists is left as it is.

    Raises:
        CannotDo: a file stands in the way, or it cannot be created.
    """
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise CannotDo(f"{path} cannot be a folder: a file of that name is in the way") from None
    except (OSError, ValueError) as error:
        raise CannotDo(f"the folder {path} cannot be created: {_reason(error)}") from None


def _write_file(path: str, data: bytes, overwrite: bool) -> None:
    if not overwrite and os.path.lexists(path):
        raise FileExistsError
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = Path(path).stat().st_mode
    if mode is not None and stat.S_ISFIFO(mode):
        _write_pipe(path, data)
        return
    if mode is not None and not stat.S_ISREG(mode):
        # A device is written to, never replaced; a folder says so itself.
        Path(path).write_bytes(data)
        return
    target = Path(path).resolve()
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(None, "it is write-protected")
    temporary = target.parent / f".touchmap-{secrets.token_hex(6)}"
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        if overwrite or not _link(temporary, target):
            temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _write_pipe(path: str, data: bytes) -> None:
    """Writes to a pipe that has a name; one that nobody reads would hold us for ever, and says so itself."""
    descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)  # the reader may take its time
    with open(descriptor, "wb") as stream:  # noqa: PTH123 - it is open already
        stream.write(data)


def _link(temporary: Path, target: Path) -> bool:
    """Gives the temporary file its name unless that is taken by now; False where hard links are not known."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
