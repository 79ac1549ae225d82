"""What a touchpoint's listening posts have heard, against their targets, in a reader's words."""

from __future__ import annotations

import datetime

from touchmap.draw.view.parts import Score, Verdict
from touchmap.draw.words import Words, say
from touchmap.model import Counts, Post, Question, Result, Touchpoint

FEWEST = 5
"""Answers below which a score says nothing, and could show who gave them."""
THIN = 30
"""Answers below which a score is marked as thin."""

_SHARES = frozenset({"csat", "crr"})
_LOWER_IS_BETTER = frozenset({"frt"})
_EITHER_WAY = frozenset({"ces"})  # both directions are in use, so the post has to say which
_RANK: dict[Verdict, int] = {"below-target": 0, "on-target": 1, "asked": 2}

_UNITS = (("unit.days", 1440), ("unit.hours", 60), ("unit.minutes", 1))

Amount = float | datetime.timedelta


def scores(touchpoint: Touchpoint, words: Words) -> tuple[Score, ...]:
    """One score per post that asks at this very touchpoint, what is short of its target first.

    Posts that ask about a stage or the journey say nothing about one touchpoint, so they are not here.
    """
    found = [_score(post, question, words) for post, question in touchpoint.asked if post.scope == "touchpoint"]
    return tuple(sorted(found, key=lambda score: (_RANK[score.verdict], not score.note)))


def _score(post: Post, question: Question | None, words: Words) -> Score:
    result = question.result if question else post.result
    target = question.target if question and question.target is not None else post.target
    measure = say(words, f"metric.{post.metric}") if post.metric else say(words, f"post.{post.kind}")
    score, answers = _heard(result, post.metric)
    if answers is not None and answers < FEWEST:
        return Score(say(words, "score.few", measure=measure), "", "asked")
    if score is None:
        text = say(words, "score.unheard", measure=measure) if post.metric else _first_upper(measure)
        return Score(text, "", "asked")
    note = ""
    if answers is not None:
        note = say(words, "score.thin" if answers < THIN else "score.n", n=f"{answers:,}".replace(",", " "))
    shown = amount(score, post.metric, words)
    if target is None or isinstance(target, datetime.timedelta) != isinstance(score, datetime.timedelta):
        return Score(say(words, "score", measure=measure, score=shown), note, "asked")
    text = say(words, "score.target", measure=measure, score=shown, target=amount(target, post.metric, words))
    return Score(text, note, _verdict(post, score, target))


def _heard(result: Result | None, metric: str | None) -> tuple[Amount | None, int | None]:
    """The score and the number of answers, from the counts where no score is written down."""
    if result is None:
        return None, None
    counted, answers = _counted(result.counts, metric)
    return (
        result.score if result.score is not None else counted,
        result.n if result.n is not None else answers,
    )


def _counted(counts: Counts | None, metric: str | None) -> tuple[float | None, int | None]:
    """NPS is the share of promoters less that of detractors, a share is the positive ones of all; in percent."""
    if counts is None:
        return None, None
    if metric == "nps":
        votes = [counts.promoters, counts.passives, counts.detractors]
        total = sum(vote or 0 for vote in votes)
        if total and None not in votes:
            return 100 * ((counts.promoters or 0) - (counts.detractors or 0)) / total, total
    elif metric in _SHARES and counts.total and counts.positive is not None:
        return 100 * counts.positive / counts.total, counts.total
    return None, counts.total


def _verdict(post: Post, score: Amount, target: Amount) -> Verdict:
    if post.metric in _EITHER_WAY and post.better is None:
        return "asked"
    low = post.better == "low" or (post.better is None and post.metric in _LOWER_IS_BETTER)
    reached = score <= target if low else score >= target  # type: ignore[operator]
    return "on-target" if reached else "below-target"


def amount(value: Amount, metric: str | None, words: Words) -> str:
    """A figure in its measure's unit: 4.9, 91%, 2 h."""
    if isinstance(value, datetime.timedelta):
        return length(value, words)
    text = f"{value:.1f}".removesuffix(".0")
    text = "0" if text == "-0" else text.replace("-", "−")
    return f"{text}%" if metric in _SHARES else text


def length(value: datetime.timedelta, words: Words) -> str:
    """A length of time in the largest unit that it fills, with at most one decimal: 20 min, 1.5 h, 4 d."""
    minutes = value.total_seconds() / 60
    key, unit = next((pair for pair in _UNITS if minutes >= pair[1]), _UNITS[-1])
    return say(words, key, n=f"{minutes / unit:.1f}".removesuffix(".0"))


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
