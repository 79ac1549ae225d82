"""What rules need to find in an inventory; where it is missing they are skipped, once, saying what to add."""

from __future__ import annotations

from touchmap.audit.rule import Gate
from touchmap.audit.subject import Audit
from touchmap.graph import has_ways


def few_linked(audit: Audit) -> tuple[int, int] | None:
    """(linked, all) where fewer than half of the touchpoints of the stages are linked to another, else None.

    Anytime touchpoints need no links and are left out on both sides.
    """
    total = sum(1 for touchpoint in audit.inventory.touchpoints if touchpoint.stage is not None)
    linked = total - len(audit.unlinked) if has_ways(audit.inventory) else 0
    return (linked, total) if linked * 2 < total else None


def early(audit: Audit) -> bool:
    """Whether customers are asked at so few touchpoints (`early-share`) that what is missing is said once for all."""
    eligible = audit.eligible
    asked = sum(stands == "asked" for stands in eligible.values())
    return asked * 100 < audit.settings.thresholds.early_share * len(eligible)


def _asks_anywhere(audit: Audit) -> bool:
    inventory = audit.inventory
    return bool(inventory.feedback or inventory.journey.feedback) or any(
        touchpoint.feedback or touchpoint.waive is not None for touchpoint in audit.with_parts()
    )


_NO_POSTS = (
    "nothing says where feedback is collected: list surveys, reviews and the like under `feedback:` and name them "
    "at the touchpoints"
)
_ASK = "list what you ask customers under `feedback:`, and name it at the touchpoints"
_SURVEYS, _LINKS = "surveys", "links"
FEEDBACK = Gate(_asks_anywhere, _NO_POSTS, _SURVEYS, _ASK)
POSTS = Gate(lambda audit: bool(audit.inventory.feedback), _NO_POSTS, _SURVEYS, _ASK)
ASKED = Gate(
    lambda audit: not early(audit),
    "customers are asked at hardly any touchpoint yet: name a listening post with `feedback:` at more of them",
    f"{_SURVEYS} at more touchpoints",
)
MOMENTS = Gate(
    lambda audit: any(touchpoint.moment_of_truth for touchpoint in audit.inventory.touchpoints),
    "no touchpoint is marked as a moment of truth: add `moment_of_truth: true` where it matters most",
    "moments of truth",
    "mark the two to four moments that make or break the journey: `moment_of_truth: true`",
)
WAYS = Gate(
    lambda audit: has_ways(audit.inventory),
    "nothing says what comes after a touchpoint: add `next:` to touchpoints, or `paths:`",
    _LINKS,
    "say where customers go next: `next:` at touchpoints, or whole ways under `paths:`",
)
LINKED = Gate(
    lambda audit: few_linked(audit) is None,
    "fewer than half of the touchpoints are linked: add `next:` to touchpoints, or `paths:`",
    _LINKS,
    WAYS.first,
)
ENTRIES = Gate(
    lambda audit: bool(audit.entries),
    "nothing says where customers come in: add `entry: true` to a touchpoint",
    "entries",
    "say where customers come in: `entry: true`",
)
