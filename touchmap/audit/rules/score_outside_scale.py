"""TM307: a figure that the measure cannot have."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from touchmap import measures
from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import figure, quoted
from touchmap.finding import Severity
from touchmap.measures import COUNTED_BY, Amount, possible, span, unit, wording
from touchmap.model import Block, Counts, Post, Question, Result

_NAMES = {
    "nps": "an NPS", "csat": "a CSAT", "crr": "a retention rate (CRR)", "ces": "a CES", "rating": "a rating",
    "frt": "a first response time (FRT)",
}  # fmt: skip
_OF_WAITS = ("waits", "unanswered", "p90")
_ROUNDING = 0.51
"""How far a score may be from its counts, since scores are written without decimals."""
_ROUNDED_WAIT = datetime.timedelta(seconds=30)
_ROUNDED_PART = 0.05
"""How far a wait may be from its list: half a minute, or a twentieth of long ones."""
_LARGEST_MEAN = 10
"""Up to where the answers of a CSAT go, so that a mean of them is not taken for a percentage."""


@rule("TM307", "score-outside-scale", Severity.ERROR, needs=POSTS)
def score_outside_scale(audit: Audit) -> Iterator[Hit]:
    """A target or a score that its measure cannot have

    Either the figure is mistyped or the wrong measure is named, or a score and its counts contradict each other.
    Whoever reads the map would trust a number that cannot be right, or chase a target that nobody can reach.

    Bad:
        touchmap: 1
        journey:
          name: Buying a bike
          feedback: recommend
        feedback:
          recommend: {metric: nps, scope: journey, target: 150}
        stages:
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey:
          name: Buying a bike
          feedback: recommend
        feedback:
          recommend: {metric: nps, scope: journey, target: 50}
        stages:
          purchase:
            website:
              - Pay online

    Fix: Write the figure in the measure's own unit: NPS -100 to 100, CSAT and CRR a percentage, CES and rating within
    `scale`, first response time a length of time such as 4h. Its counts are `promoters`, `passives` and `detractors`
    for NPS, `positive` and `total` for CSAT, `start`, `end` and `new` for CRR (`new` are customers won in the period
    who are still there at its end), and a list of `waits` for first response time.

    Source: An article on keeping customers (in Russian), which lists these measures; their ranges follow from how
    they are counted.
    """
    for post in audit.inventory.feedback.values():
        questions: tuple[Post | Question, ...] = (post, *post.questions.values())
        for asked in questions:
            yield from _impossible(asked, "target", asked.target, post)
            if asked.result is not None:
                yield from _impossible(asked.result, "score", asked.result.score, post)
                yield from _miscounted(asked.result, post)
                yield from _misplaced(asked.result, post)
                yield from _at_odds(asked.result, post)


def _impossible(holder: Block, field: str, amount: Amount | None, post: Post) -> Iterator[Hit]:
    """A hit for a figure that the post's measure cannot have; none where the measure or scale is unknown."""
    if amount is None or post.metric is None:
        return
    name = _NAMES[post.metric]
    if isinstance(amount, datetime.timedelta) != (post.metric == "frt"):
        wanted = "a length of time such as 4h" if post.metric == "frt" else "a number, not a length of time"
        yield Hit(holder, field, f"The {field} of {name} is {wanted}")
        return
    ends = span(post)
    if ends is None or isinstance(amount, datetime.timedelta):
        return
    percent = " %" if unit(post) == "%" else ""
    if not possible(post, amount):
        message = f"{figure(amount)}{percent} cannot be the {field} of {name}"
        yield Hit(holder, field, f"{message}: it goes from {figure(ends[0])} to {figure(ends[1])}{percent}")
    elif post.metric == "csat" and post.scale and max(post.scale[0], 0.1) <= amount <= post.scale[1] <= _LARGEST_MEAN:
        mean = f"{figure(amount)} looks like a mean of answers from {figure(post.scale[0])} to {figure(post.scale[1])}"
        yield Hit(holder, field, f"{mean}: a CSAT is the percentage of the two best answers")


