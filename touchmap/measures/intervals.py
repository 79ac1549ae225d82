"""How sure a figure is: 95 % intervals for shares, for the net promoter score and for a median."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

_TAIL = 40
"""One in so many on either side is left out: together 5 %."""
_EXACT_UP_TO = 1000
"""Up to so many answers the ranks of a median are counted out; above, they are found by the normal curve."""


class Interval(NamedTuple):
    """Between which two figures the true one lies, 19 times in 20."""

    low: float
    high: float


def wilson(share: float, n: int) -> Interval:
    """The interval of a share between 0 and 1 of `n` answers, `n` being 1 or more.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927): with z for 95 %, the
    middle is (share + z²/2n) ÷ (1 + z²/n) and half the width z·√(share·(1 − share)/n + z²/4n²) ÷ (1 + z²/n). Unlike
    the textbook interval it holds for few answers and near 0 and 1.
    """
    square = _z() ** 2 / n
    middle = (share + square / 2) / (1 + square)
    half = math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
    return Interval(max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def adjusted_wald(promoters: int, passives: int, detractors: int) -> Interval:
    """The interval of a net promoter score between −1 and 1.

    B. Rocks, "Interval estimation for the net promoter score", The American Statistician 70 (2016): three answers are
    added, ¾ of a promoter and ¾ of a detractor among them; with p and d the shares of both after that, the interval
    is p − d ± z·√((p + d − (p − d)²) ÷ (n + 3)).
    """
    n = promoters + passives + detractors + 3
    good, bad = (promoters + 0.75) / n, (detractors + 0.75) / n
    net = good - bad
    half = _z() * math.sqrt((good + bad - net**2) / n)
    return Interval(max(-1.0, net - half), min(1.0, net + half))


def farthest(n: int, lowest: float, highest: float) -> float:
    """How far the mean of `n` answers between `lowest` and `highest` lies from the true one at most, 19 times in 20.

    It holds however the answers lie, and is therefore too wide to be told as an interval; what it rules out is ruled
    out. W. Hoeffding, "Probability inequalities for sums of bounded random variables" (1963): (highest − lowest) ·
    √(ln 40 ÷ 2n).
    """
    return (highest - lowest) * math.sqrt(math.log(_TAIL) / (2 * n))


def median_interval(ascending: Sequence[float], beyond: int = 0) -> Interval | None:
    """The interval of the median of figures in ascending order and of `beyond` more that are endless; None for fewer
    than six, which allow no claim.

    By order statistics, whatever the figures are like: see `median_rank`.
    """
    n = len(ascending) + beyond
    rank = median_rank(n)
    return Interval(at_rank(ascending, rank), at_rank(ascending, n + 1 - rank)) if rank else None


def at_rank(ascending: Sequence[float], rank: int) -> float:
    """The figure that stands at `rank`, counted from 1; endless behind the last."""
    return ascending[rank - 1] if rank <= len(ascending) else math.inf


def median_rank(n: int) -> int:
    """The rank k for which the k-th figure from either end of `n` bounds their median; 0 when there is none.

    The true median lies below the k-th lowest of n figures when fewer than k of n tosses of a coin show heads, so k
    is the highest for which that happens at most once in 40 (W. J. Conover, "Practical Nonparametric Statistics").
    """
    if n > _EXACT_UP_TO:
        return int((n - _z() * math.sqrt(n)) / 2)
    ways, fewer, rank = 1, 0, 0
    while (fewer := fewer + ways) * _TAIL <= 2**n:
        rank += 1
        ways = ways * (n - rank + 1) // rank
    return rank


@functools.cache
def _z() -> float:
    from statistics import NormalDist  # read late: few inventories state results

    return NormalDist().inv_cdf(1 - 1 / _TAIL)
