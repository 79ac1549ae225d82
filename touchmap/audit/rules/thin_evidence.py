"""TM316: a score of few answers."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.readings import RESULTS, heard
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted
from touchmap.finding import Severity
from touchmap.measures import wording


@rule("TM316", "thin-evidence", Severity.NOTE, needs=(POSTS, RESULTS))
def thin_evidence(audit: Audit) -> Iterator[Hit]:
    """A score comes from few answers

    A handful of customers can make a touchpoint look good or bad. What looks like a change from month to month is
    then often no more than other people answering.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {metric: csat, result: {score: 92, n: 12}}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {metric: csat, result: {score: 92, n: 120}}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Fix: Ask more customers, or over a longer time, before you act on this score; until then read the single answers.

    Source: Survey practice: thirty answers are the least on which a score is usually judged.
    """
    for one in heard(audit):
        if one.reading.thin and one.reading.n is not None:
            told = wording.with_interval(one.reading)
            message = f"The {one.measured} is {told}, from {counted(one.reading.n, 'answer', 'answers')} only"
            field = "n" if one.reading.result and one.reading.result.n is not None else one.score_field
            yield Hit(one.holder, field, message, touchpoint=one.about)
