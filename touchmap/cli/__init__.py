"""The command line: parse the options, call the rooms below, print, exit."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """What the command `touchmap` runs; whatever takes time to import is met by Ctrl-C in good order."""
    try:
        from touchmap.cli.guard import main as guarded

        guarded(argv)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
