"""The top of the report for people: whose journey it is, and at how many touchpoints somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from touchmap.audit.coverage import ANYTIME, Share
from touchmap.model import STAGES
from touchmap.report.page import Page, crop, pad, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural
from touchmap.source import STDIN

KINDS = (("asked here", "blue"), ("overall only", "yellow"), ("nobody asks", "dim"))
_LABEL = (13, 20)
_BAR = (10, 48)
_GAP = 2
_WIDEST_FIGURE = "100 of 100"


def headline(page: Page, sheet: Sheet) -> None:
    """Which journey, and the share of touchpoints with a listening post of their own."""
    inventories = sheet.inventories
    touchpoints = sum(len(inventory.touchpoints) for inventory in inventories)
    if len(inventories) == 1:
        title, where = inventories[0].journey.name, inventories[0].path
    else:
        title, where = plural(len(inventories), "journey"), ""
    page.flow([*words(title, "bold"), *words(f"({where})" if where and where != STDIN else "", "dim")], most=1)
    share = sheet.result.coverage
    content = words(f"{plural(touchpoints, 'touchpoint')}:")
    if share.percent is None:
        content += words("none of them is yours to ask about" if touchpoints else "none yet")
    else:
        content += words(f"{share.percent:g}% asked here", "bold")
        left_out = touchpoints - share.total
        aside = f"; {left_out:,} more not yours, or waived" if left_out else ""
        content += words(f"({share.tracked:,} of {share.total:,}{aside})")
    page.flow(content)


def bars(page: Page, sheet: Sheet) -> None:
    """One bar per stage, as long as the stage has touchpoints, in the three kinds that the first line explains."""
    shares = {name: share for name, share in sheet.result.coverage.stages.items() if name in STAGES or share.total}
    names = {name: _name(name, sheet) for name in shares}
    signs = (page.signs.asked, page.signs.overall, page.signs.nobody)
    heads = [f"{sign} {kind}" for sign, (kind, _) in zip(signs, KINDS, strict=True)]
    label = max(_LABEL[0], min(max(map(cell_len, names.values())), _LABEL[1]))
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
        lead = "  " + pad(crop(names[name], label, page.signs.more), label) + " " * _GAP
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
