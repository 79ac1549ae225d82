"""The command line: parse the options, call the rooms below, print, exit."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def command() -> NoReturn:
    """What the command `touchmap` runs: `main`, and then the process ends at once.

    Python would take every object of a large audit apart before it ends, a tenth of the time of the whole command.
    By then all output is written and every file closed.
    """
    import os

    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    os._exit(code if isinstance(code, int) else 1)


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and raises SystemExit; whatever takes time to import is met by Ctrl-C in good order."""
    try:
        from touchmap.cli.guard import main as guarded

        guarded(argv)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
