"""TM311: a score that surely misses its target."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.readings import RESULTS, TARGETS, heard
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.measures import wording


@rule("TM311", "below-target", Severity.ERROR, needs=(POSTS, RESULTS, TARGETS))
def below_target(audit: Audit) -> Iterator[Hit]:
    """A score misses its target, hardly by chance

    The gap is larger than chance would explain with so many answers. As far as those who answered are like your other
    customers, asking more of them will hardly close it: something has to change.

    In the message, the brackets hold the range in which the true score lies 19 times in 20, and n is the number of
    answers.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          support-call: {metric: csat, target: 80%, result: {score: 58, n: 143}}
        stages:
          post-purchase:
            phone:
              - name: Call support
                feedback: support-call

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          support-call: {metric: csat, target: 80%, result: {score: 84, n: 150}}
        stages:
          post-purchase:
            phone:
              - name: Call support
                feedback: support-call

    Fix: Find out what goes wrong there and mend it first: read the answers, note what hurts under `pains:` with an
    action, an owner and a date.

    Source: Wilson (1927) for shares, Rocks (2016) for NPS, order statistics for a median: the whole interval, right
    19 times in 20, lies on the wrong side. Of an average no interval is stated; it misses clearly where no answers on
    its scale would explain the gap (Hoeffding, 1963).
    """
    for one in heard(audit):
        if one.reading.verdict == "below":
            target = wording.target(one.reading)
            message = f"The {one.measured} is {one.told}: it clearly misses the target of {target}"
            yield Hit(one.holder, one.score_field, message, touchpoint=one.about)
