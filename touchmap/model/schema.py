"""The format as JSON Schema (draft-07), for editors: what each field takes, short forms included, and what it means.

It follows from the model: the types of the fields, and their docstrings as descriptions. What it cannot say is left
to the model: references, dates that are in no calendar, a scale that descends.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import Any

from pydantic.json_schema import models_json_schema

from touchmap.model.block import Block
from touchmap.model.frame import Channel, Journey, Person, Phase
from touchmap.model.post import Acts, Post, Question, Result
from touchmap.model.touchpoint import Link, Pain, PathStep, Send, Touchpoint
from touchmap.model.values import STAGES

Schema = dict[str, Any]

# Blocks that may be one text, with the field that this text then is; their fields may also be left empty.
_SHORT: dict[type[Block], str] = {
    Journey: "name", Person: "name", Phase: "name", Channel: "name", Post: "name", Question: "name", Result: "score",
    Acts: "what", Pain: "text", Link: "to", Send: "to", PathStep: "to", Touchpoint: "name",
}  # fmt: skip
# What a block need not say, because the word before it says it already.
_SAID: dict[type[Block], tuple[str, ...]] = {Person: ("name",), Channel: ("name",), Phase: ("name",)}
_ALONE = ("next", "sends", "pains", "parts", "during")
"""Lists of a touchpoint whose only entry may stand without its dash."""

_NULL: Schema = {"type": "null"}
_NONE: Schema = {"type": "array", "maxItems": 0}


def schema() -> Schema:
    """The whole format as a JSON Schema of draft-07."""
    _, made = models_json_schema([(cls, "validation") for cls in _SHORT], ref_template="#/definitions/{model}")
    classes = {cls.__name__: cls for cls in _all_blocks()}
    definitions = {name: _block(classes[name], one) for name, one in sorted(made["$defs"].items())}
    touchpoints = {"type": "array", "items": _ref(Touchpoint)}
    channels = _named(_either(_NULL, touchpoints), "A channel, and below it its touchpoints.")
    stage = _named(
        _either(_NULL, touchpoints, channels | {"description": "A phase, and below it its channels."}),
        "A channel with its touchpoints, or a phase with its channels.",
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "touchmap inventory",
        "description": "The touchpoints of one customer journey, by stage and by channel.",
        "type": "object",
        "additionalProperties": False,
        "required": ["touchmap", "journey", "stages"],
        "properties": {
            "touchmap": {"description": "The version of this format.", "const": 1},
            "journey": _ref(Journey) | {"description": "What the file is about: its name, or a block that says more."},
            "stage_names": _optional({
                "description": "What the map calls the stages.",
                "type": "object",
                "properties": {name: _either({"type": "string"}, _NULL) for name in STAGES},
                "additionalProperties": False,
            }),
            "people": _section(Person, "Who else acts on the journey, by a short word each."),
            "phases": _section(Phase, "Parts of the stages, in their order, by a short word each."),
            "channels": _section(Channel, "Where and how customers interact, by a short word each."),
            "feedback": _section(Post, "Listening posts: where feedback is collected, by a short word each."),
            "stages": _optional({
                "description": "The touchpoints: stage, then channel, or stage, phase and channel.",
                "type": "object",
                "properties": {name: _optional(stage) for name in STAGES},
                "additionalProperties": False,
            }),
            "anytime": _optional(channels | {"description": "Touchpoints that are there throughout, by channel."}),
            "paths": _optional(
                _named(
                    _either(_ref(PathStep), {"type": "array", "items": _ref(PathStep)}),
                    "Named ways through the journey: touchpoints one after another.",
                )
            ),
        },
        "definitions": definitions,
    }  # fmt: skip


def _all_blocks() -> list[type[Block]]:
    found = [Block]
    for cls in found:
        found += cls.__subclasses__()
    return found


def _ref(cls: type[Block]) -> Schema:
    # Beside a $ref draft-07 ignores everything, so it stands in a list of its own.
    return {"allOf": [{"$ref": f"#/definitions/{cls.__name__}"}]}


def _either(*choices: Schema) -> Schema:
    return {"anyOf": list(choices)}


def _named(value: Schema, description: str) -> Schema:
    return {"description": description, "type": "object", "additionalProperties": value}


def _optional(value: Schema) -> Schema:
    """A block that may also be left empty."""
    about = {key: text for key, text in value.items() if key == "description"}
    return about | _either({key: item for key, item in value.items() if key not in about}, _NULL, _NONE)


def _section(cls: type[Block], description: str) -> Schema:
    return _optional(_named(_either(_ref(cls), _NULL), description))


def _block(cls: type[Block], made: Schema) -> Schema:
    """The definition of one class, out of what pydantic makes of its types."""
    texts, fields = _descriptions(cls), made["properties"]
    required = [name for name in made.get("required", ()) if name not in _SAID.get(cls, ())]
    properties = {}
    for name, field in fields.items():
        if name == "waive":
            continue
        taken = _feedback(field) if (cls, name) == (Touchpoint, "feedback") else _tidy(field)
        if cls is Touchpoint and name in _ALONE:
            taken = _either(taken["items"], taken)
        if cls is Post and name == "questions":
            taken["additionalProperties"] = _either(taken["additionalProperties"], _NULL)
        if cls in _SHORT and name not in required and _NULL not in taken.get("anyOf", ()):
            taken = _either(taken, _NULL)
        properties[name] = {"description": texts[name]} | taken
    block: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        block["required"] = required
    about = {"description": inspect.getdoc(cls) or ""}
    if cls not in _SHORT:
        return about | block
    return about | _either(_tidy(fields[_SHORT[cls]], without_null=True) | {"type": "string"}, block)


def _tidy(field: Schema, *, without_null: bool = False) -> Schema:
    """What pydantic says of a field, without titles and defaults that say nothing."""
    kept = {key: value for key, value in field.items() if key != "title" and not (key == "default" and not value)}
    if "anyOf" in kept:
        choices = [_tidy(choice) for choice in kept.pop("anyOf") if not (without_null and choice == _NULL)]
        return kept | (choices[0] if len(choices) == 1 else _either(*choices))
    if "items" in kept:
        kept["items"] = _tidy(kept["items"])
    return {"allOf": [kept]} if "$ref" in kept else kept


def _feedback(field: Schema) -> Schema:
    """The names of posts, or why nobody needs to ask."""
    texts = _tidy(field)["anyOf"]
    waive = {
        "type": "object",
        "properties": {"waive": texts[0] | {"description": "Why nobody needs to ask here."}},
        "additionalProperties": False,
    }
    return _either(*texts, waive)


def _descriptions(cls: type[Block]) -> dict[str, str]:
    """The docstrings below the fields of `cls` and of what it inherits from."""
    texts: dict[str, str] = {}
    for one in reversed(cls.__mro__[: cls.__mro__.index(Block)]):
        body = ast.parse(textwrap.dedent(inspect.getsource(one))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, text in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                texts[ast.unparse(field.target)] = str(text.value.value)
    return texts
