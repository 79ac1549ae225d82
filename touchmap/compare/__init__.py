"""Comparing: what changed from one inventory to the next, in its touchpoints, its findings and its coverage."""

from touchmap.compare.changes import Change, Comparison, Entry, Pair, compare

__all__ = ["Change", "Comparison", "Entry", "Pair", "compare"]
