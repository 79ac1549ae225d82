"""From an inventory and its audit to the picture: who stands where, and every text that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.audit.coverage import Coverage, measure, standings
from touchmap.audit.result import Result
from touchmap.draw import words as table
from touchmap.draw.options import USUAL, Options
from touchmap.draw.view import frame
from touchmap.draw.view.cards import Notes, card
from touchmap.draw.view.parts import Bar, Card, Figure, Pain, Picture, Way
from touchmap.draw.view.ways import ways
from touchmap.draw.words import Words, count, form, say
from touchmap.finding import Finding
from touchmap.model import STAGES, Inventory, Touchpoint


def picture(inventory: Inventory, result: Result, words: Words, options: Options = USUAL) -> Picture:
    """Everything that the map of `inventory` shows, as `options` ask."""
    findings = options.findings
    coverage = measure([inventory])
    found = [finding for finding in result.findings if finding.place.file == inventory.path]
    pains = _pains(inventory, words)
    arrows, jumps = ways(inventory, words)
    phases, phase_of = frame.phases(inventory)
    lanes, lane_of = frame.lanes(inventory, coverage, words)
    notes = _notes(found if findings else [], pains)
    cards: list[Card] = []
    bars: list[Bar] = []
    for touchpoint, standing in standings(inventory).items():
        badges, about, hurts = notes.get(touchpoint.number or 0, ((), (), ()))
        said = Notes(badges, about, hurts, jumps.get(touchpoint, ()))
        if touchpoint.anytime:
            bars.append(_bar(touchpoint, card(touchpoint, standing, said, words)))
        else:
            lane, phase = lane_of[touchpoint.channel], phase_of[touchpoint]
            cards.append(card(touchpoint, standing, said, words, lane, phase))
    return Picture(
        title=inventory.journey.name,
        subtitles=_subtitles(inventory, words),
        percent=coverage.percent,
        headline="–" if coverage.percent is None else f"{int(coverage.percent)}%",
        captions=(say(words, "coverage.headline"), _detail(coverage, words)),
        figures=_figures(inventory, len(found) if findings else None, pains, words),
        stages=frame.stages(inventory, coverage, words),
        phases=phases,
        lanes=lanes,
        cards=tuple(cards),
        bars=tuple(bars),
        ways=arrows,
        pains=pains,
        legend=_legend([*cards, *(bar.card for bar in bars)], arrows),
        footer=_footer(inventory, words),
        description=say(
            words,
            "description",
            name=inventory.journey.name,
            touchpoints=count(words, "count.touchpoint", len(inventory.touchpoints)),
            channels=count(words, "count.channel", len(coverage.channels)),
            coverage=f"{say(words, 'coverage.headline')}: {_exactly(coverage, words)}.",
        ),
    )


_Said = tuple[tuple[str, ...], tuple[str, ...], tuple[Pain, ...]]


def _notes(found: Sequence[Finding], pains: Sequence[Pain]) -> dict[int, _Said]:
    """By the number of the touchpoint: badges, findings in full, pains."""
    out: dict[int, _Said] = {}
    for finding in sorted(found, key=lambda finding: (finding.code not in table.LEADING, finding.severity.rank)):
        if finding.number is None:
            continue
        badges, about, hurts = out.get(finding.number, ((), (), ()))
        badge = table.badge(finding.code, finding.name)
        if finding.code not in table.SILENT and badge not in badges:
            badges = (*badges, badge)
        out[finding.number] = badges, (*about, f"{finding.code} {finding.message}"), hurts
    for pain in pains:
        badges, about, hurts = out.get(pain.card_number, ((), (), ()))
        out[pain.card_number] = badges, about, (*hurts, pain)
    return out


def _pains(inventory: Inventory, words: Words) -> tuple[Pain, ...]:
    out: list[Pain] = []
    for touchpoint in inventory.touchpoints:
        for pain in touchpoint.pains:
            done = pain.status == "done"
            parts = [pain.action or say(words, "pains.no-action")]
            if pain.action:
                parts.append(pain.owner or say(words, "pains.no-owner"))
            if pain.due:
                parts.append(say(words, "pains.due", due=pain.due.isoformat()))
            if done:
                parts.append(say(words, "pains.done"))
            out.append(
                Pain(
                    number=len(out) + 1,
                    card=touchpoint.key,
                    card_number=touchpoint.number or 0,
                    card_name=touchpoint.name,
                    text=pain.text,
                    action=" · ".join(parts),
                    settled=pain.action is not None,
                    done=done,
                )
            )
    return tuple(out)


def _bar(touchpoint: Touchpoint, shown: Card) -> Bar:
    """During no stage in particular means during all of them."""
    stages = [index for index, stage in enumerate(STAGES) if stage in touchpoint.during] or [0, len(STAGES) - 1]
    return Bar(shown, touchpoint.channel.name, stages[0], stages[-1])


def _subtitles(inventory: Inventory, words: Words) -> tuple[str, ...]:
    journey = inventory.journey
    quote = say(words, "quote", quote=journey.quote) if journey.quote else None
    who = " · ".join(part for part in (journey.persona, quote) if part)
    goal = say(words, "goal", goal=journey.goal) if journey.goal else None
    what = " · ".join(part for part in (goal, say(words, f"state.{journey.state}")) if part)
    return tuple(line for line in (who, what) if line)


def _detail(coverage: Coverage, words: Words) -> str:
    if not coverage.total:
        return say(words, "coverage.none")
    return say(words, "coverage.detail", tracked=coverage.tracked, total=coverage.total)


def _exactly(coverage: Coverage, words: Words) -> str:
    """As the audit says it; the headline has whole percent of the same figure, never rounded up."""
    percent = "" if coverage.percent is None else f"{coverage.percent:g}%, "
    return percent + _detail(coverage, words)


def _figures(inventory: Inventory, found: int | None, pains: Sequence[Pain], words: Words) -> tuple[Figure, ...]:
    numbers = [("count.touchpoint", len(inventory.touchpoints), False)]
    if found is not None:
        numbers.append(("count.finding", found, found > 0))
    if pains:
        numbers.append(("count.pain", sum(not pain.done for pain in pains), True))
    return tuple(Figure(str(number), form(words, key, number), bad) for key, number, bad in numbers)


_LOOKS = ("on-target", "near", "below-target", "asked", "overall", "nobody", "apart")


def _legend(cards: Sequence[Card], arrows: Sequence[Way]) -> tuple[str, ...]:
    """The words of what is shown, in the order of the legend."""
    looks = {card.verdict for card in cards}
    shown = [look for look in _LOOKS if look in looks]
    rest = (
        ("score", bool(looks & {"on-target", "near", "below-target"})),
        ("moment", any(card.moment and card.heard for card in cards)),
        ("unheard", any(card.moment and not card.heard for card in cards)),
        ("next", any(not way.sent for way in arrows)),
        ("sends", any(way.sent for way in arrows)),
        ("carries", any(way.handoff == "carries" for way in arrows)),
        ("bare", any(way.handoff == "bare" for way in arrows)),
        ("finding", any(card.badges for card in cards)),
        ("pain", any(card.pains for card in cards)),
    )
    return (*shown, *(key for key, there in rest if there))


def _footer(inventory: Inventory, words: Words) -> str:
    file = inventory.path.replace("\\", "/").rpartition("/")[2]
    if inventory.journey.reviewed is None:
        return say(words, "footer", file=file)
    return say(words, "footer.reviewed", file=file, date=inventory.journey.reviewed.isoformat())
