"""Readings: what a post has heard, its interval, its verdict, and how it is told."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from tests.reading import inventory, named
from touchmap.measures import NEVER, Reading, reading, readings, wording
from touchmap.measures.figures import median_wait, net_promoter_score, percentage, retention, wait_of_nine_in_ten
from touchmap.model import Post, Question, Result


def read(post: str, **thresholds: int) -> Reading:
    """The reading of a listening post written as one line of YAML."""
    loaded = inventory(f"touchmap: 1\njourney: J\nfeedback:\n  post: {post}\nstages: {{}}\n")
    return reading(loaded.feedback["post"], **thresholds)


MINUTE = timedelta(minutes=1)
CSAT = "{metric: csat, target: 80%, result: "

# a listening post -> value, n, verdict, text
TABLE = {
    "{metric: ces, scale: [1, 7], better: high, target: 5.5, result: {score: 2.9, n: 212}}": (
        2.9, 212, "below", "2.9 of 5.5, n 212"),
    "{metric: ces, scale: [1, 7], better: high, target: 5.5, result: {score: 5.2, n: 212}}": (
        5.2, 212, "near", "5.2 of 5.5, n 212"),
    "{metric: ces, scale: [1, 7], better: high, target: 5.5, result: {score: 2.9}}": (2.9, None, "near", "2.9 of 5.5"),
    "{metric: ces, scale: [1, 7], better: low, target: 2, result: {score: 5.1, n: 90}}": (
        5.1, 90, "below", "5.1 of 2, n 90"),
    "{metric: rating, target: 4.5, result: {score: 1.2, n: 900}}": (1.2, 900, "near", "1.2 of 4.5, n 900"),
    "{metric: nps, target: 50, result: {score: -60, n: 900}}": (-60, 900, "below", "-60 of 50, n 900"),
    CSAT + "{score: 58, n: 143}}": (58, 143, "below", "58 % (50–66 %) of 80 %, n 143"),
    CSAT + "{score: 76, n: 143}}": (76, 143, "near", "76 % (68–82 %) of 80 %, n 143"),
    CSAT + "{score: 80, n: 143}}": (80, 143, "on target", "80 % (73–86 %) of 80 %, n 143"),
    CSAT + "{score: 79.6, n: 143}}": (79.6, 143, "near", "79.6 % (72–85 %) of 80 %, n 143"),
    CSAT + "{score: 58}}": (58, None, "near", "58 % of 80 %"),
    CSAT + "{counts: {positive: 83, total: 143}}}": (
        8300 / 143, 143, "below", "58 % (50–66 %) of 80 %, n 143"),
    CSAT + "{score: 90, n: 12}}": (90, 12, "on target", "90 % (63–98 %) of 80 %, n 12, thin"),
    CSAT + "{score: 0, n: 4}}": (0, 4, "unknown", "too few answers"),
    CSAT + "{score: 0, n: 0}}": (0, 0, "unknown", "too few answers"),
    CSAT + "{n: 90}}": (None, 90, "unknown", ""),
    CSAT + "{score: 120, n: 90}}": (120, 90, "unknown", ""),
    "{metric: csat, target: 80%}": (None, None, "unknown", ""),
    "{metric: nps, target: 50, result: {counts: {promoters: 120, passives: 60, detractors: 40}}}": (
        80 / 2.2, 220, "below", "36 (26 to 46) of 50, n 220"),
    "{metric: nps, result: {counts: {promoters: 2, passives: 2, detractors: 3}}}": (
        -100 / 7, 7, "unknown", "-14 (-60 to 40), n 7, thin"),
    "{metric: nps, target: 40, result: {score: 34, n: 96}}": (34, 96, "near", "34 of 40, n 96"),
    "{metric: nps, target: 40, result: {score: 61, n: 54}}": (61, 54, "on target", "61 of 40, n 54"),
    "{metric: crr, target: 85, result: {counts: {start: 400, end: 380, new: 60}}}": (
        80, 400, "below", "80 % (76–84 %) of 85 %, n 400"),
    "{metric: ces, scale: [1, 5], better: low, target: 2, result: {score: 1.8, n: 90}}": (
        1.8, 90, "on target", "1.8 of 2, n 90"),
    "{metric: ces, scale: [1, 5], better: low, target: 2, result: {score: 2.04, n: 90}}": (
        2.04, 90, "near", "2.04 of 2, n 90"),
    "{metric: ces, scale: [1, 5], target: 2, result: {score: 1.8, n: 90}}": (1.8, 90, "unknown", "1.8 of 2, n 90"),
    "{metric: rating, scale: [1, 5], target: 4, result: {score: 4.6, n: 1250}}": (
        4.6, 1250, "on target", "4.6 of 4, n 1,250"),
    "{metric: frt, target: 1h, result: {score: 45min, p90: 3h, n: 90, unanswered: 2}}": (
        45 * MINUTE, 90, "on target", "45 min of 1 h, 9 in 10: 3 h, n 90, 2 unanswered"),
    "{metric: frt, target: 10min, result: {waits: [11min, 12min, 13min, 14min, 15min, 20min, 1h]}}": (
        14 * MINUTE, 7, "below", "14 min (11 min to 1 h) of 10 min, 9 in 10: 1 h, n 7, thin"),
    "{metric: frt, target: 10min, result: {unanswered: 9, waits: [11min]}}": (
        NEVER, 10, "below", "no answer for half of them of 10 min, n 10, 9 unanswered, thin"),
    "{metric: frt, target: 9, result: {score: 4h, n: 50}}": (timedelta(hours=4), 50, "unknown", "4 h of 9, n 50"),
    "{kind: interview, result: {score: 3, n: 50}}": (3, 50, "unknown", "3, n 50"),
    "{metric: nps, result: {counts: {promoters: 0, passives: 0, detractors: 0}}}": (None, None, "unknown", ""),
    "{metric: csat, result: {score: 70, n: 50, counts: {positive: 9, total: 8}}}": (
        70, 50, "unknown", "70 % (56–81 %), n 50"),
}  # fmt: skip


@pytest.mark.parametrize("post", TABLE)
def test_readings(post: str) -> None:
    value, n, verdict, text = TABLE[post]
    found = read(post)
    assert found.value == (pytest.approx(value) if isinstance(value, float) else value)
    assert (found.n, found.verdict, wording.text(found)) == (n, verdict, text)


def test_thresholds_can_be_moved() -> None:
    post = CSAT + "{score: 50, n: 12}}"
    assert (read(post).thin, read(post).shown) == (True, True)
    assert not read(post, thin=12).thin
    assert not read(post, few=13).shown
    assert not read(post, few=13).thin


def test_a_share_with_its_number_of_answers_has_the_interval_of_its_counts() -> None:
    score, counts = read(CSAT + "{score: 60, n: 90}}"), read(CSAT + "{counts: {positive: 54, total: 90}}}")
    assert (score.low, score.high) == (counts.low, counts.high)
    assert (counts.low, counts.high) == pytest.approx(
        tuple(100 * end for end in proportion_confint(54, 90, method="wilson"))
    )


def test_a_question_has_the_target_of_its_post_unless_it_has_one_of_its_own() -> None:
    journey = inventory("""
        touchmap: 1
        journey: J
        feedback:
          visit:
            metric: csat
            target: 90
            result: {score: 95, n: 300}
            questions:
              till: {result: {score: 80, n: 300}}
              desk: {target: 70, result: {score: 80, n: 300}}
              door: {}
          wide: {metric: nps, scope: journey, result: {score: 30}}
        stages:
          purchase:
            shop:
              - name: Visit
                feedback: [visit.till, visit.desk, visit.door, visit, wide]
        """)
    till, desk, door, visit, wide = readings(named(journey, "Visit"))
    assert [one.verdict for one in (till, desk, door, visit, wide)] == [
        "below", "on target", "unknown", "on target", "unknown",
    ]  # fmt: skip
    assert (till.target, desk.target, visit.target) == (90, 70, 90)
    assert till.question is journey.feedback["visit"].questions["till"]
    assert not door.shown
    assert wide.post.scope == "journey"


def test_formulas() -> None:
    assert net_promoter_score(70, 20, 10) == 60
    assert net_promoter_score(0, 0, 3) == -100
    assert percentage(3, 4) == 75
    assert retention(400, 380, 60) == 80
    waits = [minutes * MINUTE for minutes in (30, 10, 20, 40)]
    assert median_wait(waits) == 25 * MINUTE
    assert median_wait(waits, 1) == 30 * MINUTE
    assert median_wait(waits, 3) == 40 * MINUTE
    assert median_wait(waits, 4) == NEVER
    assert wait_of_nine_in_ten([minutes * MINUTE for minutes in range(10, 0, -1)]) == 9 * MINUTE
    assert wait_of_nine_in_ten(waits) == 40 * MINUTE
    assert wait_of_nine_in_ten(waits, 1) == NEVER


def test_a_million_million_unanswered_take_no_room() -> None:
    assert read("{metric: frt, target: 1h, result: {unanswered: 1000000000000, waits: [1h]}}").verdict == "below"


@pytest.mark.parametrize(
    ("value", "unit", "digits", "text"),
    [
        (58.0, "%", 1, "58 %"), (57.96, "%", 1, "58 %"), (57.94, "%", 1, "57.9 %"), (-0.04, "", 1, "0"),
        (100.0, "%", 0, "100 %"), (-12.5, "", 1, "-12.5"), (4.0, "", 1, "4"), (1200.0, "", 0, "1200"),
        (timedelta(seconds=30), "time", 1, "30 s"), (90 * MINUTE, "time", 1, "1.5 h"), (MINUTE, "time", 1, "1 min"),
        (timedelta(days=2.25), "time", 2, "2.25 d"), (timedelta(0), "time", 1, "0 s"),
    ],
)  # fmt: skip
def test_figures_are_told_briefly(value: float | timedelta, unit: str, digits: int, text: str) -> None:
    assert wording.amount(value, unit, digits) == text  # type: ignore[arg-type]


_METRICS = st.sampled_from([None, "nps", "csat", "ces", "rating", "frt", "crr"])
_WAITS = st.one_of(st.integers(0, 90).map("{}min".format), st.integers(0, 999_999).map("{}w".format))
_AMOUNTS = st.one_of(st.none(), st.integers(-100, 110).map(float), st.floats(-1e9, 1e9), _WAITS)
_NUMBERS = st.one_of(st.none(), st.integers(0, 12), st.integers(0, 10**12))
_NAMES = (("promoters", "passives", "detractors"), ("positive", "total"), ("start", "end", "new"))
_COUNTS = st.one_of(*(st.fixed_dictionaries(dict.fromkeys(names, _NUMBERS)) for names in _NAMES))
_RESULTS = st.fixed_dictionaries(
    {},
    optional={"score": _AMOUNTS, "n": _NUMBERS, "unanswered": _NUMBERS, "counts": _COUNTS,
              "waits": st.lists(_WAITS, max_size=12), "p90": _WAITS},
)  # fmt: skip
_POSTS = st.fixed_dictionaries(
    {"metric": _METRICS},
    optional={"scale": st.sampled_from([[1, 5], [1, 7], [0, 10]]), "target": _AMOUNTS,
              "better": st.sampled_from(["high", "low"]), "result": _RESULTS},
).map(Post.model_validate)  # fmt: skip


@given(_POSTS)
def test_whatever_is_written_down_a_reading_claims_no_more_than_it_knows(post: Post) -> None:
    found = reading(post)
    assert (found.low is None) == (found.high is None)
    if found.low is not None:
        assert found.value is not None
        assert found.n
        assert _size(found.low) <= _size(found.value) + 1e-6
        assert _size(found.value) <= _size(found.high) + 1e-6
    if found.verdict != "unknown":
        assert found.shown
        assert found.value is not None
        assert found.target is not None
        on_target = found.verdict == "on target"
        low_is_good = post.better == "low" or (post.better is None and post.metric == "frt")
        distance = _size(found.value) - _size(found.target)
        assert on_target == (distance <= 0 if low_is_good else distance >= 0)
    if found.shown:
        assert found.n is None or found.n >= 5
    text = wording.text(found)
    assert bool(text) <= (found.value is not None)
    assert not {"nan", "inf", "-inf"}.intersection(re.split(r"[ (–]", text))


@given(_COUNTS, st.sampled_from(["csat", "crr", "nps"]))
def test_figures_of_counts_are_possible(counts: dict[str, int | None], metric: str) -> None:
    found = reading(Post.model_validate({"metric": metric, "result": {"counts": counts}}))
    if found.value is not None:
        assert (-100 if metric == "nps" else 0) <= _size(found.value) <= 100


def test_a_question_is_read_by_itself() -> None:
    question = Question(result=Result(score=50.0, n=10))
    post = Post(metric="csat", questions={"q": question})
    assert reading(post).value is None
    assert reading(post, question).result is question.result


def _size(amount: float | timedelta | None) -> float:
    return amount.total_seconds() if isinstance(amount, timedelta) else amount or 0.0
