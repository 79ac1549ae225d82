"""Hostile input is given to the same command line as everything else."""

from tests.cli.conftest import _plain_terminal, touchmap, write

__all__ = ["_plain_terminal", "touchmap", "write"]
