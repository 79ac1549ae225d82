"""One touchpoint as a card: its lines, its badges, its tooltip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchmap.audit.coverage import Standing
from touchmap.draw.view.feedback import scores
from touchmap.draw.view.parts import Card, Pain, Verdict
from touchmap.draw.words import Words, say
from touchmap.model import Touchpoint

_VERDICTS: dict[Standing, Verdict] = {
    "asked": "asked",
    "overall": "overall",
    "nobody": "nobody",
    "waived": "apart",
    "not-ours": "apart",
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What others say about a touchpoint."""

    badges: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    pains: tuple[Pain, ...] = ()
    jumps: tuple[str, ...] = ()


def card(
    touchpoint: Touchpoint, standing: Standing, notes: Notes, words: Words, lane: int = -1, phase: int = -1
) -> Card:
    """The card of `touchpoint`, which stands in `lane` and `phase` (-1: in none, it is there any time)."""
    verdict, feedback, small = _feedback(touchpoint, standing, words)
    owner = touchpoint.responsible
    return Card(
        key=touchpoint.key,
        id=f"touchpoint-{touchpoint.key}",
        number=touchpoint.number or 0,
        name=touchpoint.name,
        verdict=verdict,
        feedback=feedback,
        small=" · ".join(part for part in (owner, small) if part),
        moment=touchpoint.moment_of_truth,
        heard=standing not in ("overall", "nobody"),
        badges=notes.badges,
        pains=tuple(pain.number for pain in notes.pains),
        jumps=notes.jumps,
        emotion=touchpoint.emotion,
        tooltip="\n".join(_tooltip(touchpoint, feedback, notes, words)),
        link=touchpoint.link,
        lane=lane,
        phase=phase,
    )


def _feedback(touchpoint: Touchpoint, standing: Standing, words: Words) -> tuple[Verdict, str, str]:
    """How the card looks, its feedback line, and what is added to the line below."""
    found = scores(touchpoint, words)
    if not found:
        return _VERDICTS[standing], _standing(touchpoint, standing, words), ""
    first = found[0]
    more = say(words, "score.more", n=len(found) - 1) if len(found) > 1 else ""
    verdict = first.verdict if standing == "asked" else _VERDICTS[standing]
    return verdict, first.text, ", ".join(part for part in (first.note, more) if part)


def _standing(touchpoint: Touchpoint, standing: Standing, words: Words) -> str:
    if standing == "not-ours":
        return say(words, f"control.{touchpoint.control}")
    return say(words, f"standing.{standing}")


def _tooltip(touchpoint: Touchpoint, feedback: str, notes: Notes, words: Words) -> Sequence[str]:
    lines = [
        f"{touchpoint.number} {touchpoint.name}",
        say(words, "tip.channel", channel=touchpoint.channel.name),
        say(words, "tip.owner", owner=touchpoint.responsible or say(words, "owner.none")),
        *(say(words, "tip.feedback", feedback=score.text) for score in scores(touchpoint, words)),
    ]
    if len(lines) == 3:
        lines.append(say(words, "tip.feedback", feedback=feedback))
    if touchpoint.waive:
        lines.append(touchpoint.waive)
    if touchpoint.moment_of_truth:
        lines.append(say(words, "tip.moment"))
    lines += (say(words, "tip.pain", number=pain.number, text=pain.text) for pain in notes.pains)
    return [*lines, *notes.findings]
