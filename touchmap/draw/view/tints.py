"""What the grounds of the cards say where that is not how they stand: whose they are, where, or what is felt there.

The feedback line, and dashes where nobody asks, stay what they are. No ground speaks alone: whatever has a colour has
a letter or a figure as well, on the card and in the legend.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from touchmap.draw.options import ColourBy
from touchmap.draw.view.parts import Card, Picture, Tint
from touchmap.draw.words import Words, say
from touchmap.model import Touchpoint

LETTERS = "ABCDEFGH"
"""One for each owner or channel that gets a colour of its own: those with the most touchpoints."""
OTHERS = "+"
"""What stands for all others together."""

_ASKED = ("on-target", "near", "below-target", "asked")
_FEELINGS = (2, 1, 0, -1, -2)


class _Tints(NamedTuple):
    """The tint of each card by its key (one without is as it stands), and all tints in the order of the legend."""

    of_card: Mapping[str, Tint]
    entries: Iterable[Tint]


def tinted(picture: Picture, touchpoints: Iterable[Touchpoint], by: ColourBy, words: Words) -> Picture:
    """`picture` with the grounds of its cards saying `by`, and a legend that says so."""
    if by == "score":
        return picture
    cards = {card.key: card for card in (*picture.cards, *(bar.card for bar in picture.bars))}
    tints = _BY[by]({card: touchpoint for touchpoint in touchpoints if (card := cards.get(touchpoint.key))}, words)
    cards = {key: replace(card, tint=tints.of_card.get(key)) for key, card in cards.items()}
    shown = {card.tint.look for card in cards.values() if card.tint and not card.dimmed}
    return replace(
        picture,
        cards=tuple(cards[card.key] for card in picture.cards),
        bars=tuple(replace(bar, card=cards[bar.card.key]) for bar in picture.bars),
        tints=tuple(tint for tint in tints.entries if tint.look in shown),
        tinted_by=say(words, f"tint.{by}"),
        legend=_legend(picture.legend, cards.values()),
    )


def _legend(keys: Iterable[str], cards: Iterable[Card]) -> tuple[str, ...]:
    """`keys`, those of verdicts that no ground tells any more as bare marks; dashes are never anything else."""
    grounds = {card.verdict for card in cards if card.tint is None} | {"nobody"}
    bare = {card.verdict for card in cards} - grounds
    return tuple(f"mark-{key}" if key in bare else key for key in keys)


def _by_standing(cards: Mapping[Card, Touchpoint], words: Words) -> _Tints:
    """Whether anybody asks, whatever the answers are."""
    asked = Tint("asked", say(words, "legend.asked"))
    return _Tints({card.key: asked for card in cards if card.verdict in _ASKED}, [asked])


def _by_owner(cards: Mapping[Card, Touchpoint], words: Words) -> _Tints:
    """Who answers for it."""
    return _by_name({card: touchpoint.responsible for card, touchpoint in cards.items()}, words)


def _by_channel(cards: Mapping[Card, Touchpoint], words: Words) -> _Tints:
    """Where it is."""
    return _by_name({card: touchpoint.channel.name for card, touchpoint in cards.items()}, words)


def _by_name(names: Mapping[Card, str | None], words: Words) -> _Tints:
    """A letter and a colour for each name, the most frequent first, equals in the order of the file."""
    ranked = [name for name, _ in Counter(name for name in names.values() if name).most_common()]
    own = len(ranked) if len(ranked) <= len(LETTERS) else len(LETTERS) - 1
    tints = {name: Tint(f"category-{rank}", name, LETTERS[rank]) for rank, name in enumerate(ranked[:own])}
    others = Tint("rest", say(words, "tint.others", n=len(ranked) - own), OTHERS)
    plain = Tint("plain", say(words, "owner.none"))
    of_card = {card.key: tints.get(name, others) if name else plain for card, name in names.items()}
    return _Tints(of_card, [*tints.values(), others, plain])


def _by_emotion(cards: Mapping[Card, Touchpoint], words: Words) -> _Tints:
    """What is felt there, by whole steps; the figure on a card is as exact as it was declared."""
    plain = Tint("plain", say(words, "tint.undeclared"))
    of_card = {card.key: plain if card.emotion is None else _feeling(card.emotion, words) for card in cards}
    return _Tints(of_card, [*(_feeling(step, words) for step in _FEELINGS), plain])


def _feeling(emotion: float, words: Words) -> Tint:
    step = int(math.copysign(math.floor(abs(emotion) + 0.5), emotion))  # halves go away from zero
    sign = ("+" if emotion > 0 else "") + words.numbers.decimal(emotion)
    return Tint(f"emotion-{step + 2}", say(words, f"emotion.{step}"), sign)


_BY: dict[ColourBy, Callable[[Mapping[Card, Touchpoint], Words], _Tints]] = {
    "tracked": _by_standing,
    "owner": _by_owner,
    "channel": _by_channel,
    "emotion": _by_emotion,
}
"""How each kind of colouring is told; scores are what the verdicts of the cards say already."""
