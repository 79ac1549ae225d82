"""Which of several touchpoints a rule names first: the same ones whatever the order of the file."""

from __future__ import annotations

from touchmap.audit.ways import position
from touchmap.model import STAGES, Touchpoint
from touchmap.model.slug import slug

Rank = tuple[int, str, str, tuple[str | int, ...]]
"""What two touchpoints are ordered by."""


def rank(touchpoint: Touchpoint) -> Rank:
    """Orders touchpoints by stage (anytime ones come last), name and id, and only then by their place.

    Numbers follow the file, so a rule that named the one with the lowest number would speak of another touchpoint
    as soon as somebody moves a channel or a line, and a baseline would not know its finding any more.
    """
    stage = position(touchpoint)
    return (
        len(STAGES) if stage is None else stage,
        slug(touchpoint.name),
        touchpoint.id or "",
        # Keys and the position in a list, but no line: it stays when the keys of a block change places.
        touchpoint.spot.steps(),
    )
