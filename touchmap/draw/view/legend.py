"""Which entries the legend has: those of what is shown, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchmap.draw.view.parts import Card, Way

_LOOKS = ("on-target", "near", "below-target", "asked", "overall", "nobody", "apart")
_SCORED = {"on-target", "near", "below-target"}


def legend(cards: Sequence[Card], arrows: Sequence[Way]) -> tuple[str, ...]:
    """The keys of the entries in their order; what lies on the curve is added where it is drawn."""
    return tuple(_legend(cards, arrows))


def badge_kind(card: Card) -> str:
    """Which entry explains the badge of `card`; empty where it has none, or a quiet one."""
    if not card.badges or card.dimmed:
        return ""
    return "change" if card.change else "error" if card.alarm else "finding"


def _legend(cards: Sequence[Card], arrows: Sequence[Way]) -> Iterator[str]:
    looks = {card.verdict for card in cards if not card.dimmed}
    gauges = [score for card in cards for score in card.scores if score.gauge]
    yield from (look for look in _LOOKS if look in looks)
    rest = {
        "score": bool(looks & _SCORED),
        "target": any(score.gauge and score.gauge.target is not None for score in gauges),
        "interval": any(score.sure for score in gauges),
        "thin": any(score.thin for score in gauges),
        "moment": any(card.moment and card.heard for card in cards),
        "unheard": any(card.moment and not card.heard for card in cards),
        "path": any(way.strong for way in arrows),
        "next": any(not way.sent and not way.strong for way in arrows),
        "sends": any(way.sent and not way.strong for way in arrows),
        "carries": any(way.handoff == "carries" for way in arrows),
        "bare": any(way.handoff == "bare" for way in arrows),
        **{kind: any(badge_kind(card) == kind for card in cards) for kind in ("error", "finding", "change")},
        "pain": any(card.pains for card in cards),
    }
    yield from (key for key, there in rest.items() if there)
