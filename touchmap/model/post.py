"""Listening posts: where feedback is collected, what they measure and what they have heard."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from touchmap.model.block import Block, Count, Ignores, Number
from touchmap.model.values import Amount, Day, Duration, Metric, PostKind, Rhythm, Scope, Text


class Acts(Block):
    """Who does what with the answers, and how soon."""

    what: Text
    who: Text | None = None
    within: Duration | None = None


class Counts(Block):
    """Answers counted by kind: for NPS the first three, for shares `positive` of `total`."""

    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None
    positive: Count | None = None
    total: Count | None = None


class Result(Block):
    """What a listening post has heard so far, in the measure's own unit."""

    score: Amount | None = None
    n: Count | None = None
    counts: Counts | None = None


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
    scale: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = None
    better: Literal["high", "low"] | None = None
    scope: Scope = "touchpoint"
    target: Amount | None = None
    owner: Text | None = None
    source: Text | None = None
    every: Rhythm | None = None
    last: Day | None = None
    acts: Acts | None = None
    result: Result | None = None
    questions: dict[str, Question] = Field(default_factory=dict)
    note: Text | None = None
    ignore: Ignores = Field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The word by which the file refers to this post."""
        return ""
