r"""An inventory as JSON for programs. The shape, version 1, is kept stable: fields may be added, none changes.

    {"version": 1,
     "journey": {"name": …, "state": "current", "language": "en", …},
     "stages": {"pre-purchase": "Pre-purchase", …},              what each stage is called
     "people": {key: {"name": …}},
     "phases": {key: {"name": …, "stage": …}},
     "channels": {key: {"name": …, "kind": …, "owner": …}},
     "feedback": {key: {"kind": "survey", "scope": "touchpoint", "metric": …, "questions": {key: …}, …}},
     "touchpoints": [
       {"number": 1, "key": …, "stage": "pre-purchase" or null (any time), "phase": key or null, "channel": key,
        "name": …,
        "responsible": its owner, else that of its channel, or null,
        "control": "brand", "partner", "customer" or "external",
        "standing": "asked", "overall", "nobody", "waived" or "not-ours",
        "next": [{"to": key, "number": 4, "when": …, "share": "30%", "wait": "2d", "handoff": …}],
        "sends": as `next`, "parts": touchpoints without number, stage, phase, channel and standing,
        …}],
     "paths": {key: as `next`}}

All other entries are those of the inventory file, written out in full and under the same names; what is not said
there is not here. Dates are texts, lengths of time and shares as the file writes them.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from touchmap.audit.coverage import standings
from touchmap.convert.fields import Plain, plain
from touchmap.model import STAGES, Inventory, Link, Touchpoint

VERSION = 1
_UNSAFE = re.compile(
    "[\u2028\u2029\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\uffff]|(?<=#)#(?=\\w*\\[)"
)
"""What a terminal or a build server might obey; inside of texts it can be escaped."""


def as_json(inventory: Inventory) -> bytes:
    """The whole inventory, with what follows from it: numbers, who is responsible, whether anybody asks."""
    journey = plain(inventory.journey)
    content = {
        "version": VERSION,
        "journey": {"state": inventory.journey.state, "language": inventory.journey.language, **journey},
        "stages": {stage: inventory.stage_name(stage) for stage in STAGES},
        "people": {key: plain(person) for key, person in inventory.people.items()},
        "phases": {key: plain(phase) for key, phase in inventory.phases.items()},
        "channels": {key: plain(channel) for key, channel in inventory.channels.items()},
        "feedback": {key: {"kind": post.kind, "scope": post.scope, **plain(post)}
                     for key, post in inventory.feedback.items()},
        "touchpoints": [_touchpoint(touchpoint, inventory) for touchpoint in inventory.touchpoints],
        "paths": {key: [_link(step) for step in path.steps] for key, path in inventory.paths.items()},
    }  # fmt: skip
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False, default=_day)
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"{safe}\n".encode()


def _touchpoint(touchpoint: Touchpoint, inventory: Inventory) -> Plain:
    place: Plain = {
        "number": touchpoint.number,
        "key": touchpoint.key,
        "stage": touchpoint.stage,
        "phase": touchpoint.in_phase.key if touchpoint.in_phase else None,
        "channel": touchpoint.channel.key,
    }
    return {**place, **_said(touchpoint), "standing": standings(inventory)[touchpoint]}


def _said(touchpoint: Touchpoint) -> Plain:
    said = plain(touchpoint)
    said.pop("phase", None)
    for field in ("next", "sends"):
        if field in said:
            said[field] = [_link(link) for link in getattr(touchpoint, field)]
    if "parts" in said:
        said["parts"] = [{"key": part.key, **_said(part)} for part in touchpoint.parts]
    return {"name": said.pop("name"), "responsible": touchpoint.responsible, "control": touchpoint.control, **said}


def _link(link: Link) -> Plain:
    assert link.target is not None
    return {**plain(link), "to": link.target.key, "number": link.target.number}


def _day(value: Any) -> str:
    assert isinstance(value, datetime.date)
    return value.isoformat()
