"""The outermost layer: whatever happens inside, the user sees one clear line and a stable exit code.

Nothing else of touchmap is imported before `main` runs, so that Ctrl-C is met from the first moment on.
"""

from __future__ import annotations

import gc
import os
import shlex
import sys
from collections.abc import Sequence
from typing import NoReturn, cast

from touchmap.cli.exits import FAILED, INTERRUPTED, OK


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and leaves with its exit code: 0 clean, 1 findings, 2 could not do it, 130 Ctrl-C."""
    # One command makes objects, reports and ends: looking for garbage among them costs a third of the time.
    gc.disable()
    try:
        code = run(argv)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def run(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command in `argv` (default: the arguments of this process)."""
    from touchmap.cli.terminal import CannotDo, close_quietly, say

    try:
        return _invoke(argv)
    except CannotDo as problem:
        say(str(problem))
        return FAILED
    except Exception as error:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        say(f"internal error: {what}. Please report it; with TOUCHMAP_DEBUG=1 it says where it happened.")
        if os.environ.get("TOUCHMAP_DEBUG"):
            import traceback

            traceback.print_exc()
        return FAILED
    finally:
        close_quietly()


def _invoke(argv: Sequence[str] | None) -> int:
    import typer
    from typer.main import get_command

    from touchmap.cli.app import app
    from touchmap.cli.terminal import CannotDo

    # Typer carries its own Click, or uses one beside it: this base class of its errors is found in either.
    problem = cast(type[Exception], typer.BadParameter.__mro__[2])
    try:
        code = get_command(app).main(
            args=None if argv is None else list(argv), prog_name="touchmap", standalone_mode=False
        )
    except problem as error:
        raise CannotDo(_usage(error, sys.argv[1:] if argv is None else argv)) from None
    except typer.Abort:
        return INTERRUPTED
    except SystemExit:
        # Typer's own answer to a pipe that was closed while it printed a help text.
        return OK
    return code if isinstance(code, int) else OK


def _usage(error: BaseException, argv: Sequence[str]) -> str:
    """What is wrong with the options, and where the right ones are listed."""
    from pathlib import Path

    message = error.format_message() if hasattr(error, "format_message") else str(error)
    message = message.replace("Value error, ", "").rstrip(".")
    if message.startswith("No such command") and len(argv) == 1 and Path(argv[0]).exists():
        return f"say what to do with {argv[0]}, as in: touchmap audit {shlex.quote(argv[0])}"
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "touchmap"
    return f"{message}{'' if message.endswith('?') else '.'} See {command} --help"
