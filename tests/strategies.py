"""Whole inventories made by hypothesis, as YAML text, so that the whole way from a file is tested."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import strategies as st

STAGES = ("pre-purchase", "purchase", "post-purchase")
HOSTILE = (
    "<script>alert(1)</script>",
    "quotes \" and ' and `",
    "back\\slash \\N \\G \\l \\\\",
    "&copy; &amp; &#65; &",
    "<b>bold</b> <",
    "]]> <![CDATA[ -->",
    "turned \u202eround\u202c \u2066isolated\u2069",
    "zero\u200bwidth\u200djoined",
    "👨‍👩‍👧‍👦 🇺🇦 🏍️",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "在网站上比较两款自行车并且决定购买",
    "مقایسه دو مدل دوچرخه شهری",
    "Порівняти дві моделі",
    "e\u0301" * 40,
    "%s {name} {0} $HOME %0A",
    "x" * 400,
    "; } digraph { a -> b [label=<x>] }",
    "=cmd|' /C calc'!A0",
    "next\u2028line",
)
"""Texts that have broken programs of this kind, and scripts that need care."""

_WORDS = tuple("compare pay collect two models online the bike at a shop ask help in chat order reviews".split())  # noqa: SIM905


class _Plain(yaml.SafeDumper):
    """Writes every text in quotes, and the same list twice rather than an alias, which the format refuses."""

    def ignore_aliases(self, *_: object) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style='"')


_Plain.add_representer(str, _Plain.represent_str)


def names() -> st.SearchStrategy[str]:
    """Something a touchpoint may be called: mostly plain words, now and then something nasty."""
    plain = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7).map(" ".join)
    anything = st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=60
    ).filter(lambda text: any(letter.isalnum() for letter in text))
    return st.one_of(plain, plain, plain, st.sampled_from(HOSTILE), anything)


_NAMES = names()
_OWNERSHIPS = st.sampled_from(["brand", "partner", "customer", "external"])
_LINKS = st.sampled_from(["https://example.org/?a=1&b=2", "javascript:alert(1)", "mailto:a@example.org"])
_FEEDBACK = st.sampled_from([
    None, None, "plain", "scored", "wide", "talks", ["scored", "talks", "counted"], "counted", "waive",
])  # fmt: skip
_EMOTIONS = st.sampled_from([-2, -1, 0, 0.5, 1, 2])
_BASES = st.sampled_from(["assumed", "observed", "measured"])
_PARTS = st.lists(
    st.one_of(_NAMES, st.fixed_dictionaries({"name": _NAMES, "parts": st.lists(_NAMES, min_size=1, max_size=2)})),
    min_size=1,
    max_size=3,
)
_BOOLEANS = st.booleans()


@st.composite
def inventories(draw: st.DrawFn, most: int = 18) -> str:
    """The text of an inventory without mistakes, with up to `most` touchpoints, some of them there any time."""
    channels = [f"c{index}" for index in range(draw(st.integers(1, 5)))]
    phases = {
        f"{stage}-{index}": {"name": draw(_NAMES), "stage": stage}
        for stage in STAGES
        for index in range(draw(st.integers(0, 2)))
    }
    count = draw(st.integers(1, most))
    stages: dict[str, dict[str, Any]] = {}
    anytime: dict[str, list[Any]] = {}
    for index in range(count):
        touchpoint = _touchpoint(draw, index, count)
        channel = draw(st.sampled_from(channels))
        stage = draw(st.sampled_from([*STAGES, *STAGES, *STAGES, None]))
        if stage is None:
            touchpoint["during"] = draw(st.lists(st.sampled_from(STAGES), unique=True))
            anytime.setdefault(channel, []).append(touchpoint)
            continue
        own = [key for key, phase in phases.items() if phase["stage"] == stage]
        if own and draw(_BOOLEANS):
            touchpoint["phase"] = draw(st.sampled_from(own))
        stages.setdefault(stage, {}).setdefault(channel, []).append(touchpoint)
    inventory: dict[str, Any] = {
        "touchmap": 1,
        "journey": {
            "name": draw(_NAMES),
            **_some(draw, persona=_NAMES, quote=_NAMES, goal=_NAMES),
            "state": draw(st.sampled_from(["current", "future"])),
        },
        "phases": phases,
        "channels": {
            channel: {"name": draw(_NAMES), **_some(draw, owner=_NAMES, ownership=_OWNERSHIPS)} for channel in channels
        },
        "feedback": {
            "plain": {"metric": "csat", "target": "80%", "source": "crm", "acts": "Call back"},
            "scored": {
                "metric": "ces",
                "scale": [1, 7],
                "better": "high",
                "target": 5.5,
                "result": {"score": draw(st.floats(1, 7)), "n": draw(st.integers(0, 9999))},
            },
            "wide": {"metric": "nps", "scope": "stage", "result": {"score": 30}},
            "counted": {
                "metric": "csat",
                "target": "80%",
                "result": {"counts": {"positive": draw(st.integers(0, 40)), "total": 40}},
            },
            "talks": {"kind": "interview"},
        },
        "stages": stages,
        "anytime": anytime,
    }
    if not phases:
        del inventory["phases"]
    text = yaml.dump(inventory, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    assert isinstance(text, str)
    return text


def _touchpoint(draw: st.DrawFn, index: int, count: int) -> dict[str, Any]:
    others = st.lists(st.integers(0, count - 1), max_size=3, unique=True)
    touchpoint: dict[str, Any] = {"id": f"t{index}", "name": draw(_NAMES)}
    ways = [
        {"to": f"t{other}", **_some(draw, handoff=_NAMES, when=_NAMES, share=st.just("30%"))} for other in draw(others)
    ]
    touchpoint |= {"next": ways} if ways else {}
    touchpoint |= {"sends": [f"t{other}" for other in draw(others)]} if draw(st.integers(0, 4)) == 0 else {}
    feedback = draw(_FEEDBACK)
    if feedback is not None:
        touchpoint["feedback"] = {"waive": "They are gone by then"} if feedback == "waive" else feedback
    if draw(st.integers(0, 4)) == 0:
        pains = draw(st.integers(1, 3))
        touchpoint["pains"] = [{"text": draw(_NAMES), **_some(draw, action=_NAMES, owner=_NAMES)} for _ in range(pains)]
    return touchpoint | _some(
        draw,
        owner=_NAMES,
        ownership=_OWNERSHIPS,
        moment_of_truth=_BOOLEANS,
        emotion=_EMOTIONS,
        basis=_BASES,
        link=_LINKS,
        backstage=st.lists(_NAMES, min_size=1, max_size=3),
        opportunities=st.lists(_NAMES, min_size=1, max_size=2),
        parts=_PARTS,
    )


def _some(draw: st.DrawFn, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Some of the fields, about one in three; one number says which."""
    chosen = draw(st.integers(0, 3 ** len(fields) - 1))
    found = {}
    for key, values in fields.items():
        chosen, rest = divmod(chosen, 3)
        if rest == 2:
            found[key] = draw(values)
    return found


