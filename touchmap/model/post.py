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
    who: Text | None = None
    within: Duration | None = None


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
    passives: Count | None = None
    detractors: Count | None = None
    positive: Count | None = None
    total: Count | None = None
    start: Count | None = None
    end: Count | None = None
    new: Count | None = None


class Result(Block):
    """What a listening post has heard so far: a `score` in the measure's own unit with the number of answers `n`, or
    the counts it comes from.

    For FRT `score` is the median and `p90` the wait within which nine of ten were answered, or both follow from
    `waits`, one for each customer who was answered; `unanswered` are those who never were, part of `n`.
    """

    score: Amount | None = None
    p90: Duration | None = None
    n: Count | None = None
    unanswered: Count | None = None
    counts: Counts | None = None
    waits: Several[Duration] = ()


class Question(Block):
    """One question of a survey, asked about a touchpoint of its own."""

    name: Text | None = None
    target: Amount | None = None
    result: Result | None = None


class Post(Block):
    """A listening post: where feedback is collected."""

    name: Text | None = None
    kind: PostKind = "survey"
    metric: Metric | None = None
    scale: Scale | None = None
    better: Literal["high", "low"] | None = None
    scope: Scope = "touchpoint"
    target: Amount | None = None
    owner: Text | None = None
    source: Text | None = None
    every: Rhythm | None = None
    last: Day | None = None
    acts: Acts | None = None
    result: Result | None = None
    questions: dict[str, Question] = Field(default_factory=nothing)
    note: Text | None = None
    ignore: Ignores = Field(default_factory=nothing)

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this post."""
        return ""
