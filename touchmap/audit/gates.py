"""What rules need to find in an inventory; where it is missing they are skipped, once, saying what to add."""

from __future__ import annotations

from touchmap.audit.rule import Gate
from touchmap.audit.subject import Audit
from touchmap.graph import has_ways
from touchmap.model import Inventory


def few_linked(audit: Audit) -> tuple[int, int] | None:
    """(linked, all) where fewer than half of the touchpoints of the stages are linked to another, else None.

    Anytime touchpoints need no links and are left out on both sides.
    """
    total = sum(1 for touchpoint in audit.inventory.touchpoints if touchpoint.stage is not None)
    linked = total - len(audit.unlinked) if has_ways(audit.inventory) else 0
    return (linked, total) if linked * 2 < total else None


def _asks_anywhere(audit: Audit) -> bool:
    inventory = audit.inventory
    return bool(inventory.feedback or inventory.journey.feedback) or any(
        touchpoint.feedback or touchpoint.waive is not None for touchpoint in audit.with_parts()
    )


def _owned_anywhere(inventory: Inventory) -> bool:
    return any(channel.owner for channel in inventory.channels.values()) or any(
        touchpoint.owner for touchpoint in inventory.touchpoints
    )


_NO_POSTS = "no listening post is named: list them under `feedback:` and name them at the touchpoints"
FEEDBACK = Gate(_asks_anywhere, _NO_POSTS)
POSTS = Gate(lambda audit: bool(audit.inventory.feedback), _NO_POSTS)
MOMENTS = Gate(
    lambda audit: any(touchpoint.moment_of_truth for touchpoint in audit.inventory.touchpoints),
    "no touchpoint is marked as a moment of truth: add `moment_of_truth: true` where it matters most",
)
WAYS = Gate(
    lambda audit: has_ways(audit.inventory),
    "nothing says what comes after a touchpoint: add `next:` to touchpoints, or `paths:`",
)
LINKED = Gate(
    lambda audit: few_linked(audit) is None,
    "fewer than half of the touchpoints are linked: add `next:` to touchpoints, or `paths:`",
)
ENTRIES = Gate(
    lambda audit: bool(audit.entries),
    "nothing says where customers come in: add `entry: true` to a touchpoint",
)
OWNERS = Gate(
    lambda audit: _owned_anywhere(audit.inventory),
    "no owner is named anywhere: add `owner:` to channels or touchpoints",
)