# Few words, so that much is alike and rules have to choose.
_ALIKE = (
    "Pay online",
    "Pay online!",
    "Pay onlines",
    "Compare two models",
    "Compare two modells",
    "Ask the bot",
    "Call us",
    "Site",
)
_OWNERS = ("web", "care")
_THINGS = ("name", "size")
_ASKED = ("ease", "ease.first", "ease.second", "liked", "told", "kept", "soon", "wide")
_PRESENT = {
    "owner": st.sampled_from(_OWNERS),
    "ownership": _OWNERSHIPS,
    "need": st.sampled_from(["Know the price", "Get help"]),
    "role": st.sampled_from(["help", "complaint", "order", "payment", "loyalty", "renewal", "follow-up", "leave"]),
    "who": st.sampled_from(["employer", "friend"]),
    "feedback": st.lists(st.sampled_from(_ASKED), min_size=1, max_size=2, unique=True),
    "moment_of_truth": _BOOLEANS,
    "emotion": st.sampled_from([-2, -1, 1, 2]),
    "basis": st.sampled_from(["assumed", "observed"]),
    "entry": _BOOLEANS,
    "exit": st.just(True),
    "collects": st.lists(st.sampled_from(_THINGS), min_size=1, unique=True),
    "uses": st.lists(st.sampled_from(_THINGS), min_size=1, unique=True),
    "pains": st.lists(st.sampled_from(["It is slow", {"text": "It hurts", "action": "Mend"}]), min_size=1, max_size=2),
    "service": st.sampled_from([{"hours": "9 to 5"}, {"first_response": "4h", "human": "Say agent"}]),
    "loyalty": st.sampled_from([{"tiers": ["Gold"]}, {"channels": ["web"], "tiers": ["Silver"]}, {"title": "Friend"}]),
    "reviewed": st.sampled_from(["2026-01-01", "2024-01-01"]),
    "ignore": st.sampled_from([{"TM301": "Known"}, {"TM106": "Fine", "near-duplicate": "Fine too"}]),
}  # fmt: skip
"""Fields of a touchpoint that rules look at."""


