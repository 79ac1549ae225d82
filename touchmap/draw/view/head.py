"""What stands above and below the map: whose journey it is, how much of it is asked about, where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from touchmap.audit.coverage import Coverage
from touchmap.draw.view.parts import Figure, Pain, Persona, Tag
from touchmap.draw.view.selection import Selection
from touchmap.draw.view.thread import Thread
from touchmap.draw.words import Words, badge, count, form, join, say
from touchmap.finding import Finding, Severity
from touchmap.model import Inventory, Journey

_MOST_KINDS = 2


def tags(journey: Journey, shown: Selection, path: Thread, words: Words) -> Iterator[Tag]:
    """What kind of map this is, in a few words each."""
    yield Tag(say(words, f"state.{journey.state}"), journey.state)
    if not shown.whole:
        yield Tag(shown.name, "part")
    if path.name:
        yield Tag(say(words, "path.tag", name=path.name), "path")


def persona(journey: Journey, words: Words) -> Persona:
    """Who goes this way, what they say and what they want."""
    return Persona(
        name=journey.persona or "",
        quote=say(words, "quote", quote=journey.quote) if journey.quote else "",
        goal=say(words, "goal", goal=journey.goal) if journey.goal else "",
    )


def captions(coverage: Coverage, shown: Selection, words: Words) -> tuple[str, ...]:
    """What stands below the percentage; a part of the map has a figure of its own, and says so."""
    return (say(words, "coverage.headline" if shown.whole else "coverage.part"), _detail(coverage, words))


def _detail(coverage: Coverage, words: Words) -> str:
    if not coverage.total:
        return say(words, "coverage.none")
    return say(words, "coverage.detail", tracked=coverage.tracked, total=coverage.total)


def figures(
    inventory: Inventory, shown: Selection, found: Sequence[Finding] | None, pains: Sequence[Pain], words: Words
) -> tuple[Figure, ...]:
    """Touchpoints, findings (None: none were asked for) and pains that are still there, as far as they are shown."""
    touchpoints = len(shown.touchpoints)
    caption = form(words, "count.touchpoint", touchpoints)
    if not shown.whole:
        caption = say(words, "count.touchpoint-of", total=count(words, "count.touchpoint", len(inventory.touchpoints)))
    out = [Figure(words.numbers.whole(touchpoints), caption)]
    if found is not None:
        number = len(found)
        grave = any(finding.severity is Severity.ERROR for finding in found)
        kinds = tuple(_kinds(found, words))
        out.append(Figure(words.numbers.whole(number), form(words, "count.finding", number), grave, kinds))
    if pains:
        hurts = sum(not pain.done for pain in pains)
        out.append(Figure(words.numbers.whole(hurts), form(words, "count.pain", hurts), True))
    return tuple(out)


def _kinds(found: Sequence[Finding], words: Words) -> Iterator[str]:
    """The most frequent kinds of what was found, the gravest of equals first."""
    ranks = {finding.code: (finding.severity.rank, finding.code) for finding in found}
    times = Counter(finding.code for finding in found)
    names = {finding.code: finding.name for finding in found}
    for code in sorted(times, key=lambda code: (-times[code], ranks[code]))[:_MOST_KINDS]:
        name = words.entries.get(f"found.{code}") or badge(code, names[code], words)
        yield say(words, "found.more", number=times[code], name=name)


def footer(inventory: Inventory, words: Words) -> str:
    """The name of the file, and when somebody last looked through it."""
    file = inventory.path.replace("\\", "/").rpartition("/")[2]
    if inventory.journey.reviewed is None:
        return say(words, "footer", file=file)
    return say(words, "footer.reviewed", file=file, date=words.numbers.date(inventory.journey.reviewed))


def description(inventory: Inventory, shown: Selection, coverage: Coverage, words: Words) -> str:
    """The map in one sentence, for those who cannot see it.

    The percentage is as the audit has it; the headline has whole percent of the same figure, never rounded up.
    """
    percent = None if coverage.percent is None else words.numbers.percent(coverage.percent)
    asked = join(words, (percent, _detail(coverage, words)), words.comma)
    headline = say(words, "coverage.headline" if shown.whole else "coverage.part")
    name = inventory.journey.name
    return say(
        words,
        "description",
        name=name if shown.whole else f"{name} · {shown.name}",
        touchpoints=count(words, "count.touchpoint", len(shown.touchpoints)),
        channels=count(words, "count.channel", len(coverage.channels)),
        coverage=f"{headline}: {asked}.",
    )
