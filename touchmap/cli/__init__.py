"""The command line: parse the options, call the rooms below, print, exit."""

from __future__ import annotations


def main() -> None:
    """What the command `touchmap` runs; whatever takes time to import is met by Ctrl-C in good order."""
    try:
        from touchmap.cli.guard import main as guarded

        guarded()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
