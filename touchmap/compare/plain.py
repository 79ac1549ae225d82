"""An inventory as plain values that can be compared: what is said, without the places where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from touchmap.model import Block, Inventory, Link, Post, Question, Touchpoint

SECTIONS = ("people", "phases", "channels", "feedback", "paths")


class Ref(str):
    """A touchpoint that something leads to: equal by its key, shown by its `name`."""

    name: str

    def __new__(cls, key: str, name: str) -> Ref:
        """The reference to the touchpoint `key`."""
        ref = super().__new__(cls, key)
        ref.name = name
        return ref


Refer = Callable[[Touchpoint], Ref]
Fields = dict[str, Any]


def touchpoint_fields(touchpoint: Touchpoint, refer: Refer) -> Fields:
    """Everything that is said about a touchpoint, by field; `refer` says what others are called."""
    said = fields(touchpoint, refer)
    said["feedback"] = tuple(_asked(post, question) for post, question in touchpoint.asked)
    if touchpoint.parent is None:
        said["stage"] = touchpoint.stage
        said["channel"] = touchpoint.channel.key
        said["phase"] = touchpoint.in_phase.key if touchpoint.in_phase else None
    return {name: value for name, value in said.items() if value not in (None, ())}


def fields(block: Block, refer: Refer) -> Fields:
    """The fields of a block that say something."""
    said: Fields = {}
    for name, field in type(block).model_fields.items():
        value = getattr(block, name)
        if not (value is None or value in ((), {}) or value is field.default is False):
            said[name] = _plain(value, refer)
    if isinstance(block, Link) and block.target is not None:
        said["to"] = refer(block.target)
    return said


def sections(inventory: Inventory, refer: Refer) -> dict[str, dict[str, Fields]]:
    """What stands beside the touchpoints: section, then key, then fields. What is only implied is left out."""
    out = {"journey": {"": fields(inventory.journey, refer)}}
    if inventory.stage_names:
        out["stage_names"] = {"": {str(stage): name for stage, name in inventory.stage_names.items()}}
    for section in SECTIONS:
        entries: Mapping[str, Block] = getattr(inventory, section)
        out[section] = {key: fields(entry, refer) for key, entry in entries.items() if getattr(entry, "declared", True)}
    return out


def _plain(value: Any, refer: Refer) -> Any:
    if isinstance(value, Touchpoint):
        return touchpoint_fields(value, refer)
    if isinstance(value, Block):
        return fields(value, refer)
    if isinstance(value, Mapping):
        return {key: _plain(item, refer) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_plain(item, refer) for item in value)
    return value


def _asked(post: Post, question: Question | None) -> str:
    if question is None:
        return post.key
    key = next((key for key, one in post.questions.items() if one is question), "")
    return f"{post.key}.{key}"
