"""Listening posts that ask about a stage or the whole journey: they say nothing about one card, so they span many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchmap.draw.view.feedback import score
from touchmap.draw.view.parts import Wide
from touchmap.draw.words import Words, say
from touchmap.measures import reading
from touchmap.model import STAGES, Inventory, Post, Question, Stage


def wide(inventory: Inventory, shown: Sequence[Stage], words: Words) -> tuple[Wide, ...]:
    """The posts of wider scope as far as their stages are `shown`, those of stages first."""
    found: dict[tuple[Post, Question | None], set[Stage]] = {}
    for post, question, asked in _asked(inventory):
        found.setdefault((post, question), set()).update(asked)
    out: list[Wide] = []
    for (post, question), stages in sorted(found.items(), key=lambda item: len(item[1]) == len(STAGES)):
        here = [place for place, stage in enumerate(shown) if stage in stages]
        if here:
            about = say(words, "wide.journey" if _whole(post, inventory) else "wide.stage")
            name = (question.name if question else None) or post.name or post.key
            heard = score(reading(post, question), words)
            out.append(Wide(f"wide-{len(out) + 1}", name, about, heard, here[0], here[-1]))
    return tuple(out)


def _asked(inventory: Inventory) -> Iterator[tuple[Post, Question | None, Sequence[Stage]]]:
    """Every post of wider scope that is named somewhere, with the stages that it asks about there."""
    for touchpoint in inventory.touchpoints:
        for post, question in touchpoint.asked:
            if post.scope == "stage":
                yield post, question, (touchpoint.stage,) if touchpoint.stage else touchpoint.during or STAGES
            elif post.scope == "journey":
                yield post, question, STAGES
    for post in inventory.journey.asked:
        yield post, None, STAGES


def _whole(post: Post, inventory: Inventory) -> bool:
    return post.scope == "journey" or post in inventory.journey.asked
