"""What a touchpoint's listening posts have heard, against their targets, in a reader's words."""

from __future__ import annotations

import math

from touchmap.draw.view.parts import Score, Verdict
from touchmap.draw.words import Words, say
from touchmap.measures import Reading, readings, span, wording
from touchmap.model import Touchpoint

_SURE = 1.96  # standard errors to either side of a mean: 19 times in 20 the true one lies between
_RANK: dict[Verdict, int] = {"below-target": 0, "near": 1, "on-target": 2, "asked": 3}


def scores(touchpoint: Touchpoint, words: Words) -> tuple[Score, ...]:
    """One score per post that asks at this very touchpoint, what is short of its target first.

    Posts that ask about a stage or the journey say nothing about one touchpoint, so they are not here.
    """
    found = [_score(reading, words) for reading in readings(touchpoint) if reading.post.scope == "touchpoint"]
    return tuple(sorted(found, key=lambda score: (_RANK[score.verdict], not score.note)))


def _score(reading: Reading, words: Words) -> Score:
    measure = say(words, f"metric.{reading.metric}" if reading.metric else f"post.{reading.post.kind}")
    if not reading.shown:
        if reading.value is not None:
            return Score(say(words, "score.few", measure=measure), "", "asked")
        key = "score.unheard" if reading.metric else "score.none"
        return Score(say(words, key, measure=measure), "", "asked")
    note = ""
    if reading.n is not None:
        note = say(words, "score.thin" if reading.thin else "score.n", n=wording.number(reading.n))
    heard, target = _tight(wording.value(reading)), _tight(wording.target(reading))
    key = "score.target" if target else "score"
    return Score(say(words, key, measure=measure, score=heard, target=target), note, _verdict(reading))


def _verdict(reading: Reading) -> Verdict:
    """How the figure stands; one that misses its target is short of it unless that may be chance."""
    if reading.verdict == "near":
        return "near" if _may_be_chance(reading) else "below-target"
    verdicts: dict[str, Verdict] = {"on target": "on-target", "below": "below-target"}
    return verdicts.get(reading.verdict, "asked")


def _may_be_chance(reading: Reading) -> bool:
    """Whether a missed target is within reach of chance.

    Where no interval is claimed, because only a mean and the number of answers are known, the answers are taken to
    lie as far apart as the scale allows: their standard deviation is at most half of it (T. Popoviciu, 1935). Where
    not even that can be said the figure stands as it is.
    """
    if reading.low is not None:
        return True
    ends, gap = span(reading.post), _gap(reading)
    return ends is not None and bool(reading.n) and gap <= _SURE * (ends[1] - ends[0]) / 2 / math.sqrt(reading.n or 1)


def _gap(reading: Reading) -> float:
    if isinstance(reading.value, float | int) and isinstance(reading.target, float | int):
        return abs(reading.value - reading.target)
    return math.inf


def _tight(text: str) -> str:
    """A figure with its percent sign close by; a card is narrow."""
    return text.replace(" %", "%")
