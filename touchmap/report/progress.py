"""What a journey that has just begun says already: every step that was taken counts."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.graph import has_ways, journey_graph, unlinked
from touchmap.model import Inventory
from touchmap.report.page import Page, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural


def progress(page: Page, sheet: Sheet) -> None:
    """One line about the one journey, as long as it has just begun and says more than names."""
    if len(sheet.inventories) != 1 or not sheet.result.early:
        return
    done = list(_done(sheet.inventories[0]))
    if done:
        page.blank()
        page.flow(words(f"So far: {', '.join(done)}."), "  ")


def _done(inventory: Inventory) -> Iterator[str]:
    cards = inventory.touchpoints
    moments = sum(card.moment_of_truth for card in cards)
    owned = sum(card.ours and card.responsible is not None for card in cards)
    pains = sum(len(card.pains) for card in cards)
    if moments:
        yield plural(moments, "moment of truth", "moments of truth")
    if owned:
        yield f"an owner for {owned:,} of {sum(card.ours for card in cards):,} touchpoints"
    if pains:
        yield f"{plural(pains, 'pain')} written down"
    if has_ways(inventory):
        graph = journey_graph(inventory)
        yield f"{sum(not unlinked(graph, card) for card in cards):,} touchpoints linked"
