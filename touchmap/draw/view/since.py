"""What changed since an earlier inventory, marked on the map of the new one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from touchmap.draw.options import Since
from touchmap.draw.view.parts import Card, Figure, Idea, Picture, Tag
from touchmap.draw.words import Words, say

_FOUND = ("error", "finding")


def since(picture: Picture, changes: Since, words: Words) -> Picture:
    """`picture` with a badge on each card that is new, moved or changed, and with a row of what is gone.

    The figures of the head count these instead of findings and pains.
    """
    cards = tuple(_marked(card, changes, words) for card in picture.cards)
    bars = tuple(replace(bar, card=_marked(bar.card, changes, words)) for bar in picture.bars)
    marks = [card.change for card in (*cards, *(bar.card for bar in bars))]
    counts = Counter(marks)
    kinds = {"new": counts["new"], "moved": counts["moved"], "changed": counts["changed"], "gone": len(changes.gone)}
    return replace(
        picture,
        tags=(*picture.tags, Tag(say(words, "since.tag", name=_name(changes, words)), "part")),
        figures=(
            picture.figures[0],
            *(
                Figure(words.numbers.whole(number), say(words, f"since.{kind}"))
                for kind, number in kinds.items()
                if number
            ),
        ),
        cards=cards,
        bars=bars,
        gone=tuple(
            Idea(f"gone-{gone.number}", "", gone.number, gone.place, gone.name, dimmed=True) for gone in changes.gone
        ),
        legend=(*(key for key in picture.legend if key not in _FOUND), *(["change"] if any(marks) else [])),
    )


def _name(changes: Since, words: Words) -> str:
    """What the earlier map shows, where that is not what this one does; else what it is called."""
    return say(words, f"since.{changes.state}") if changes.state else changes.name


def _marked(card: Card, changes: Since, words: Words) -> Card:
    kind = changes.cards.get(card.key, "")
    return replace(card, change=kind, badges=(say(words, f"since.card.{kind}"),) if kind else ())
