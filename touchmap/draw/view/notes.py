"""What is said about cards elsewhere on the map: badges of the audit, pains with their actions, opportunities."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from touchmap.draw import words as table
from touchmap.draw.view.parts import Idea, Pain
from touchmap.draw.view.thread import Thread
from touchmap.draw.words import Words, join, say
from touchmap.finding import Finding, Severity
from touchmap.model import Pain as Declared
from touchmap.model import Touchpoint


@dataclass(frozen=True, slots=True)
class Notes:
    """What others say about a touchpoint."""

    badges: tuple[str, ...] = ()
    alarm: bool = False
    findings: tuple[str, ...] = ()
    pains: tuple[Pain, ...] = ()
    jumps: tuple[str, ...] = ()


def notes(
    found: Iterable[Finding], pains: Iterable[Pain], jumps: dict[int, tuple[str, ...]], words: Words
) -> dict[int, Notes]:
    """By the number of the touchpoint: badges, findings in full, pains, ways without an arrow."""
    badges: dict[int, dict[str, None]] = {}
    about: dict[int, list[str]] = {}
    alarms: set[int] = set()
    hurts: dict[int, list[Pain]] = {}
    for finding in sorted(found, key=lambda finding: (finding.code not in table.LEADING, finding.severity.rank)):
        if finding.number is None:
            continue
        about.setdefault(finding.number, []).append(f"{finding.code} {finding.message}")
        if finding.code not in table.SILENT:
            if finding.severity is Severity.ERROR:
                alarms.add(finding.number)
            badges.setdefault(finding.number, {})[table.badge(finding.code, finding.name, words)] = None
    for pain in pains:
        hurts.setdefault(pain.card_number, []).append(pain)
    return {
        number: Notes(
            tuple(badges.get(number, ())),
            number in alarms,
            tuple(about.get(number, ())),
            tuple(hurts.get(number, ())),
            jumps.get(number, ()),
        )
        for number in {*about, *hurts, *jumps}
    }


def pains(
    touchpoints: Sequence[Touchpoint], shown: Container[Touchpoint], path: Thread, words: Words
) -> tuple[Pain, ...]:
    """The pains of the touchpoints that are `shown`, each with its number among those of all `touchpoints`."""
    declared = [(touchpoint, pain) for touchpoint in touchpoints for pain in touchpoint.pains]
    return tuple(
        Pain(
            number=number,
            card=touchpoint.key,
            card_number=touchpoint.number or 0,
            card_name=touchpoint.name,
            text=pain.text,
            action=_action(pain, words),
            settled=pain.action is not None,
            done=pain.status == "done",
            dimmed=path.leaves_out(touchpoint),
        )
        for number, (touchpoint, pain) in enumerate(declared, start=1)
        if touchpoint in shown
    )


def _action(pain: Declared, words: Words) -> str:
    """What is done about a pain, by whom, by when."""
    parts = [pain.action or say(words, "pains.no-action")]
    if pain.action:
        parts.append(pain.owner or say(words, "pains.no-owner"))
    if pain.due:
        parts.append(say(words, "pains.due", due=words.numbers.date(pain.due)))
    if pain.status == "done":
        parts.append(say(words, "pains.done"))
    return join(words, parts)


def ideas(touchpoints: Iterable[Touchpoint], path: Thread) -> tuple[Idea, ...]:
    """The opportunities of `touchpoints`, in the order of the file."""
    return tuple(
        Idea(
            id=f"idea-{touchpoint.number}-{place}",
            card=touchpoint.key,
            card_number=touchpoint.number or 0,
            card_name=touchpoint.name,
            text=text,
            dimmed=path.leaves_out(touchpoint),
        )
        for touchpoint in touchpoints
        for place, text in enumerate(touchpoint.opportunities, start=1)
    )
