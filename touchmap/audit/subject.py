"""What a rule looks at: one inventory, and what several rules want to know about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from touchmap import graph as journey
from touchmap.audit import coverage
from touchmap.audit.project import Location, locate, project_folder
from touchmap.audit.settings import Settings
from touchmap.model import Block, Inventory, Post, Touchpoint

if TYPE_CHECKING:
    from touchmap.graph import Graph


def with_parts(inventory: Inventory) -> Iterator[Touchpoint]:
    """Every touchpoint of `inventory`, each followed by its parts."""
    waiting = list(reversed(inventory.touchpoints))
    while waiting:
        touchpoint = waiting.pop()
        yield touchpoint
        waiting.extend(reversed(touchpoint.parts))


class Audit:
    """One inventory under audit; `inventories` and `coverage` are those of the whole run."""

    def __init__(
        self, inventory: Inventory, settings: Settings, inventories: Sequence[Inventory], whole: coverage.Coverage
    ) -> None:
        self.inventory = inventory
        self.settings = settings
        self.inventories = inventories
        self.coverage = whole

    @cached_property
    def standings(self) -> Mapping[Touchpoint, coverage.Standing]:
        """How the customer is asked at each touchpoint."""
        return coverage.standings(self.inventory)

    @cached_property
    def eligible(self) -> dict[Touchpoint, coverage.Standing]:
        """The touchpoints that count for feedback coverage, with how the customer is asked there."""
        return {touchpoint: stands for touchpoint, stands in self.standings.items() if coverage.counts(stands)}

    @cached_property
    def graph(self) -> Graph:
        """The journey as a graph."""
        return journey.journey_graph(self.inventory)

    @cached_property
    def entries(self) -> tuple[Touchpoint, ...]:
        """Where customers come in; empty when that cannot be told."""
        return journey.entries(self.graph)

    @cached_property
    def unlinked(self) -> tuple[Touchpoint, ...]:
        """The touchpoints of a stage that nothing leads to or on from."""
        graph = self.graph
        return tuple(
            touchpoint for touchpoint in graph if journey.unlinked(graph, touchpoint) and touchpoint.stage is not None
        )

    @cached_property
    def unconnected(self) -> frozenset[Touchpoint]:
        """The unlinked touchpoints that are marked neither as entry nor as exit: they stand beside the journey."""
        return frozenset(touchpoint for touchpoint in self.unlinked if not touchpoint.entry and not touchpoint.exit)

    @cached_property
    def used_posts(self) -> tuple[Post, ...]:
        """The listening posts that a touchpoint, a part or the journey names, in the order of the file."""
        used = {post for touchpoint in self.with_parts() for post, _ in touchpoint.asked}
        used.update(self.inventory.journey.asked)
        return tuple(post for post in self.inventory.feedback.values() if post in used)

    def with_parts(self) -> Iterator[Touchpoint]:
        """Every touchpoint, each followed by its parts."""
        return with_parts(self.inventory)

    @cached_property
    def locations(self) -> dict[Post, Location]:
        """What the `source` of each listening post is, for the posts that have one."""
        sources = {post: post.source for post in self.inventory.feedback.values() if post.source is not None}
        if not sources:
            return {}
        folder = self.inventory.folder.resolve()
        project = project_folder(folder)
        return {post: locate(source, folder, project) for post, source in sources.items()}

    def holder(self, block: Block) -> Touchpoint | Post | None:
        """The touchpoint, part or post that `block` is or stands in; None for the rest."""
        return block if isinstance(block, (Touchpoint, Post)) else self._holders.get(block)

    @cached_property
    def _holders(self) -> dict[Block, Touchpoint | Post]:
        holders: dict[Block, Touchpoint | Post] = {}
        for touchpoint in self.with_parts():
            within = (*touchpoint.links, *touchpoint.pains, touchpoint.service, touchpoint.loyalty)
            holders.update((block, touchpoint) for block in within if block is not None)
        for post in self.inventory.feedback.values():
            results = [post.result, *(question.result for question in post.questions.values())]
            counts = [result.counts for result in results if result is not None]
            inside = (*results, *counts, *post.questions.values(), post.acts)
            holders.update((block, post) for block in inside if block is not None)
        return holders
