"""TM307: a figure that the measure cannot have."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import figure
from touchmap.finding import Severity
from touchmap.model import Block, Counts, Post, Question

_Amount = float | datetime.timedelta
_FIXED = {"nps": (-100.0, 100.0), "csat": (0.0, 100.0), "crr": (0.0, 100.0)}
"""The lowest and highest figure of the measures whose range does not depend on the question."""
_BY_SCALE = frozenset({"ces", "rating"})
_NAMES = {
    "nps": "an NPS", "csat": "a CSAT", "crr": "a retention rate (CRR)", "ces": "a CES", "rating": "a rating",
    "frt": "a first response time (FRT)",
}  # fmt: skip
_UNITS = {"csat": " %", "crr": " %"}


@rule("TM307", "score-outside-scale", Severity.ERROR, needs=POSTS)
def score_outside_scale(audit: Audit) -> Iterator[Hit]:
    """A target or a score is one that its measure cannot have

    Either the figure is mistyped or the wrong measure is named. Whoever reads the map would trust a number that
    cannot be, or chase a target that nobody can reach.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          recommend: {metric: nps, target: 150}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: recommend

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          recommend: {metric: nps, target: 50}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: recommend

    Fix: Write the figure in the measure's own unit: NPS -100 to 100, CSAT and CRR a percentage, CES and rating within
    `scale`, first response time a length of time such as 4h.

    Source: An article on keeping customers (in Russian), which lists these measures; their ranges follow from how
    they are counted.
    """
    for post in audit.inventory.feedback.values():
        questions: tuple[Post | Question, ...] = (post, *post.questions.values())
        for asked in questions:
            yield from _impossible(asked, "target", "target", asked.target, post)
            if asked.result is not None:
                yield from _impossible(asked.result, "score", "score", asked.result.score, post)
                yield from _more_than_all(asked.result.counts)


def _impossible(holder: Block, field: str, what: str, amount: _Amount | None, post: Post) -> Iterator[Hit]:
    """A hit for a figure outside the range of the post's measure; none where the measure or scale is unknown."""
    if amount is None or post.metric is None:
        return
    name = _NAMES[post.metric]
    if isinstance(amount, datetime.timedelta) != (post.metric == "frt"):
        wanted = "a length of time such as 4h" if post.metric == "frt" else "a number, not a length of time"
        yield Hit(holder, field, f"The {what} of {name} is {wanted}")
        return
    span = _range(post)
    if span is None or isinstance(amount, datetime.timedelta) or span[0] <= amount <= span[1]:
        return
    unit = _UNITS.get(post.metric, "")
    message = f"{figure(amount)}{unit} cannot be the {what} of {name}"
    yield Hit(holder, field, f"{message}: it goes from {figure(span[0])} to {figure(span[1])}{unit}")


def _more_than_all(counts: Counts | None) -> Iterator[Hit]:
    """A hit where more answers are good than there are answers."""
    if counts is None or counts.positive is None or counts.total is None:
        return
    if counts.positive > counts.total:
        yield Hit(counts, "positive", f"{counts.positive} good answers out of {counts.total} cannot be")


def _range(post: Post) -> tuple[float, float] | None:
    if post.metric in _BY_SCALE:
        return (min(post.scale), max(post.scale)) if post.scale else None
    return _FIXED.get(post.metric or "")
