"""The same journey for everybody: as an inventory, with rules for peers that check, as a graph for those that draw."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

STAGES = ("pre-purchase", "purchase", "post-purchase")
CHANNELS = ("website", "app", "shop", "phone", "mail", "chat", "partner", "print")
OWNERS = ("web", "care", "shops", "logistics", "finance", "brand")
ROLES = ("advert", "review", "browse", "order", "payment", "delivery", "onboarding", "use", "billing", "help")
POSTS = ("after-visit", "checkout-effort", "delivery-rating", "complaints")
_VERBS = ("Compare", "Choose", "Pay for", "Collect", "Return", "Ask about", "Read about", "Book", "Cancel", "Rate")
_THINGS = ("a bike", "a helmet", "the lights", "a lock", "the papers", "an appointment", "the invoice", "a test ride")
_WORDS = ("online", "in the shop", "by phone", "with a friend", "again", "at home", "before work", "on a Sunday")


def write(folder: Path, count: int) -> dict[str, Path]:
    """Writes everything for a journey of `count` touchpoints; gives the files by what they are for."""
    touchpoints = list(_touchpoints(count))
    contents = {
        "inventory": ("touchmap.yaml", "\n".join(_inventory(touchpoints)) + "\n"),
        "schema": ("schema.json", json.dumps(_schema(), indent=1)),
        "ruleset": ("spectral.json", json.dumps(_ruleset(), indent=1)),
        "dot": ("journey.dot", "\n".join(_dot(touchpoints)) + "\n"),
        "plantuml": ("journey.puml", "\n".join(_plantuml(touchpoints)) + "\n"),
        "mermaid": ("journey.mmd", "\n".join(_mermaid(touchpoints)) + "\n"),
        "browser": ("browser.json", json.dumps(_browser())),
    }
    files = {}
    for what, (name, text) in contents.items():
        files[what] = folder / name
        files[what].write_text(text, encoding="utf-8")
    return files


def _touchpoints(count: int) -> Iterator[dict[str, Any]]:
    """Touchpoints as a team would write them down: most have an owner, some pains, a third is asked about."""
    random = Random(count)
    for number in range(count):
        stage = min(number * 3 // count, 2)
        steps = random.choices((1, 1, 1, 2, 5, 20), k=2)
        yield {
            "id": f"t{number}",
            "name": f"{random.choice(_VERBS)} {random.choice(_THINGS)} {random.choice(_WORDS)} {number}",
            "stage": STAGES[stage],
            "channel": random.choice(CHANNELS),
            "role": random.choice(ROLES),
            "owner": random.choice(OWNERS),
            "emotion": random.choice((-2, -1, 0, 1, 1, 2)),
            "feedback": random.choice((*POSTS, *[None] * 6)),
            "moment": number % 11 == 0,
            "pain": number % 5 == 0,
            "next": sorted({min(number + step, count - 1) for step in steps} - {number}),
        }


def _inventory(touchpoints: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("touchmap: 1", "journey:", "  name: Buying a commuter bike", "  persona: First-time commuter",
                "  goal: Ride to work within a week", "channels:")  # fmt: skip
    for channel in CHANNELS:
        yield f"  {channel}: {{name: {channel.title()}, kind: digital, owner: web}}"
    yield "feedback:"
    for post in POSTS:
        yield f"  {post}: {{metric: csat, target: 80%, owner: care, source: crm, every: 30d, acts: Call back}}"
    yield "stages:"
    for stage in STAGES:
        yield f"  {stage}:"
        for channel in CHANNELS:
            here = [one for one in touchpoints if (one["stage"], one["channel"]) == (stage, channel)]
            if here:
                yield f"    {channel}:"
            for one in here:
                yield from _entry(one)


def _entry(one: dict[str, Any]) -> Iterator[str]:
    yield f"      - id: {one['id']}"
    yield f"        name: {one['name']}"
    yield f"        role: {one['role']}"
    yield f"        owner: {one['owner']}"
    yield f"        emotion: {one['emotion']}"
    if one["moment"]:
        yield "        moment_of_truth: true"
    if one["feedback"]:
        yield f"        feedback: {one['feedback']}"
    if one["pain"]:
        yield "        pains:"
        yield f"          - {{text: It takes too long, action: Make it quick, owner: {one['owner']}, status: open}}"
    if one["next"]:
        yield "        next:"
        for target in one["next"]:
            yield f"          - {{to: t{target}, handoff: They know the order}}"


def _schema() -> dict[str, Any]:
    """What the inventory may hold, as strict as JSON Schema can say it."""
    text = {"type": "string", "minLength": 1, "maxLength": 4000}

    def block(required: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
        return {"type": "object", "properties": fields, "required": list(required), "additionalProperties": False}

    link = block(("to",), to=text, handoff=text, when=text, share=text)
    pain = block(("text",), text=text, action=text, owner=text, status={"enum": ["open", "doing", "done"]})
    touchpoint = block(
        ("name",), id=text, name=text, role={"enum": list(ROLES)}, owner=text,
        emotion={"type": "number", "minimum": -2, "maximum": 2}, moment_of_truth={"type": "boolean"},
        feedback={"enum": list(POSTS)}, pains={"type": "array", "items": pain}, next={"type": "array", "items": link},
    )  # fmt: skip
    channels = {
        "type": "object",
        "propertyNames": {"enum": list(CHANNELS)},
        "additionalProperties": {"type": "array", "items": touchpoint},
    }
    post = block(("metric",), metric={"enum": ["nps", "csat", "ces", "rating"]}, target=text, owner=text, source=text,
                 every={"type": "string", "pattern": r"^\d+[hdw]$"}, acts=text)  # fmt: skip
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **block(
            ("touchmap", "journey", "stages"),
            touchmap={"const": 1},
            journey=block(("name",), name=text, persona=text, goal=text),
            channels={"type": "object", "additionalProperties": block(("name",), name=text, kind=text, owner=text)},
            feedback={"type": "object", "additionalProperties": post},
            stages=block(**dict.fromkeys(STAGES, channels)),
        ),
    }


# A dozen rules, each over every touchpoint or link, as a team would write them today; touchmap runs more than 60.
_CHECKS = {
    "journey-has-persona": ("$.journey", "persona", "truthy", {}),
    "journey-has-goal": ("$.journey", "goal", "truthy", {}),
    "stage-is-known": ("$.stages", "@key", "pattern", {"match": "purchase$"}),
    "touchpoint-has-owner": ("$.stages.*.*[*]", "owner", "truthy", {}),
    "touchpoint-has-feedback": ("$.stages.*.*[*]", "feedback", "truthy", {}),
    "touchpoint-has-next": ("$.stages.*.*[*]", "next", "truthy", {}),
    "name-is-short": ("$.stages.*.*[*]", "name", "length", {"max": 60}),
    "name-begins-big": ("$.stages.*.*[*]", "name", "pattern", {"match": "^[A-Z]"}),
    "moment-of-truth-is-asked": ("$.stages.*.*[?(@.moment_of_truth)]", "feedback", "truthy", {}),
    "low-emotion-has-pains": ("$.stages.*.*[?(@.emotion < -1)]", "pains", "truthy", {}),
    "pain-has-action": ("$.stages.*.*[*].pains[*]", "action", "truthy", {}),
    "link-has-handoff": ("$.stages.*.*[*].next[*]", "handoff", "truthy", {}),
}


def _ruleset() -> dict[str, Any]:
    """The checks in the words of Spectral."""
    return {
        "rules": {
            name: {
                "given": given,
                "then": {"field": field, "function": function, **({"functionOptions": options} if options else {})},
            }
            for name, (given, field, function, options) in _CHECKS.items()
        }
    }


def _links(touchpoints: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in touchpoints:
        for target in one["next"]:
            yield one["id"], f"t{target}"


def _dot(touchpoints: list[dict[str, Any]]) -> Iterator[str]:
    yield 'digraph { rankdir=LR; node [shape=box, fontname="Helvetica"];'
    yield from (f'{one["id"]} [label="{one["name"]}"];' for one in touchpoints)
    yield from (f"{tail} -> {head};" for tail, head in _links(touchpoints))
    yield "}"


def _plantuml(touchpoints: list[dict[str, Any]]) -> Iterator[str]:
    yield "@startuml"
    yield from (f'rectangle "{one["name"]}" as {one["id"]}' for one in touchpoints)
    yield from (f"{tail} --> {head}" for tail, head in _links(touchpoints))
    yield "@enduml"


def _mermaid(touchpoints: list[dict[str, Any]]) -> Iterator[str]:
    yield "flowchart LR"
    yield from (f'{one["id"]}["{one["name"]}"]' for one in touchpoints)
    yield from (f"{tail} --> {head}" for tail, head in _links(touchpoints))


def _browser() -> dict[str, Any]:
    """For mermaid-cli: the browser of this machine, if it has one, instead of one that it brings along."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return {"args": ["--no-sandbox"], **({"executablePath": found} if found else {})}
