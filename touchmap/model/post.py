"""Listening posts: where feedback is collected, what they measure and what they have heard."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from touchmap.model.block import Block, Count, Ignores, Number, nothing
from touchmap.model.values import Amount, Day, Duration, Metric, PostKind, Rhythm, Scope, Several, Text


class Acts(Block):
    """Who does what with the answers, and how soon."""

    what: Text
    """What is done with the answers."""
    who: Text | None = None
    """Who does it."""
    within: Duration | None = None
    """How soon, such as 2d."""


def _ascending(scale: list[float]) -> list[float]:
    if scale[0] < scale[1]:
        return scale
    expected = "the lowest answer and then the highest, such as [1, 5]; where low is good, say so with `better: low`"
    raise PydanticCustomError("expected", "{expected}", {"expected": expected})


Scale = Annotated[list[Number], Field(min_length=2, max_length=2), AfterValidator(_ascending)]
"""The lowest and the highest answer that can be given to one question."""


class Counts(Block):
    """Answers counted by kind: the score, and how sure it is, follow from them.

    NPS: `promoters` (9 and 10), `passives` (7 and 8) and `detractors` (0 to 6). CSAT: `positive` (the two best
    answers) of `total`. CRR: the customers at the `start` and at the `end` of a period and the `new` ones among the
    latter; or `positive` (those who stayed) of `total`.
    """

    promoters: Count | None = None
    """NPS: how many answered 9 or 10."""
    passives: Count | None = None
    """NPS: how many answered 7 or 8."""
    detractors: Count | None = None
    """NPS: how many answered 0 to 6."""
    positive: Count | None = None
    """CSAT: how many chose one of the two best answers; CRR: how many stayed."""
    total: Count | None = None
    """Of how many."""
    start: Count | None = None
    """CRR: customers at the start of the period."""
    end: Count | None = None
    """CRR: customers at its end."""
    new: Count | None = None
    """CRR: new ones among the latter."""


class Result(Block):
    """What a listening post has heard so far: a `score` in the measure's own unit with the number of answers `n`, or
    the counts it comes from.

    For FRT `score` is the median and `p90` the wait within which nine of ten were answered, or both follow from
    `waits`, one for each customer who was answered; `unanswered` are those who never were, part of `n`.
    """

    score: Amount | None = None
    """The figure in the measure's own unit: a number, a percentage such as 80%, or a length of time such as 4h."""
    p90: Duration | None = None
    """FRT: the wait within which nine of ten were answered."""
    n: Count | None = None
    """How many answered."""
    unanswered: Count | None = None
    """FRT: how many never got an answer; part of n."""
    counts: Counts | None = None
    """The answers counted by kind, from which the score follows."""
    waits: Several[Duration] = ()
    """FRT: how long each customer waited."""


class Question(Block):
    """One question of a survey, asked about a touchpoint of its own."""

    name: Text | None = None
    """The question as it is asked."""
    target: Amount | None = None
    """The figure to be reached."""
    result: Result | None = None
    """What was heard so far."""


class Post(Block):
    """A listening post: where feedback is collected."""

    name: Text | None = None
    """What the listening post is called."""
    kind: PostKind = "survey"
    """How feedback is collected here."""
    metric: Metric | None = None
    """What it measures, if it measures anything."""
    scale: Scale | None = None
    """The lowest and the highest answer to one question."""
    better: Literal["high", "low"] | None = None
    """Which end of the scale is the good one; CES needs it."""
    scope: Scope = "touchpoint"
    """What it asks about: one touchpoint, a stage, or the whole journey."""
    target: Amount | None = None
    """The figure to be reached, in the measure's own unit."""
    owner: Text | None = None
    """Who looks after it."""
    source: Text | None = None
    """Where the answers are kept: an address, a file, or the name of a system."""
    every: Rhythm | None = None
    """How often it asks, such as 30d; contact: each time."""
    last: Day | None = None
    """When it last asked."""
    acts: Acts | None = None
    """What is done with the answers: a sentence, or who does what within which time."""
    result: Result | None = None
    """What was heard so far: a score, or the counts it comes from."""
    questions: dict[str, Question] = Field(default_factory=nothing)
    """The questions of a survey that asks about several touchpoints, by a short word each."""
    note: Text | None = None
    """Anything else."""
    ignore: Ignores = Field(default_factory=nothing)
    """Findings that are accepted here: the code of a rule, and why."""

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this post."""
        return ""
