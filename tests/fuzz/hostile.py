"""Inventories that are hostile to whoever draws them: odd names everywhere, dense links, many lanes, endless lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz.mutate import case
from tests.strategies import HOSTILE

_HEAPS = (
    "👨\u200d" * 900, "e" + "\u0301" * 600, "🇺🇦" * 300, "क\u093e" * 500, "\ufdfd" * 200, "W" * 4000, "y " * 1500,
    "مقایسه دو مدل " * 60, "在网站上" * 300, "-" * 900, "a\u200b" * 400, "\u2068" * 50 + "x" + "\u2069" * 3,
)  # fmt: skip
_LINKS = ("javascript:alert(1)", "https://example.org/?a=1&b=\"'<", "mailto:a@example.org", "data:text/html,<script>",
          "http://[", "https://" + "a" * 3000, "//x", "https://example.org/\u202e")  # fmt: skip
_STAGES = ("pre-purchase", "purchase", "post-purchase")
_LETTERS = (
    (0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x400, 0x460), (0x590, 0x750), (0x900, 0xE80), (0x2000, 0x2070),
    (0x2190, 0x2400), (0x3040, 0x3100), (0x4E00, 0x5000), (0xAC00, 0xAD00), (0xE000, 0xE010), (0xFB00, 0xFF00),
    (0x1F1E6, 0x1F200), (0x1F300, 0x1F700), (0xE0100, 0xE0110),
)  # fmt: skip


def hostile(random: Random) -> bytes:
    """One inventory; most of them can be understood."""
    return random.choices((odd, _large, _dense, case), (70, 8, 4, 18))[0](random)


def _name(random: Random) -> str:
    """Something that a thing may be called."""
    kind = random.random()
    if kind < 0.35:
        return random.choice(HOSTILE)
    if kind < 0.45:
        return random.choice(_HEAPS)
    if kind < 0.75:
        low, high = random.choice(_LETTERS)
        return "a" + "".join(chr(random.randrange(low, high)) for _ in range(random.choice((1, 5, 20, 80))))
    return random.choice(("Pay", "Compare two models online", "Return it", "1", "No", "Ask in the chat"))


def _some(random: Random, **makers: Callable[[], Any]) -> dict[str, Any]:
    return {key: make() for key, make in makers.items() if random.random() < 0.3}


def odd(random: Random, most: int = 24) -> bytes:
    """All that a touchpoint may have, under odd names."""

    def named() -> str:
        return _name(random)

    count = random.randrange(1, most)
    channels = {
        f"c{index}": {"name": named()} | _some(random, owner=named, kind=lambda: random.choice(("digital", "human")))
        for index in range(random.randrange(1, 6))
    }
    phases = {f"p{index}": {"name": named(), "stage": random.choice(_STAGES)} for index in range(random.randrange(4))}
    stages: dict[str, Any] = {}
    anytime: dict[str, Any] = {}
    for number in range(count):
        touchpoint = {"id": f"t{number}", "name": named()} | _touchpoint(random, count)
        stage = random.choice((*_STAGES, *_STAGES, None))
        fitting = [key for key, phase in phases.items() if phase["stage"] == stage]
        if stage is not None and fitting and random.random() < 0.5:
            touchpoint["phase"] = random.choice(fitting)
        home = anytime if stage is None else stages.setdefault(stage, {})
        home.setdefault(random.choice(list(channels)), []).append(touchpoint)
    return _written(
        {
            "touchmap": 1,
            "journey": {"name": named(), "language": random.choice(("en", "en", "fa", "uk", "ru", "de", "ar-EG"))}
            | _some(random, persona=named, quote=named, goal=named, owner=named),
            "stage_names": _some(random, purchase=named),
            **({"phases": phases} if phases else {}),
            "channels": channels,
            "feedback": {
                "asked": {"metric": "ces", "scale": [1, 7], "better": "high", "target": 5.5, "source": "crm",
                          "result": {"score": round(random.uniform(1, 7), 2), "n": random.randrange(9999)}},
                "wide": {"metric": "nps", "scope": "stage", "result": {"score": random.randrange(-100, 101)}},
                "talks": {"kind": "interview"},
            },
            "stages": stages,
            "anytime": anytime,
            "paths": {"happy": [f"t{random.randrange(count)}" for _ in range(4)]} if count > 1 else {},
        }
    )  # fmt: skip


def _touchpoint(random: Random, count: int) -> dict[str, Any]:
    def named() -> str:
        return _name(random)

    def ways() -> list[dict[str, Any]]:
        targets = {f"t{random.randrange(count)}" for _ in range(random.choice((1, 1, 2, 5)))}
        return [{"to": target} | _some(random, handoff=named, when=named, share=lambda: "30%") for target in targets]

    def pains() -> list[dict[str, Any]]:
        return [{"text": named()} | _some(random, action=named, owner=named) for _ in range(random.randrange(1, 5))]

    def feedback() -> Any:
        return random.choice(("asked", "wide", "talks", ["asked", "talks"], {"waive": named()}))

    return _some(
        random,
        owner=named,
        next=ways,
        sends=lambda: [f"t{random.randrange(count)}"],
        pains=pains,
        feedback=feedback,
        emotion=lambda: random.choice((-2, -1, 0, 0.5, 2)),
        moment_of_truth=lambda: True,
        link=lambda: random.choice(_LINKS),
        parts=lambda: [named(), {"name": named(), "parts": [named()]}],
        backstage=lambda: [named()],
        opportunities=lambda: [named()],
        quote=named,
        basis=lambda: random.choice(("assumed", "observed", "measured")),
        ownership=lambda: random.choice(("brand", "partner", "customer", "external")),
    ) | ({"next": ways()} if random.random() < 0.4 else {})


def _large(random: Random) -> bytes:
    """Many touchpoints, in few lanes or in many."""
    count = random.choice((60, 150, 400))
    lanes = random.choice((1, 3, 40, count))
    linked = random.random() < 0.7
    stages: dict[str, Any] = {}
    for number in range(count):
        target = min(count - 1, number + random.choice((1, 1, 2, 30)))
        touchpoint = {"id": f"t{number}", "name": _name(random)} | ({"next": [f"t{target}"]} if linked else {})
        home = stages.setdefault(random.choice(_STAGES[: random.choice((1, 3))]), {})
        home.setdefault(f"c{random.randrange(lanes)}", []).append(touchpoint)
    return _written({"touchmap": 1, "journey": {"name": _name(random)}, "stages": stages})


def _dense(random: Random) -> bytes:
    """Everything leads to everything."""
    count = random.choice((6, 14, 30, 60))
    steps = [
        {"id": f"t{number}", "name": _name(random), "next": [f"t{other}" for other in range(count)]}
        for number in range(count)
    ]
    return _written(
        {"touchmap": 1, "journey": "Dense", "stages": {"purchase": {"web": steps[::2], "shop": steps[1::2]}}}
    )


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
