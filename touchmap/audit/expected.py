"""What templates hold: the roles that a journey which began with one of them is expected to have."""

from __future__ import annotations

import functools
from pathlib import Path

from touchmap import model, source, starter


@functools.lru_cache(maxsize=64)
def roles(template: str, own: Path | None = None) -> tuple[str, ...] | None:
    """The roles that the touchpoints of a template have, in the order of its file; None: there is none to compare with.

    The list is the template's own inventory, so a template that is changed changes what is expected. `own` is the
    folder with the user's templates.
    """
    try:
        # A name from an inventory is compared and never put into a path: `../..` is no template.
        text = starter.find(template, own).text()
    except starter.Unusable:
        return None
    inventory, _ = model.load(source.parse(text.encode(), template))
    if inventory is None:
        return None
    return tuple(dict.fromkeys(touchpoint.role for touchpoint in inventory.touchpoints if touchpoint.role))