@st.composite
def alike_inventories(draw: st.DrawFn, most: int = 8) -> dict[str, Any]:
    """An inventory without mistakes in which every part of the format may stand and touchpoints are much alike."""
    words = [f"t{index}" for index in range(draw(st.integers(2, most)))]
    stages: dict[str, Any] = {}
    anytime: dict[str, Any] = {}
    placed = []
    for index, word in enumerate(words):
        touchpoint = _alike(draw, words) | {"id": word}
        placed.append(touchpoint)
        if draw(_BOOLEANS):
            touchpoint.setdefault("next", []).append(words[(index + 1) % len(words)])
        channel = draw(st.sampled_from(["web", "chat", "desk"]))
        stage = draw(st.sampled_from([*STAGES, *STAGES, "anytime"]))
        home = anytime if stage == "anytime" else stages.setdefault(stage, {})
        if stage != "anytime" and draw(_BOOLEANS):
            home = home.setdefault(f"{stage}-{draw(st.integers(0, 1))}", {})
        home.setdefault(channel, []).append(touchpoint)
    steps = st.lists(st.sampled_from(words), min_size=1, max_size=4)
    inventory = {
        "touchmap": 1,
        "journey": {
            "name": "J",
            **_some(draw, persona=st.just("Anna"), template=st.just("retail"), feedback=st.just(["wide"])),
        },
        "phases": {f"{stage}-{index}": {"name": "P", "stage": stage} for stage in STAGES for index in range(2)},
        "people": {"employer": "Employer", "friend": {"name": "Friend"}},
        "channels": {
            "web": {"name": "Website", "owner": "web", "kind": "digital"},
            "chat": {"name": "Chat bot", **_some(draw, owner=st.sampled_from(_OWNERS), kind=st.just("digital"))},
            "desk": {"name": "Desk", "kind": "human", **_some(draw, ownership=_OWNERSHIPS, monitored=st.just("Yes"))},
        },
        "feedback": {
            "ease": {
                "metric": "ces", "scale": [1, 7], "better": "high", "target": 6, "source": "crm",
                "questions": {"first": {"result": {"score": 4, "n": 20}}, "second": {}},
            },
            "liked": {"metric": "ces", "scale": [1, 5], "better": "low", "result": {"score": 6, "n": 40}},
            "told": {"metric": "csat", "target": "80%", "every": "30d", "last": "2026-01-01", "result": {
                "counts": {"positive": 30, "total": 90}}},
            "kept": {"metric": "crr", "acts": "Call back"},
            "soon": {"metric": "frt", "target": "4h", "result": {"waits": ["1h", "9h"], "unanswered": 3}},
            "wide": {"metric": "nps", "scope": "stage", "source": "mails"},
        },
        "stages": stages,
        "anytime": anytime,
        "paths": {"one": draw(steps), "two": draw(steps), "other": draw(steps)},
    }  # fmt: skip
    text = json.dumps(inventory)
    for touchpoint in placed:
        if text.count(f'"{touchpoint["id"]}"') == 1:
            del touchpoint["id"]
    return inventory


def _alike(draw: st.DrawFn, words: list[str], *, part: bool = False) -> dict[str, Any]:
    others = st.lists(st.sampled_from(words), max_size=2, unique=True)
    fields = draw(st.lists(st.sampled_from(sorted(_PRESENT)), max_size=5, unique=True))
    touchpoint = {"name": draw(st.sampled_from(_ALIKE)), **{field: draw(_PRESENT[field]) for field in fields}}
    touchpoint |= {"next": [{"to": other, **_some(draw, handoff=st.just("All"))} for other in draw(others)]}
    touchpoint |= {"sends": draw(others)} if draw(st.integers(0, 4)) == 0 else {}
    if not part and draw(st.integers(0, 4)) == 0:
        touchpoint["parts"] = [_alike(draw, words, part=True) for _ in range(draw(st.integers(1, 2)))]
    return touchpoint
