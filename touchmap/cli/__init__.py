"""The command line: parse the options, call the rooms below, print, exit."""

from __future__ import annotations

from touchmap.cli.guard import main

__all__ = ["main"]
