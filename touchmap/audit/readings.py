"""What listening posts have heard, for the rules that judge it: readings with the touchpoints they are about."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchmap.audit.rule import Field, Gate
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted, named, post_named, quoted
from touchmap.measures import Reading, reading, wording
from touchmap.model import Block, Post, Question, Touchpoint


@dataclass(frozen=True, slots=True)
class Heard:
    """One reading, and the touchpoints that name its listening post or its question."""

    reading: Reading
    touchpoints: Sequence[Touchpoint]

    @property
    def about(self) -> Touchpoint | None:
        """The touchpoint that the reading is about, where it is about a single one."""
        alone = len(self.touchpoints) == 1 and self.reading.post.scope == "touchpoint"
        return self.touchpoints[0] if alone else None

    @property
    def holder(self) -> Block:
        """Where it is written down what was heard."""
        return self.reading.result or self.reading.post

    @property
    def score_field(self) -> Field:
        """Where in there the figure stands."""
        result = self.reading.result
        stated = result.model_fields_set if result is not None else set()
        return next((name for name in ("score", "counts", "waits") if name in stated), None)

    @property
    def told(self) -> str:
        """The figure, its interval and the number of answers: `58 % (50–66 %), n 143`."""
        n = self.reading.n
        return wording.with_interval(self.reading) + (f", n {wording.number(n)}" if n is not None else "")

    @property
    def measured(self) -> str:
        """What is measured, and where: `CSAT at "Call support" (15)`."""
        post = self.reading.post
        measure = wording.NAMES.get(post.metric or "", "score")
        if self.about is not None:
            return f"{measure} at {named(self.about)}"
        asked = self.reading.question
        key = next((key for key, question in post.questions.items() if question is asked), None)
        name = post_named(post) if key is None else quoted(f"{post.key}.{key}")
        places = f" ({counted(len(self.touchpoints), 'touchpoint', 'touchpoints')})" if self.touchpoints else ""
        return f"{measure} of {name}{places}"


@functools.lru_cache(maxsize=4)
def heard(audit: Audit) -> tuple[Heard, ...]:
    """What the used listening posts have heard by their measures, in the order of the file.

    A question that several touchpoints name is heard once. Posts without a measure give no figure to judge.
    """
    thresholds = audit.settings.thresholds
    about = _touchpoints(audit)
    return tuple(
        Heard(reading(post, question, few=thresholds.few, thin=thresholds.thin), about.get((post, question), ()))
        for post in audit.used_posts
        if post.metric is not None
        for question in (None, *post.questions.values())
        if (question or post).result is not None
    )


def uses(audit: Audit) -> Iterator[tuple[Touchpoint, Post, Question | None]]:
    """Each touchpoint with each listening post that it or a part of it names, once."""
    seen = set()
    for one in audit.with_parts():
        touchpoint = one
        while touchpoint.parent is not None:
            touchpoint = touchpoint.parent
        for post, question in one.asked:
            use = (touchpoint, post, question)
            if use not in seen:
                seen.add(use)
                yield use


def _touchpoints(audit: Audit) -> dict[tuple[Post, Question | None], list[Touchpoint]]:
    found: dict[tuple[Post, Question | None], list[Touchpoint]] = {}
    for touchpoint, post, question in uses(audit):
        found.setdefault((post, question), []).append(touchpoint)
    return found


METRICS = Gate(
    lambda audit: any(post.metric for post in audit.inventory.feedback.values()),
    "no listening post says what it measures: add `metric:` (nps, csat, ces, rating, frt or crr)",
)
RESULTS = Gate(
    lambda audit: bool(heard(audit)),
    "no listening post says what it has heard: add `result:`, such as `result: {score: 91, n: 88}`",
    "results",
)
TARGETS = Gate(
    lambda audit: any(one.reading.target is not None for one in heard(audit)),
    "no listening post that has a `result:` has a `target:` too: add what its score should be",
)
RHYTHM = Gate(
    lambda audit: any(post.every and post.last for post in audit.inventory.feedback.values()),
    "no listening post says how often it asks and when it last did: add `every:` and `last:`",
)
