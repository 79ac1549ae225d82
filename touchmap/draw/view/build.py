"""From an inventory and its audit to the picture: who stands where, and every text that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from touchmap.audit.coverage import measure, standings
from touchmap.audit.result import Result
from touchmap.draw.options import USUAL, Options
from touchmap.draw.view import frame, head
from touchmap.draw.view.blank import blank
from touchmap.draw.view.cards import card
from touchmap.draw.view.legend import legend
from touchmap.draw.view.notes import Notes, ideas, notes, pains
from touchmap.draw.view.parts import Bar, Card, Picture
from touchmap.draw.view.selection import Selection, select
from touchmap.draw.view.since import since
from touchmap.draw.view.thread import Thread, thread
from touchmap.draw.view.tints import tinted
from touchmap.draw.view.ways import ways
from touchmap.draw.view.wide import wide
from touchmap.draw.words import Words
from touchmap.model import STAGES, Inventory, Stage, Touchpoint

_NOTHING = Notes()
NO_OWNER = "—"
"""Where an owner would stand, on a map on which others have one."""


def picture(inventory: Inventory, result: Result, words: Words, options: Options = USUAL) -> Picture:
    """Everything that the map of `inventory` shows, as `options` ask.

    Raises DrawingFailed, with one line for the user, where they ask for what is not there.
    """
    shown = select(inventory, words, options)
    path = thread(inventory, options.path, shown)
    kept = frozenset(shown.touchpoints)
    coverage = measure([inventory], among=None if shown.whole else kept)
    numbers = {touchpoint.number for touchpoint in shown.touchpoints}
    found = [
        finding
        for finding in result.findings
        if finding.place.file == inventory.path and (shown.whole or finding.number in numbers)
    ]
    hurts = pains(inventory.touchpoints, kept, path, words)
    arrows, jumps = ways(inventory, kept, path, words)
    phases, phase_of = frame.phases(inventory, shown)
    lanes, lane_of = frame.lanes(inventory, shown.touchpoints, coverage, words)
    said = notes(found if options.findings else (), hurts, jumps, words)
    spots = {
        touchpoint: (lane_of[touchpoint.channel], phase_of[touchpoint])
        for touchpoint in shown.touchpoints
        if not touchpoint.anytime
    }
    cards = _cards(inventory, shown, path, said, spots, words, options.depth)
    bars = tuple(
        _bar(touchpoint, cards[touchpoint], shown.stages) for touchpoint in shown.touchpoints if touchpoint.anytime
    )
    standing = tuple(cards[touchpoint] for touchpoint in spots)
    posts = wide(inventory, shown.stages, words)
    made = Picture(
        title=inventory.journey.name,
        tags=tuple(head.tags(inventory.journey, shown, path, words)),
        persona=head.persona(inventory.journey, words),
        percent=coverage.percent,
        headline="–" if coverage.percent is None else words.numbers.percent(int(coverage.percent)),
        captions=head.captions(coverage, shown, words),
        figures=head.figures(inventory, shown, found if options.findings else None, hurts, words),
        stages=frame.stages(inventory, shown, coverage, words),
        phases=phases,
        lanes=lanes,
        cards=standing,
        bars=bars,
        ways=arrows,
        wide=posts,
        pains=hurts,
        ideas=ideas(shown.touchpoints, path),
        legend=legend([*standing, *(bar.card for bar in bars)], arrows),
        footer=head.footer(inventory, words),
        description=head.description(inventory, shown, coverage, words),
        backstage=options.backstage,
    )
    if options.since is not None:
        made = since(made, options.since, words)
    return blank(made, words) if options.blank else tinted(made, shown.touchpoints, options.color_by, words)


def _cards(
    inventory: Inventory,
    shown: Selection,
    path: Thread,
    said: Mapping[int, Notes],
    spots: Mapping[Touchpoint, tuple[int, int]],
    words: Words,
    depth: int,
) -> dict[Touchpoint, Card]:
    """The card of every touchpoint that is shown."""
    standing = standings(inventory)
    ownerless = NO_OWNER if any(one.responsible for one in inventory.touchpoints) else ""
    out = {}
    for touchpoint in shown.touchpoints:
        lane, phase = spots.get(touchpoint, (-1, -1))
        out[touchpoint] = card(
            touchpoint,
            standing[touchpoint],
            said.get(touchpoint.number or 0, _NOTHING),
            words,
            lane=lane,
            phase=phase,
            depth=depth,
            dimmed=path.leaves_out(touchpoint),
            ownerless=ownerless,
        )
    return out


def _bar(touchpoint: Touchpoint, shown: Card, stages: Sequence[Stage]) -> Bar:
    """During no stage in particular means during all of them."""
    during = touchpoint.during or STAGES
    here = [place for place, stage in enumerate(stages) if stage in during]
    return Bar(shown, touchpoint.channel.name, here[0], here[-1])
