"""Where to begin to ask: moments of truth, then what a touchpoint is for, as far as its role or its name tells.

All words are slugs (see `touchmap.model.slug`) and are looked for as whole words, in every language whatever that of
the journey. Words that mean something else elsewhere are left out.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections.abc import Sequence

from touchmap.audit.order import Rank, rank
from touchmap.audit.ways import position
from touchmap.model import STAGES, Touchpoint
from touchmap.model.slug import slug
from touchmap.model.values import Role

MOMENT, PLAIN, LAST = 0, 7, 8
"""How urgent a moment of truth is, what nothing is known of, and what customers only see: smaller comes first."""
_KINDS: dict[int, tuple[tuple[Role, ...], str]] = {
    1: (
        ("complaint",),
        """
        complaint complaints complain complains complaining damaged damage broken defect faulty wrong missing lost hurts
        return returns refund outage
        скарга скарги скаргу жалоба жалобы жалобу рекламація рекламация поломка повернення возврат شکایت خرابی مرجوعی
        """,
    ),
    2: (
        ("help",),
        """
        help helps helpline help-line help-desk helpdesk hotline hot-line support question questions problem problems
        допомога допомогу підтримка підтримку гаряча-лінія питання запитання
        помощь поддержка поддержку горячая-линия вопрос вопросы کمک پشتیبانی سوال مشکل
        """,
    ),
    3: (
        ("delivery",),
        """
        delivery deliveries deliver delivers delivered arrives arrive arrival parcel unboxing shipment technician
        доставка доставку посилка посилку посылка посылку курєр курьер تحویل مرسوله
        """,
    ),
    4: (
        ("payment",),
        """
        pay pays paying payment payments checkout check-out
        оплата оплату оплатити платіж каса оплатить платеж касса پرداخت
        """,
    ),
    5: (
        ("onboarding",),
        """
        onboarding set-up setup install installs installation first-use activate activation welcome
        налаштування встановлення активація настройка установка активация راهاندازی نصب
        """,
    ),
    6: (
        ("billing", "cancel"),
        """
        bill bills billing invoice invoices cancel cancels cancellation
        рахунок скасування счет счёт отмена فاکتور صورتحساب لغو
        """,
    ),
}
"""What it is for -> roles and words; what goes wrong there hurts most comes first."""
_SEEN: tuple[tuple[Role, ...], str] = (
    ("advert", "review"),
    """
    advert adverts ad ads advertisement billboard poster flyer leaflet brochure newsletter reel reviews google
    friend friends family recommended recommendation
    реклама білборд листівка відгуки друг друзі родина билборд листовка отзывы друзья семья آگهی تبلیغ نظرات دوستان
    """,
)
_OTHERS_SAY = """
    friend friends family recommended recommendation google reviews tripadvisor trustpilot
    друг друзі родина відгуки друзья семья отзывы دوستان نظرات
"""
_OTHERS = frozenset(_OTHERS_SAY.split())
"""What is hardly ever under the control of the company."""
_ROLES: dict[Role, int] = {role: kind for kind, (roles, _) in _KINDS.items() for role in roles} | dict.fromkeys(
    _SEEN[0], LAST
)
_WORDS: dict[str, int] = {word: kind for kind, (_, words) in _KINDS.items() for word in words.split()}
_OPENERS = frozenset(word.partition("-")[0] for word in _WORDS if "-" in word)
_SEEN_WORDS = frozenset(_SEEN[1].split())
_HELP = (1, 2)
_NAMED = 3


@functools.lru_cache(maxsize=16_384)
def urgency(touchpoint: Touchpoint) -> int:
    """How soon customers should be asked at a touchpoint: the smaller the sooner."""
    return MOMENT if touchpoint.moment_of_truth else _kind(touchpoint)


def for_help(touchpoint: Touchpoint) -> bool:
    """Whether customers come here with a complaint or for help, which they may do at any time."""
    return _kind(touchpoint) in _HELP


def of_others(touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint of which nobody says who controls it sounds as if others did."""
    said = touchpoint.ownership or touchpoint.channel.ownership
    return said is None and touchpoint.role is None and not _OTHERS.isdisjoint(_words(touchpoint))


def _kind(touchpoint: Touchpoint) -> int:
    if touchpoint.role is not None:
        return _ROLES.get(touchpoint.role, PLAIN)
    words = _words(touchpoint)
    if not _SEEN_WORDS.isdisjoint(words):
        return LAST
    return min((_WORDS[word] for word in words if word in _WORDS), default=PLAIN)


def _words(touchpoint: Touchpoint) -> list[str]:
    """The words of a name, and two that stand side by side where they may mean something together."""
    parts = slug(touchpoint.name).split("-")
    return parts + [f"{one}-{two}" for one, two in itertools.pairwise(parts) if one in _OPENERS]


def first(touchpoints: Sequence[Touchpoint]) -> list[Touchpoint]:
    """Some of `touchpoints` to begin with: moments of truth, then one of each kind; empty if nothing tells."""
    kinds: dict[int, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        kinds.setdefault(urgency(touchpoint), []).append(touchpoint)
    moments = heapq.nsmallest(_NAMED, kinds.pop(MOMENT, ()), key=rank)
    return [*moments, *(min(kinds[kind], key=_plainest) for kind in sorted(kinds) if kind < PLAIN)][:_NAMED]


def _plainest(touchpoint: Touchpoint) -> tuple[int, int, Rank]:
    """Of one kind the later stage comes first, since a call of somebody who has bought weighs more than one before;
    then the name that says best what it is.
    """
    stage, kind = position(touchpoint), urgency(touchpoint)
    said = sum(_WORDS.get(word) == kind for word in _words(touchpoint))
    return (-(len(STAGES) if stage is None else stage), -said, rank(touchpoint))
