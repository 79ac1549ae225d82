"""One listening post, or one question of it, against its target."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from touchmap.measures.figures import Amount, Figure, Unit, figure, possible, span, unit, wait_of_nine_in_ten
from touchmap.measures.intervals import farthest
from touchmap.model import Post, Question, Result, Touchpoint

Verdict = Literal["on target", "near", "below", "unknown"]
"""`below`: the whole interval misses the target; `near`: only the figure does, or how sure it is cannot be told."""

FEW = 5
"""Fewer answers say nothing, and could show who gave them: no figure is shown."""
THIN = 30
"""Fewer answers are marked as thin."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was heard by `post`, or by its `question`: `value` in its `unit`, of `n` answers, between `low` and `high`.

    `value` is None where nothing was heard; `low` and `high` are None where no interval can be claimed. An FRT may
    be `NEVER`, its value as well as an end of its interval; its `p90` is the wait of nine customers in ten, and
    `unanswered` are those who still wait. `shown` is false where there is no figure, an impossible one, or one of
    too few answers. `thin` are answers that are shown and few.
    """

    post: Post
    question: Question | None
    value: Amount | None
    unit: Unit
    n: int | None
    low: Amount | None
    high: Amount | None
    target: Amount | None
    verdict: Verdict
    thin: bool
    shown: bool
    p90: datetime.timedelta | None = None
    unanswered: int | None = None

    @property
    def result(self) -> Result | None:
        """Where it is written down what was heard."""
        return self.question.result if self.question else self.post.result

    @property
    def metric(self) -> str | None:
        """What is measured."""
        return self.post.metric


def reading(post: Post, question: Question | None = None, *, few: int = FEW, thin: int = THIN) -> Reading:
    """What `post` has heard, or the one `question` of it.

    A question without a target of its own has that of its post. `few` and `thin` are the numbers of answers that
    are needed to show a figure, and to show it without a mark.
    """
    result = question.result if question else post.result
    target = question.target if question and question.target is not None else post.target
    heard = figure(post, result) if result else Figure()
    enough = heard.n is None or heard.n >= few
    shown = heard.value is not None and enough and possible(post, heard.value)
    return Reading(
        post=post,
        question=question,
        value=heard.value,
        unit=unit(post),
        n=heard.n,
        low=heard.low,
        high=heard.high,
        target=target,
        verdict=_verdict(post, heard, target) if shown else "unknown",
        thin=shown and heard.n is not None and heard.n < thin,
        shown=shown,
        p90=_ninety(post, result),
        unanswered=result.unanswered if result and post.metric == "frt" else None,
    )


def readings(touchpoint: Touchpoint, *, few: int = FEW, thin: int = THIN) -> tuple[Reading, ...]:
    """The reading of every listening post or question that `touchpoint` names, in the order of the file.

    Those of a wider `scope` are among them, although they say nothing about this one touchpoint.
    """
    return tuple(reading(post, question, few=few, thin=thin) for post, question in touchpoint.asked)


def lower_is_better(post: Post) -> bool | None:
    """Whether a low figure is good; None for a CES that does not say it, since both directions are in use."""
    if post.better is not None:
        return post.better == "low"
    return None if post.metric == "ces" else post.metric == "frt"


def _verdict(post: Post, heard: Figure, target: Amount | None) -> Verdict:
    low_is_good = lower_is_better(post)
    if heard.value is None or target is None or low_is_good is None or not possible(post, target):
        return "unknown"
    if not _misses(heard.value, target, low_is_good):
        return "on target"
    best = _best(post, heard, low_is_good)
    return "below" if best is not None and _misses(best, target, low_is_good) else "near"


def _best(post: Post, heard: Figure, low_is_good: bool) -> Amount | None:
    """The most favourable figure that the answers still allow; None where there is no telling.

    Of a mean no interval is claimed, since how far the answers lie apart is not known. Yet they lie on a scale, so a
    mean of many answers cannot be off by more than some distance: an effort of 2.9 out of 7 from 212 customers is no
    5.5, whatever they ticked. Nobody who looks at it would call that chance, and neither do we.
    """
    if heard.low is not None:
        return heard.low if low_is_good else heard.high
    ends = span(post)
    if ends is None or not heard.n or isinstance(heard.value, datetime.timedelta) or heard.value is None:
        return None
    off = farthest(heard.n, *ends)
    return heard.value - off if low_is_good else heard.value + off


def _misses(amount: Amount, target: Amount, low_is_good: bool) -> bool:
    one, other = _size(amount), _size(target)
    return one > other if low_is_good else one < other


def _size(amount: Amount) -> float:
    return amount.total_seconds() if isinstance(amount, datetime.timedelta) else amount


def _ninety(post: Post, result: Result | None) -> datetime.timedelta | None:
    if result is None or post.metric != "frt":
        return None
    if result.waits:
        return wait_of_nine_in_ten(result.waits, result.unanswered or 0)
    return result.p90
