"""What a touchpoint's listening posts have heard, against their targets, in a reader's words."""

from __future__ import annotations

from touchmap.draw.view.parts import Gauge, Score, Verdict
from touchmap.draw.view.spelling import spelling
from touchmap.draw.words import Words, say
from touchmap.measures import Amount, Reading, readings, span, wording
from touchmap.measures import Verdict as Judged
from touchmap.model import Touchpoint

_VERDICTS: dict[Judged, Verdict] = {
    "on target": "on-target",
    "near": "near",
    "below": "below-target",
    "unknown": "asked",
}
"""The map judges as the audit does: `below` is what TM311 reports, `near` what TM312 does."""
_RANK: dict[Verdict, int] = {"below-target": 0, "near": 1, "on-target": 2, "asked": 3}


def scores(touchpoint: Touchpoint, words: Words) -> tuple[Score, ...]:
    """One score per post that asks at this very touchpoint, what is short of its target first.

    Posts that ask about a stage or the journey say nothing about one touchpoint, so they are not here.
    """
    found = [score(reading, words) for reading in readings(touchpoint) if reading.post.scope == "touchpoint"]
    return tuple(sorted(found, key=lambda one: (_RANK[one.verdict], not one.note)))


def score(reading: Reading, words: Words) -> Score:
    """What one listening post has heard, whatever it asks about; or that nothing can be shown yet."""
    measure = say(words, f"metric.{reading.metric}" if reading.metric else f"post.{reading.post.kind}")
    if not reading.shown:
        if reading.value is not None:
            return Score(say(words, "score.few", measure=measure), "", "asked", measure)
        key = "score.unheard" if reading.metric else "score.none"
        return Score(say(words, key, measure=measure), "", "asked", measure)
    note = ""
    if reading.n is not None:
        note = say(words, "score.thin" if reading.thin else "score.n", n=words.numbers.grouped(reading.n))
    spelt = spelling(words)
    heard, target = wording.value(reading, spelt), wording.target(reading, spelt)
    key = "score.target" if target else "score"
    return Score(
        text=say(words, key, measure=measure, score=heard, target=target),
        note=note,
        verdict=_VERDICTS[reading.verdict],
        measure=measure,
        value=heard,
        target=say(words, "score.of", target=target) if target else "",
        sure=wording.interval(reading, spelt),
        thin=reading.thin,
        gauge=_gauge(reading, words),
    )


def _gauge(reading: Reading, words: Words) -> Gauge | None:
    """Where the figure stands on its own scale; figures of different measures share no other."""
    ends = span(reading.post)
    if ends is None:
        return None
    first, last = ends

    def place(amount: Amount | None) -> float | None:
        return (amount - first) / (last - first) if isinstance(amount, float | int) else None

    value = place(reading.value)
    if value is None:
        return None
    low, high = (wording.amount(end, reading.unit, spelling=spelling(words)) for end in ends)
    target = place(reading.target)
    return Gauge(
        first=low,
        last=high,
        value=value,
        target=target if target is not None and 0 <= target <= 1 else None,
        low=place(reading.low),
        high=place(reading.high),
    )
