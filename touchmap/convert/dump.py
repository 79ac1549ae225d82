"""An inventory as a draft: everything it says, in plain values, with short forms written out."""

from __future__ import annotations

from touchmap.convert.draft import Draft, Step
from touchmap.convert.fields import plain
from touchmap.model import Inventory, Touchpoint


def draft_of(inventory: Inventory) -> Draft:
    """Everything that `inventory` says; its touchpoints are the steps, in the order of the file."""
    return Draft(
        journey=plain(inventory.journey),
        stage_names={str(stage): name for stage, name in inventory.stage_names.items()},
        people={key: plain(person) for key, person in inventory.people.items()},
        phases={key: plain(phase) for key, phase in inventory.phases.items()},
        channels={key: plain(channel) for key, channel in inventory.channels.items() if channel.declared},
        feedback={key: plain(post) for key, post in inventory.feedback.items()},
        steps=[_step(touchpoint) for touchpoint in inventory.touchpoints],
        paths={key: [plain(step) for step in path.steps] for key, path in inventory.paths.items()},
    )


def _step(touchpoint: Touchpoint) -> Step:
    fields = plain(touchpoint)
    if touchpoint.in_phase is not None:
        fields.pop("phase", None)
    phase = touchpoint.in_phase.key if touchpoint.in_phase else None
    return Step(fields, touchpoint.stage, phase, touchpoint.channel.key, touchpoint.number or 0)
