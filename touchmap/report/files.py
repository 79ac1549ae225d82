"""What reports for machines call a file, and how they know a finding again when lines have moved."""

from __future__ import annotations

import functools
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from touchmap.finding import Finding
from touchmap.report.sheet import Sheet

_SAFE = b"/-._~!$&'()*+,;=@"
_POSITION = re.compile(r"\[\d+\]")
_NUMBER = re.compile(r"\d+")


def path(sheet: Sheet, file: str) -> str:
    """The path of a file from the root of the project, with slashes; as the user named it where that is unknown."""
    return _posix(sheet.names.get(file, file))


def uri(sheet: Sheet, file: str) -> str:
    """`path` as a URI reference: relative to the root of the project, or `file:` where it lies outside."""
    return _as_uri(path(sheet, file))


@functools.lru_cache(maxsize=256)
def _posix(named: str) -> str:
    return PurePath(named).as_posix() if named else named


@functools.lru_cache(maxsize=256)
def _as_uri(posix: str) -> str:
    try:
        raw = posix.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = posix.encode("utf-8", "replace")
    if PurePath(posix).is_absolute():
        # On Windows a drive stands before the first slash, and its colon stays.
        return f"file:///{quote(raw, safe=_SAFE + b':').lstrip('/')}"
    return quote(raw, safe=_SAFE)


def fingerprints(sheet: Sheet, findings: Iterable[Finding]) -> list[str]:
    """One fingerprint per finding, in their order: 64 hexadecimal digits, each of its own.

    It is made from the code, the path, the address and the message, without what moves when something is added
    above: lines, places in lists, numbers of cards, counts. Findings that are then alike are counted.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        parts = (
            finding.code,
            path(sheet, finding.place.file),
            _POSITION.sub("[]", finding.address),
            finding.touchpoint or "",
            _NUMBER.sub("", finding.message),
        )
        key = "\0".join(parts)
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest())
        seen[key] += 1
    return made
