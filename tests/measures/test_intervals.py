"""Intervals: the same as those of statsmodels, never beyond what can be, and right as often as they claim."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.descriptivestats import sign_test
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from touchmap.measures.intervals import adjusted_wald, farthest, median_interval, median_rank, wilson

COUNTS = st.integers(0, 10**12)
Z = 1.959963984540054


@pytest.mark.parametrize("n", [1, 2, 5, 29, 143, 10_000])
@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.58, 0.999, 1])
def test_wilson_is_that_of_statsmodels(part: float, n: int) -> None:
    assert wilson(part, n) == pytest.approx(proportion_confint(part * n, n, method="wilson"), abs=1e-12)


def test_wilson_as_in_the_textbook() -> None:
    # R. G. Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0 / 20, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert wilson(1 / 29, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@given(st.floats(0, 1), st.integers(1, 10**12))
def test_wilson_holds_its_share_and_stays_a_share(share: float, n: int) -> None:
    low, high = wilson(share, n)
    assert 0 <= low <= share <= high <= 1
    assert low < high


@pytest.mark.parametrize("votes", [(120, 60, 40), (3, 2, 1), (0, 0, 5), (5, 0, 0), (1, 0, 1), (0, 9, 0), (5000, 1, 2)])
def test_adjusted_wald_is_the_normal_interval_of_three_more_answers(votes: tuple[int, int, int]) -> None:
    promoters, passives, detractors = votes
    answers = DescrStatsW([1, 0, -1], weights=[promoters + 0.75, passives + 1.5, detractors + 0.75])
    half = Z * math.sqrt(answers.var / answers.sum_weights)
    low, high = adjusted_wald(*votes)
    assert low == pytest.approx(max(-1, answers.mean - half), abs=1e-12)
    assert high == pytest.approx(min(1, answers.mean + half), abs=1e-12)


@pytest.mark.parametrize("n", [1, 5, 29, 143, 900])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9])
def test_a_mean_is_hardly_ever_farther_off_than_said(share: float, n: int) -> None:
    """Answers at the two ends of the scale, which lie as far apart as answers can, counted out."""
    lowest, highest = 1.0, 7.0
    true = lowest + share * (highest - lowest)
    beyond = sum(
        math.comb(n, top) * share**top * (1 - share) ** (n - top)
        for top in range(n + 1)
        if abs(lowest + top / n * (highest - lowest) - true) > farthest(n, lowest, highest)
    )
    assert beyond <= 0.05


def test_four_times_the_answers_halve_how_far_a_mean_may_be_off() -> None:
    assert farthest(400, 1, 7) == pytest.approx(farthest(100, 1, 7) / 2)
    assert farthest(212, 1, 7) == pytest.approx(0.5596, abs=5e-5)


@given(COUNTS, COUNTS, COUNTS)
def test_adjusted_wald_holds_the_score_and_stays_one(promoters: int, passives: int, detractors: int) -> None:
    n = promoters + passives + detractors
    low, high = adjusted_wald(promoters, passives, detractors)
    assert -1 <= low < high <= 1
    if n:
        assert low - 1e-9 <= (promoters - detractors) / n <= high + 1e-9


@given(COUNTS, COUNTS, COUNTS)
def test_adjusted_wald_turns_with_its_answers(promoters: int, passives: int, detractors: int) -> None:
    low, high = adjusted_wald(promoters, passives, detractors)
    assert adjusted_wald(detractors, passives, promoters) == pytest.approx((-high, -low))


@pytest.mark.parametrize("n", [6, 7, 12, 25, 60])
def test_the_median_interval_is_what_the_sign_test_does_not_refuse(n: int) -> None:
    interval = median_interval(range(n))
    assert interval is not None
    kept = [middle for middle in (step + 0.5 for step in range(-1, n)) if sign_test(list(range(n)), middle)[1] > 0.05]
    assert interval == (kept[0] - 0.5, kept[-1] + 0.5)


@pytest.mark.parametrize("n", range(6))
def test_fewer_than_six_say_nothing_of_their_median(n: int) -> None:
    assert median_interval(range(n)) is None


def test_ranks_as_in_the_tables() -> None:
    # W. J. Conover, "Practical Nonparametric Statistics": ranks of the 95 % interval of a median.
    assert [median_rank(n) for n in (6, 8, 9, 10, 15, 20, 30, 50, 100)] == [1, 1, 2, 2, 4, 6, 10, 18, 40]


def test_ranks_of_many_never_claim_more_than_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    many = range(1001, 1300)
    quick = [median_rank(n) for n in many]
    monkeypatch.setattr("touchmap.measures.intervals._EXACT_UP_TO", many.stop)
    assert all(0 <= median_rank(n) - rank <= 1 for n, rank in zip(many, quick, strict=True))
    assert median_rank(1000) == 469


@given(st.lists(st.floats(0, 1e6), max_size=40), st.integers(0, 60))
def test_the_median_interval_holds_the_median(figures: list[float], beyond: int) -> None:
    ascending = sorted(figures)
    everything = [*ascending, *[math.inf] * beyond]
    interval = median_interval(ascending, beyond)
    assert (interval is None) == (len(everything) < 6)
    if interval is not None:
        n = len(everything)
        assert interval.low <= everything[(n - 1) // 2] <= everything[n // 2] <= interval.high
        assert interval == median_interval(everything)


def test_a_median_of_a_million_million_unanswered_takes_no_room() -> None:
    assert median_interval([1.0], 10**12) == (math.inf, math.inf)


def test_wilson_is_right_about_as_often_as_it_claims() -> None:
    truths = [step / 40 for step in range(4, 37)]
    for n in (10, 40):
        right = [sum(_chance(n, k, p) for k in range(n + 1) if _holds(wilson(k / n, n), p)) for p in truths]
        assert sum(right) / len(right) == pytest.approx(0.95, abs=0.01)
        assert min(right) > 0.88


def test_adjusted_wald_is_right_about_as_often_as_it_claims() -> None:
    n, right = 20, []
    for good, bad in itertools.product((0.2, 0.4, 0.6), (0.1, 0.3)):
        rest = 1 - good - bad
        right.append(
            sum(
                math.comb(n, p) * math.comb(n - p, d) * good**p * bad**d * rest ** (n - p - d)
                for p in range(n + 1)
                for d in range(n + 1 - p)
                if _holds(adjusted_wald(p, n - p - d, d), good - bad)
            )
        )
    assert sum(right) / len(right) == pytest.approx(0.95, abs=0.015)
    assert min(right) > 0.92


def _chance(n: int, k: int, share: float) -> float:
    return math.comb(n, k) * share**k * (1 - share) ** (n - k)


def _holds(interval: tuple[float, float], truth: float) -> bool:
    return interval[0] <= truth <= interval[1]
