"""openpyxl, which reads and writes workbooks: imported when one is asked for, since not everybody has it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from touchmap.convert.failure import CannotConvert


def library(part: str = "") -> Any:
    """openpyxl, or one of its modules.

    Raises:
        CannotConvert: it is not installed.
    """
    try:
        return import_module(f"openpyxl.{part}" if part else "openpyxl")
    except ModuleNotFoundError as missing:
        if missing.name is None or not missing.name.startswith("openpyxl"):
            raise
        raise CannotConvert(
            "workbooks (.xlsx) need openpyxl: python -m pip install 'touchmap-cli[xlsx]'. CSV works without it."
        ) from None
