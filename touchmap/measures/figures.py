"""What a result says: the figure of each measure, from counts where there are any, with its interval."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from touchmap.measures.intervals import Interval, adjusted_wald, at_rank, median_interval, wilson
from touchmap.model import Counts, Post, Result

Amount = float | datetime.timedelta
"""A figure in its measure's own unit: a length of time for FRT, a number for the others."""
Unit = Literal["", "%", "time"]

NEVER = datetime.timedelta.max
"""The wait of a customer who was not answered; longer than any other."""

SHARES = frozenset({"csat", "crr"})
"""The measures that are a share of the answers, in percent."""
COUNTED_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "nps": (("promoters", "passives", "detractors"),),
    "csat": (("positive", "total"),),
    "crr": (("start", "end", "new"), ("positive", "total")),
}
"""The counts from which a measure can be told; any one group of them will do."""
_FIXED = {"nps": (-100.0, 100.0), "csat": (0.0, 100.0), "crr": (0.0, 100.0)}


@dataclass(frozen=True, slots=True)
class Figure:
    """What was heard: a figure, how many were asked, and the ends of its interval where one can be claimed."""

    value: Amount | None = None
    n: int | None = None
    low: Amount | None = None
    high: Amount | None = None


def unit(post: Post) -> Unit:
    """In what the figure of a listening post is told: percent, a length of time, or a plain number."""
    return "time" if post.metric == "frt" else "%" if post.metric in SHARES else ""


def span(post: Post) -> tuple[float, float] | None:
    """The lowest and the highest figure that the measure of `post` can have; None where there is no telling."""
    if post.metric in ("ces", "rating"):
        return (post.scale[0], post.scale[1]) if post.scale else None
    return _FIXED.get(post.metric or "")


def possible(post: Post, amount: Amount) -> bool:
    """Whether `amount` is of the kind and in the range that the measure of `post` has."""
    if isinstance(amount, datetime.timedelta) or post.metric == "frt":
        return isinstance(amount, datetime.timedelta) and post.metric == "frt"
    ends = span(post)
    return ends is None or ends[0] <= amount <= ends[1]


def figure(post: Post, result: Result) -> Figure:
    """The figure in `result`: from its counts or waits if they suffice, else its score.

    An interval is claimed for counts, for waits, and for a share with its number of answers; a mean, a median or an
    NPS of which only the number of answers is known has none, since how far the answers lie apart is not known.
    """
    counted = _FROM_RESULT[post.metric](result) if post.metric in _FROM_RESULT else None
    if counted is not None:
        return counted
    score = result.score
    if post.metric in SHARES and result.n and isinstance(score, float) and possible(post, score):
        return _percent(score, result.n, wilson(score / 100, result.n))
    return Figure(score, result.n)


def net_promoter_score(promoters: int, passives: int, detractors: int) -> float:
    """The share of promoters (9 and 10) less that of detractors (0 to 6), from −100 to 100; passives count among all.

    F. F. Reichheld, "The one number you need to grow", Harvard Business Review (2003).
    """
    return 100 * (promoters - detractors) / (promoters + passives + detractors)


def percentage(positive: int, total: int) -> float:
    """The share of `positive` in `total` in percent. For CSAT positive are the two best answers: it is no mean."""
    return 100 * positive / total


def retention(start: int, end: int, new: int) -> float:
    """Of the customers at the start of a period, the percentage that is still there at its end:
    (customers at the end − new ones) ÷ customers at the start.
    """
    return percentage(end - new, start)


def median_wait(waits: Sequence[datetime.timedelta], unanswered: int = 0) -> datetime.timedelta:
    """The wait that half of the customers did not exceed; `NEVER` when half or more were not answered.

    There must be a wait or an unanswered customer. Between two in the middle it is half way.
    """
    ascending, n = _ascending(waits), len(waits) + unanswered
    return _length((at_rank(ascending, (n + 1) // 2) + at_rank(ascending, n // 2 + 1)) / 2)


def wait_of_nine_in_ten(waits: Sequence[datetime.timedelta], unanswered: int = 0) -> datetime.timedelta:
    """The wait within which nine of ten customers were answered (the nearest rank: the ⌈0.9 n⌉-th wait)."""
    n = len(waits) + unanswered
    return _length(at_rank(_ascending(waits), -(-n * 9 // 10)))


def _from_counts(counts: Counts, names: Sequence[str]) -> tuple[int, ...] | None:
    """The counts of these names, if all are there."""
    found = tuple(number for name in names if (number := getattr(counts, name)) is not None)
    return found if len(found) == len(names) else None


def _nps(result: Result) -> Figure | None:
    votes = _from_counts(result.counts, COUNTED_BY["nps"][0]) if result.counts else None
    if votes is None or not sum(votes):
        return None
    return _percent(net_promoter_score(*votes), sum(votes), adjusted_wald(*votes))


def _share(result: Result) -> Figure | None:
    found = _from_counts(result.counts, ("positive", "total")) if result.counts else None
    return _part(*found) if found else None


def _crr(result: Result) -> Figure | None:
    found = _from_counts(result.counts, COUNTED_BY["crr"][0]) if result.counts else None
    if found is None:
        return _share(result)
    start, end, new = found
    return _part(end - new, start)


def _frt(result: Result) -> Figure | None:
    if not result.waits:
        return None
    unanswered = result.unanswered or 0
    sure = median_interval(_ascending(result.waits), unanswered)
    low, high = (_length(sure.low), _length(sure.high)) if sure else (None, None)
    return Figure(median_wait(result.waits, unanswered), len(result.waits) + unanswered, low, high)


_FROM_RESULT: dict[str | None, Callable[[Result], Figure | None]] = {
    "nps": _nps,
    "csat": _share,
    "crr": _crr,
    "frt": _frt,
}


def _part(positive: int, total: int) -> Figure | None:
    if not 0 <= positive <= total or not total:
        return None
    return _percent(percentage(positive, total), total, wilson(positive / total, total))


def _percent(value: float, n: int, sure: Interval) -> Figure:
    return Figure(value, n, 100 * sure.low, 100 * sure.high)


def _ascending(waits: Sequence[datetime.timedelta]) -> list[float]:
    """The waits in seconds, the shortest first."""
    return sorted(wait.total_seconds() for wait in waits)


def _length(seconds: float) -> datetime.timedelta:
    return NEVER if math.isinf(seconds) else datetime.timedelta(seconds=seconds)
