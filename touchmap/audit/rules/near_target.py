"""TM312: a score that misses its target, perhaps by chance."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.readings import RESULTS, TARGETS, heard
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.measures import wording

_UNSURE = "; how surely cannot be told from the score alone"


@rule("TM312", "near-target", Severity.NOTE, needs=(POSTS, RESULTS, TARGETS))
def near_target(audit: Audit) -> Iterator[Hit]:
    """A score misses its target, perhaps by chance

    With so few answers, or so small a gap, the next ones may well bring the score back. And of an average alone nobody
    can tell how far the answers lie apart: unless the gap is wider than any answers on its scale would explain, it is
    no more than a hint. It is worth a look, not an alarm.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          support-call: {metric: csat, target: 80%, result: {score: 76, n: 50}}
        stages:
          post-purchase:
            phone:
              - name: Call support
                feedback: support-call

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          support-call: {metric: csat, target: 80%, result: {score: 80, n: 50}}
        stages:
          post-purchase:
            phone:
              - name: Call support
                feedback: support-call

    Fix: Read the answers and collect more. touchmap can tell how sure a score is where you add the number of answers
    (`n:`) to a CSAT or CRR, the counts to an NPS, or the `waits:` to a first response time; of an average (CES, rating)
    with its `scale:` and `n:` it can only tell whether the gap is too wide for chance.

    Source: Survey practice: a figure without its interval is no verdict.
    """
    for one in heard(audit):
        if one.reading.verdict != "near":
            continue
        missed = f"The {one.measured} is {one.told}: it misses the target of {wording.target(one.reading)}"
        doubt = ", perhaps by chance" if one.reading.low is not None else _UNSURE
        yield Hit(one.holder, one.score_field, missed + doubt, touchpoint=one.about)
