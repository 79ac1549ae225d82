"""What the templates of touchmap hold: the roles that a journey which began with one of them is expected to have."""

from __future__ import annotations

import functools

from touchmap import model, source, starter


def roles(template: str) -> tuple[str, ...] | None:
    """The roles that the touchpoints of a template have, in the order of its file; None: there is no such template.

    The list is the template's own inventory, so a template that is changed changes what is expected.
    """
    # A name from an inventory is compared and never put into a path: `../..` is no template.
    return _roles(template) if template in starter.names() else None


@functools.cache
def _roles(template: str) -> tuple[str, ...] | None:
    inventory, _ = model.load(source.parse(starter.template(template), template))
    if inventory is None:
        return None
    return tuple(dict.fromkeys(touchpoint.role for touchpoint in inventory.touchpoints if touchpoint.role))
