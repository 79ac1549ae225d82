"""Whether the bytes of a file are text in an encoding that is not read, told by its mark or by its zeros."""

from __future__ import annotations

# The mark of UTF-32 begins with that of UTF-16, so it comes first.
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAMPLE = 4096
_FEWEST = 4
"""Zeros in less text than this may be slips of any kind."""


def other_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 where `data` is text saved so, with a mark at its beginning or without; else None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    zeros = [sample[start::4].count(0) for start in range(4)]
    if sum(zeros) >= _FEWEST:
        # In every script most characters of an inventory need only the lower half of their four bytes, and the
        # spaces, colons and line ends only the lower half of their two.
        for halves in ((zeros[:2], zeros[2:]), (zeros[2:], zeros[:2])):
            if sum(halves[0]) * 20 >= len(sample) * 9 and min(halves[1]) * 40 <= len(sample):
                return "UTF-32"
        even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
        if max(even, odd) * 16 >= len(sample) and min(even, odd) * 4 <= max(even, odd):
            return "UTF-16"
    return None
