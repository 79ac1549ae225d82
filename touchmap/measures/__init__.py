"""Measures: what listening posts have heard, how sure it is, and how it stands to the target."""

from touchmap.measures.figures import COUNTED_BY, NEVER, SHARES, Amount, Figure, Unit, figure, possible, span, unit
from touchmap.measures.intervals import Interval
from touchmap.measures.reading import FEW, THIN, Reading, Verdict, lower_is_better, reading, readings
from touchmap.measures.spelling import Spelling

__all__ = [
    "COUNTED_BY", "FEW", "NEVER", "SHARES", "THIN", "Amount", "Figure", "Interval", "Reading", "Spelling", "Unit",
    "Verdict", "figure", "lower_is_better", "possible", "reading", "readings", "span", "unit",
]  # fmt: skip
