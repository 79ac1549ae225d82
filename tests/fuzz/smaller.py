"""Inputs that fail made small: lines, then characters are left out as long as the failure stays the same."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fuzz.check import check

_MOST_TRIES = 1500


def smaller(data: bytes, signature: str) -> bytes:
    """The smallest input found that fails with the same signature; `data` itself if none does."""
    tries = 0

    def fails(pieces: Sequence[bytes]) -> bool:
        nonlocal tries
        tries += 1
        failure = check(b"".join(pieces)).failure
        return failure is not None and failure.signature == signature

    # What takes too long once takes too long at each try.
    most = 40 if signature == "TooSlow" else _MOST_TRIES
    for pieces in (data.splitlines(keepends=True), None):
        kept = pieces if pieces is not None else [data[at : at + 1] for at in range(len(data))]
        step = max(len(kept) // 2, 1)
        while tries < most:
            at = 0
            while at < len(kept) and tries < most:
                shorter = kept[:at] + kept[at + step :]
                if fails(shorter):
                    kept = shorter
                else:
                    at += step
            if step == 1:
                break
            step //= 2
        data = b"".join(kept)
    return data
