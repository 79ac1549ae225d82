"""Coverage for people: whose journey it is, and at how many touchpoints somebody asks, as figures and bars."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from touchmap.audit.coverage import ANYTIME, Share
from touchmap.model import STAGES
from touchmap.report.page import Page, Word, crop, pad, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural
from touchmap.source import STDIN

KINDS = (("asked here", "blue"), ("overall only", "yellow"), ("nobody asks", "dim"))
_LABEL = (13, 20)
_BAR = (10, 48)
_GAP = 2
_WIDEST_FIGURE = "100 of 100"
_ITEM = 24
_LISTED = 60
"""More shares than this never fit into the few lines of a block."""


def headline(page: Page, sheet: Sheet) -> None:
    """Which journey, and the share of touchpoints with a listening post of their own."""
    name, where = title(sheet)
    page.flow([*words(name, "bold"), *words(f"({where})" if where else "", "dim")], most=1)
    figure, aside = asked_of(sheet)
    touchpoints = plural(_touchpoints(sheet), "touchpoint")
    page.flow([*words(f"{touchpoints}:"), *words(figure, "bold"), *words(aside)])


def title(sheet: Sheet) -> tuple[str, str]:
    """The name of the one journey and its file; of several, how many there are."""
    inventories = sheet.inventories
    if len(inventories) != 1:
        return plural(len(inventories), "journey"), ""
    (inventory,) = inventories
    return inventory.journey.name, inventory.path if inventory.path != STDIN else ""


def asked_of(sheet: Sheet) -> tuple[str, str]:
    """`customers are asked at 3 of 13` and `(23.1%; 2 not yours, or waived)`; the latter may be empty."""
    share = sheet.result.coverage
    touchpoints = _touchpoints(sheet)
    if share.percent is None:
        return ("none of them is yours to ask about" if touchpoints else "none yet"), ""
    left_out = touchpoints - share.total
    waived = f"{left_out:,} not yours, or waived" if left_out else ""
    if not share.tracked and not share.overall_only:
        where = f"any of {share.total:,}" if left_out else "any of them"
        return f"nobody asks customers how it went at {where} yet", f"({waived})" if waived else ""
    aside = "; ".join(filter(None, (f"{share.percent:g}%", waived)))
    return f"customers are asked at {share.tracked:,} of {share.total:,}", f"({aside})"


def stage_shares(sheet: Sheet) -> dict[str, Share]:
    """The share of each stage by what the journey calls it, then of the touchpoints that are there any time."""
    stages = sheet.result.coverage.stages
    return {_name(name, sheet): share for name, share in stages.items() if name in STAGES or share.total}


def block(page: Page, sheet: Sheet) -> None:
    """Coverage per stage, channel and owner in a few lines; the largest gaps first where there is no order."""
    if not sheet.inventories:
        return
    coverage = sheet.result.coverage
    figure, counts = asked_of(sheet)
    page.blank()
    page.line(("Feedback coverage", "bold"))
    page.flow([*words("all:", "dim"), *words(figure, "bold"), *words(counts)], "  ")
    channels = {channel.key: channel.name for one in sheet.inventories for channel in one.channels.values()}
    parts = {
        "stages": list(stage_shares(sheet).items()),
        "channels": _by_gap((channels.get(key, key), share) for key, share in coverage.channels.items()),
        "owners": _by_gap((owner or "no owner", share) for owner, share in coverage.owners.items()),
    }
    for head, shares in parts.items():
        items = [_item(page, name, share) for name, share in itertools.islice(shares, _LISTED)]
        page.flow_items(words(f"{head}:", "dim"), items, len(shares) - len(items), lead="  ", most=4)


def _by_gap(shares: Iterable[tuple[str, Share]]) -> list[tuple[str, Share]]:
    """Those where most touchpoints lack a listening post first; what has nothing to ask about is left out."""
    return sorted((one for one in shares if one[1].total), key=lambda one: one[1].tracked - one[1].total)


def _item(page: Page, name: str, share: Share) -> list[Word]:
    return [*words(crop(name, _ITEM, page.signs.more)), *words(f"{share.tracked:,} of {share.total:,}", "bold")]


def _touchpoints(sheet: Sheet) -> int:
    return sum(len(inventory.touchpoints) for inventory in sheet.inventories)


def bars(page: Page, sheet: Sheet) -> None:
    """One bar per stage, as long as the stage has touchpoints, in the three kinds that the first line explains.

    Where nobody asks anywhere there is nothing to compare yet: one line says how many touchpoints each stage has.
    """
    shares = stage_shares(sheet)
    if not sheet.result.coverage.tracked and not sheet.result.coverage.overall_only:
        page.flow_items(
            [], [[*words(name), *words(f"{share.total:,}", "bold")] for name, share in shares.items()], lead="  "
        )
        return
    signs = (page.signs.asked, page.signs.overall, page.signs.nobody)
    heads = [f"{sign} {kind}" for sign, (kind, _) in zip(signs, KINDS, strict=True)]
    label = max(_LABEL[0], min(max(map(cell_len, shares)), _LABEL[1]))
    start = 2 + label + _GAP
    room = page.style.width - start - sum(len(head) + _GAP for head in heads)
    narrow = room < _BAR[0]
    if narrow:
        room = page.style.width - start - _GAP - len(_WIDEST_FIGURE)
        page.flow([word for head in heads for word in words(head, "dim")], "  ")
    else:
        room = min(room, _BAR[1])
        page.line(" " * (start + room), *_columns(heads, heads, [style for _, style in KINDS]))
    longest = max(share.total for share in shares.values())
    for name, share in shares.items():
        lead = "  " + pad(crop(name, label, page.signs.more), label) + " " * _GAP
        if not share.total:
            page.line(lead, ("no touchpoint to ask about", "dim"))
            continue
        cells = _cells(share, room, longest)
        bar = [(sign * count, style) for sign, count, (_, style) in zip(signs, cells, KINDS, strict=True)]
        figures = [f"{share.tracked:,} of {share.total:,}", f"{share.overall_only:,}", f"{share.nobody:,}"]
        styles = [style for _, style in KINDS]
        for count, figure in enumerate(figures):
            if figure == "0":
                figures[count], styles[count] = page.signs.none, "dim"
        shown = 1 if narrow else len(figures)
        gap = " " * (room - sum(cells))
        page.line(lead, *bar, gap, *_columns(figures[:shown], [_WIDEST_FIGURE] if narrow else heads, styles))


def _columns(texts: Sequence[str], heads: Sequence[str], styles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Texts set to the right under their heads."""
    for text, head, style in zip(texts, heads, styles, strict=False):
        yield (" " * _GAP, "")
        yield (pad(text, len(head), right=True), style)


def _name(stage: str, sheet: Sheet) -> str:
    """What this journey calls the stage; several journeys that differ get the usual word."""
    for known in STAGES:
        if stage == known:
            names = {inventory.stage_name(known) for inventory in sheet.inventories}
            return names.pop() if len(names) == 1 else known.capitalize()
    return "Anytime" if stage == ANYTIME else stage


def _cells(share: Share, width: int, longest: int) -> tuple[int, int, int]:
    """How many cells of a bar go to each kind: up to three per touchpoint, at least one where there is any."""
    parts = (share.tracked, share.overall_only, share.nobody)
    if longest * 3 <= width or longest <= width:
        each = max(1, min(3, width // max(longest, 1)))
        return (parts[0] * each, parts[1] * each, parts[2] * each)
    cells = [max(1, part * width // longest) if part else 0 for part in parts]
    while sum(cells) > width:
        cells[cells.index(max(cells))] -= 1
    return (cells[0], cells[1], cells[2])
