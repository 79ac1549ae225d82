"""One touchpoint as a card: its lines, its badges, its tooltip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchmap.audit.coverage import Standing
from touchmap.draw.view.feedback import scores
from touchmap.draw.view.notes import Notes
from touchmap.draw.view.parts import Card, Part, Score, Verdict
from touchmap.draw.words import Words, count, join, say
from touchmap.model import Touchpoint

MOST_JUMPS = 4
"""Ways without an arrow that are written on one card; the tooltip has them all."""
MOST_PARTS = 40
"""Lines of parts on one card."""

_VERDICTS: dict[Standing, Verdict] = {
    "asked": "asked",
    "overall": "overall",
    "nobody": "nobody",
    "waived": "apart",
    "not-ours": "apart",
}


def card(
    touchpoint: Touchpoint,
    standing: Standing,
    notes: Notes,
    words: Words,
    *,
    lane: int = -1,
    phase: int = -1,
    depth: int = 0,
    dimmed: bool = False,
    ownerless: str = "",
) -> Card:
    """The card of `touchpoint`, which stands in `lane` and `phase` (-1: in none, it is there any time).

    Its parts are listed down to `depth` levels; at 0 it is only said how many there are. `ownerless` stands
    where an owner would.
    """
    found = scores(touchpoint, words)
    verdict, feedback, heard = _feedback(touchpoint, standing, found, words)
    parts = tuple(_parts(touchpoint, depth, words))
    inside = _hidden(touchpoint, words) if touchpoint.parts and not parts else ""
    return Card(
        key=touchpoint.key,
        id=f"touchpoint-{touchpoint.key}",
        number=touchpoint.number or 0,
        name=touchpoint.name,
        verdict=verdict,
        feedback=feedback,
        small=join(words, (touchpoint.responsible or ownerless, heard, inside)),
        moment=touchpoint.moment_of_truth,
        heard=standing not in ("overall", "nobody"),
        badges=notes.badges,
        alarm=notes.alarm,
        pains=tuple(pain.number for pain in notes.pains),
        jumps=_jumps(notes.jumps, words),
        emotion=touchpoint.emotion,
        tooltip="\n".join(_tooltip(touchpoint, feedback, found, notes, words)),
        link=touchpoint.link,
        lane=lane,
        phase=phase,
        basis=touchpoint.basis,
        scores=tuple(score for score in found if score.value),
        parts=parts,
        backstage=tuple(touchpoint.backstage),
        dimmed=dimmed,
    )


def _feedback(
    touchpoint: Touchpoint, standing: Standing, found: Sequence[Score], words: Words
) -> tuple[Verdict, str, str]:
    """How the card looks, its feedback line, and what is added to the line below."""
    if not found:
        return _VERDICTS[standing], _standing(touchpoint, standing, words), ""
    first = found[0]
    more = say(words, "score.more", n=len(found) - 1) if len(found) > 1 else ""
    verdict = first.verdict if standing == "asked" else _VERDICTS[standing]
    return verdict, first.text, join(words, (first.note, more), words.comma)


def _standing(touchpoint: Touchpoint, standing: Standing, words: Words) -> str:
    if standing == "not-ours":
        return say(words, f"control.{touchpoint.control}")
    return say(words, f"standing.{standing}")


def _jumps(jumps: Sequence[str], words: Words) -> tuple[str, ...]:
    """As many as a card has room for, and how many more there are."""
    if len(jumps) <= MOST_JUMPS:
        return tuple(jumps)
    return *jumps[: MOST_JUMPS - 1], say(words, "jump.more", n=len(jumps) - MOST_JUMPS + 1)


def _parts(touchpoint: Touchpoint, depth: int, words: Words) -> Iterator[Part]:
    """The parts of `touchpoint` line by line, each followed by its own, `depth` levels down."""
    listed = list(_listed(touchpoint, 1, depth, words))
    yield from listed[:MOST_PARTS]
    if len(listed) > MOST_PARTS:
        yield Part(1, say(words, "more", n=len(listed) - MOST_PARTS))


def _listed(touchpoint: Touchpoint, level: int, depth: int, words: Words) -> Iterator[Part]:
    if level > depth:
        return
    for part in touchpoint.parts:
        yield Part(level, part.name, _hidden(part, words) if level == depth and part.parts else "")
        yield from _listed(part, level + 1, depth, words)


def _hidden(touchpoint: Touchpoint, words: Words) -> str:
    """How many parts there are that are not listed, such as "3 parts"."""
    return count(words, "count.part", len(touchpoint.parts)).replace(" ", "\u00a0")


def _tooltip(
    touchpoint: Touchpoint, feedback: str, found: Sequence[Score], notes: Notes, words: Words
) -> Iterator[str]:
    yield say(words, "tip.name", number=touchpoint.number, name=touchpoint.name)
    yield say(words, "tip.channel", channel=touchpoint.channel.name)
    yield say(words, "tip.owner", owner=touchpoint.responsible or say(words, "owner.none"))
    for text in [score.text for score in found] or [feedback]:
        yield say(words, "tip.feedback", feedback=text)
    if touchpoint.waive:
        yield touchpoint.waive
    if touchpoint.moment_of_truth:
        yield say(words, "tip.moment")
    if touchpoint.emotion is not None and touchpoint.basis:
        yield say(words, f"tip.basis.{touchpoint.basis}")
    if touchpoint.quote:
        yield say(words, "quote", quote=touchpoint.quote)
    yield from notes.jumps
    yield from (say(words, "tip.pain", number=pain.number, text=pain.text) for pain in notes.pains)
    yield from notes.findings