def _miscounted(result: Result, post: Post) -> Iterator[Hit]:
    """A hit where the counts are those of another measure, are not all there, or cannot be."""
    counts = result.counts
    if counts is None:
        return
    if post.metric is not None:
        yield from _other_counts(result, counts, post.metric)
    if None not in (counts.positive, counts.total) and (counts.positive or 0) > (counts.total or 0):
        yield Hit(counts, "positive", f"{counts.positive} good answers out of {counts.total} cannot be")
    start, end, new = counts.start, counts.end, counts.new
    if start is None or end is None or new is None:
        return
    if new > end:
        yield Hit(counts, "new", f"{new} new customers among {end} at the end cannot be")
    elif end - new > start:
        yield Hit(counts, "end", f"{end - new} customers cannot have stayed of {start} at the start")


def _other_counts(result: Result, counts: Counts, metric: str) -> Iterator[Hit]:
    """A hit where the counts are not those of the measure, or not all of them."""
    groups = COUNTED_BY.get(metric)
    if groups is None:
        written = "its `waits`, or its `score`" if metric == "frt" else "its `score` and `n`"
        yield Hit(result, "counts", f"The answers of {_NAMES[metric]} are not counted by kind: write {written}")
        return
    given = {name for name in Counts.model_fields if getattr(counts, name) is not None}
    foreign = [name for name in Counts.model_fields if name in given.difference(*groups)]
    missing = min(([name for name in group if name not in given] for group in groups), key=len)
    if foreign:
        wanted = " or ".join(_listed(group) for group in groups)
        yield Hit(counts, foreign[0], f"The counts of {_NAMES[metric]} are {wanted}, not {quoted(foreign[0])}")
    elif missing:
        yield Hit(result, "counts", f"The counts of {_NAMES[metric]} lack {_listed(missing)}")


def _misplaced(result: Result, post: Post) -> Iterator[Hit]:
    """A hit for what only a first response time has, in another measure."""
    if post.metric not in (None, "frt"):
        stray = next((name for name in _OF_WAITS if getattr(result, name) not in (None, ())), None)
        if stray is not None:
            message = f"{quoted(stray)} belongs to a first response time (FRT), not to {_NAMES[post.metric]}"
            yield Hit(result, stray, message)


def _at_odds(result: Result, post: Post) -> Iterator[Hit]:
    """A hit where a score or a number of answers is not the one that its counts make."""
    made, stated = measures.figure(post, result), result.score
    of_what = "waits" if result.waits else "counts"
    if result.n is not None and made.n != result.n:
        yield Hit(result, "n", f"n is {result.n}, but its {of_what} make {made.n}")
    if stated is not None and made.value is not None and not _alike(stated, made.value):
        told = [wording.amount(amount, unit(post)) for amount in (stated, made.value)]
        yield Hit(result, "score", f"The score is {told[0]}, but its {of_what} make {told[1]}")
    ninety, median = result.p90, made.value
    if (
        ninety is not None
        and isinstance(median, datetime.timedelta)
        and not (ninety >= median or _alike(ninety, median))
    ):
        nine, half = wording.amount(ninety, "time"), wording.amount(median, "time")
        yield Hit(result, "p90", f"Nine in ten cannot be answered within {nine}: half of them wait {half} or longer")
    if result.unanswered is not None and result.n is not None and result.unanswered > result.n:
        yield Hit(result, "unanswered", f"{result.unanswered} unanswered of {result.n} cannot be")


def _alike(stated: Amount, made: Amount) -> bool:
    """Whether two figures are the same but for rounding; figures of different kinds are another mistake."""
    if isinstance(stated, datetime.timedelta) and isinstance(made, datetime.timedelta):
        return abs(stated - made) <= max(_ROUNDED_WAIT, stated * _ROUNDED_PART)
    if isinstance(stated, datetime.timedelta) or isinstance(made, datetime.timedelta):
        return True
    return abs(stated - made) <= _ROUNDING


def _listed(names: Sequence[str]) -> str:
    *first, last = (quoted(name) for name in names)
    return f"{', '.join(first)} and {last}" if first else last
