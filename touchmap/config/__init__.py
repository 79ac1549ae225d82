"""The configuration: `touchmap.toml`, or `[tool.touchmap]` in `pyproject.toml`."""

from __future__ import annotations

from touchmap.config.exclude import Exclude
from touchmap.config.read import Config, WrongConfig, read

__all__ = ["Config", "Exclude", "WrongConfig", "read"]
