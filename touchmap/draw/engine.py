"""The one door to Graphviz: DOT goes in, bytes come out, whatever happens inside stays in one child process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.measure import FAMILIES, FONTS

WORKER = Path(__file__).with_name("worker.py")
TIMEOUT = 60.0
"""Seconds that a drawing may take, at least."""
MEGABYTES = 4096
"""What the child may use."""

_NO_GRAPHVIZ = 3  # worker.NO_GRAPHVIZ; the worker is no module of ours to import from
_BYTES_PER_SECOND = 20_000  # of DOT; a picture of pixels draws more than ten times faster than this
_SIGNATURES = {"json0": b"{", "svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
_TROUBLE = re.compile(r"^(Error:.*|.*\bcairo\b.*(error|fail|memory).*|cairo: .*)$", re.MULTILINE | re.IGNORECASE)
_DATE = re.compile(rb"/CreationDate \(([^)]*)\)")
_FONTCONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong">{families}</edit></match>
<match target="font">
<test name="outline"><bool>false</bool></test>
<edit name="grown"><divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide></edit>
<edit name="matrix"><times><name>matrix</name>
<matrix><name>grown</name><double>0</double><double>0</double><name>grown</name></matrix></times></edit>
<edit name="size"><divide><name>size</name><name>grown</name></divide></edit>
</match>
</fontconfig>
"""
"""Every text asks for our families, in their order; a font of pixels, as of emoji, is scaled to the size asked for."""
_INSTALL = (
    "Drawing needs Graphviz, and this Python has none. "
    "Install it with `pip install pygraphviz`, or install Graphviz itself from https://graphviz.org/download/."
)
_NO_ROOM = "Its fonts could not be put into the temporary folder"
_NO_START = "Graphviz could not be started"


def draw(
    dot: str,
    format: str,
    *,
    borrowed: Iterable[Path] = (),
    worker: Path = WORKER,
    timeout: float | None = None,
    megabytes: int = MEGABYTES,
) -> bytes:
    """The picture of `dot` as `format` (svg, png or pdf); the same bytes for the same text, whatever the machine.

    As json0 it is no picture, but where the program `dot` would put everything.

    Letters that our fonts lack are drawn with the font files that are `borrowed`.
    Raises DrawingFailed, with one line for the user, where Graphviz is missing, fails, is killed or takes longer
    than `timeout` seconds (None: by the size of the drawing).
    """
    data = dot.encode()
    patience = TIMEOUT + len(data) / _BYTES_PER_SECOND if timeout is None else timeout
    with _told(_NO_ROOM):
        folder = tempfile.TemporaryDirectory(prefix="touchmap-", ignore_cleanup_errors=True)
    with folder:
        with _told(_NO_ROOM):
            environment = _environment(Path(folder.name), borrowed)
        command = [sys.executable, "-P", str(worker), format, str(megabytes)]
        with _told(_NO_START):
            code, picture, complaints = _run(command, data, environment, patience)
    _check(code, picture, complaints, format)
    return _DATE.sub(_same_date, picture) if format == "pdf" else picture


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Trouble with files and programs as one line for the user: `what` went wrong, and what the machine says."""
    try:
        yield
    except OSError as problem:
        raise DrawingFailed(f"{what}: {problem.strerror or type(problem).__name__}.") from None


def _environment(folder: Path, borrowed: Iterable[Path]) -> dict[str, str]:
    """The child's environment: our fonts and what is borrowed, no time zone, no language, no home."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for font in sorted(FONTS.glob("*.ttf")):  # copied, because fontconfig writes beside them
        shutil.copyfile(font, fonts / font.name)
    for place, font in enumerate(borrowed):
        shutil.copyfile(font, fonts / f"borrowed-{place}{font.suffix}")
    config = folder / "fonts.conf"
    config.write_text(
        _FONTCONFIG.format(
            fonts=escape(str(fonts)),
            cache=escape(str(folder / "cache")),
            families="".join(f"<string>{family}</string>" for family in FAMILIES),
        ),
        encoding="utf-8",
    )
    ours = ("FONTCONFIG_", "GV", "DOTFONTPATH", "GDFONTPATH", "PANGO", "CAIRO", "XDG_", "LC_", "LANG")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {
        "FONTCONFIG_FILE": str(config),
        "HOME": str(folder),
        "TZ": "UTC",
        "LC_ALL": "C",
        "PYTHONWARNINGS": "ignore",
    }


def _run(command: list[str], data: bytes, environment: dict[str, str], patience: float) -> tuple[int, bytes, str]:
    """Exit code, output and complaints; the child and all that it started are gone when this returns."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        picture, complaints = child.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        raise DrawingFailed(
            f"Drawing took longer than {patience:.0f} seconds and was stopped. "
            "Split the inventory, for example by stage."
        ) from None
    finally:
        _end(child)
    return child.returncode, picture, complaints.decode(errors="replace")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and its children, if it is still there; C code does not listen to anything milder."""
    if child.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
        child.wait()
    for stream in (child.stdin, child.stdout, child.stderr):
        if stream is not None:
            stream.close()


def _check(code: int, picture: bytes, complaints: str, format: str) -> None:
    if code == _NO_GRAPHVIZ:
        raise DrawingFailed(_INSTALL)
    if code < 0:
        try:
            what = signal.Signals(-code).name
        except ValueError:
            what = f"signal {-code}"
        raise DrawingFailed(f"Graphviz crashed while drawing ({what}).")
    trouble = _TROUBLE.search(complaints)
    if code != 0 or trouble:
        lines = [trouble[0]] if trouble else complaints.strip().splitlines()[-1:]
        reason = "".join(letter if letter.isprintable() else " " for line in lines for letter in line).strip()
        raise DrawingFailed(f"Graphviz could not draw the map: {reason[:300] or f'it ended with code {code}'}")
    if not picture.startswith(_SIGNATURES[format]):
        raise DrawingFailed(f"Graphviz drew nothing that is a {format.upper()} picture.")


def _same_date(found: re.Match[bytes]) -> bytes:
    """The same stretch of a PDF with a fixed date of equal length: other places in the file are counted in bytes."""
    fixed = b"D:20000101000000Z"
    return b"/CreationDate (" + fixed[: len(found[1])].ljust(len(found[1]), b" ") + b")"
