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

_COUNTED: dict[str | None, tuple[str, str]] = {"frt": ("contact", "contacts"), "crr": ("customer", "customers")}
"""What a measure counts, where that is no answers: whoever got in touch, whoever was a customer at the start."""


@rule("TM316", "thin-evidence", Severity.NOTE, needs=(POSTS, RESULTS))
def thin_evidence(audit: Audit) -> Iterator[Hit]:
    """A score comes from few answers

    A handful of customers can make a touchpoint look good or bad. What looks like a change from one month to the next
    is then often only different people answering.

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

    Source: Survey practice: as a rule of thumb, a score is judged from thirty answers on.
    """
    for one in heard(audit):
        if one.reading.thin and one.reading.n is not None:
            told = wording.with_interval(one.reading)
            one_of, several = _COUNTED.get(one.reading.metric, ("answer", "answers"))
            message = f"The {one.measured} is {told}, from {counted(one.reading.n, one_of, several)} only"
            field = "n" if one.reading.result and one.reading.result.n is not None else one.score_field
            yield Hit(one.holder, field, message, touchpoint=one.about)
