"""TM208: a step to other people with nothing carried over."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import WAYS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.graph import origins
from touchmap.model import Send, Touchpoint


@rule("TM208", "silent-handoff", Severity.WARNING, needs=WAYS)
def silent_handoff(audit: Audit) -> Iterator[Hit]:
    """A step leads to other people, and nothing is said to be carried over

    Where the owner changes, or a person takes over from a machine, the customer may have to begin again and tell
    everything once more. A hand-off says what the next ones know already.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital, owner: web}
          showroom: {name: Showroom, kind: physical, owner: retail}
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Try a bike on site
            showroom:
              - Try a bike on site

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital, owner: web}
          showroom: {name: Showroom, kind: physical, owner: retail}
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next:
                  - to: Try a bike on site
                    handoff: The shop sees the saved comparison
            showroom:
              - Try a bike on site

    Fix: Agree what the next team is told, and write it down: `{to: …, handoff: …}`.

    Source: «Как убить игру в службу поддержки»: service should be steady whatever the channel.
    """
    ours = {touchpoint: _Side(touchpoint) for touchpoint in audit.inventory.touchpoints if touchpoint.ours}
    for start, end in audit.graph.edges:
        if start not in ours or end not in ours or start.role in _NOBODY_YET:
            continue
        change = _change(ours[start], ours[end])
        steps = [origin for origin in origins(audit.graph, start, end) if not isinstance(origin, Send)]
        if change is not None and steps and not any(step.handoff for step in steps):
            message = f"From {named(start)} to {named(end)} {change}, and nothing says what is carried over"
            yield Hit(steps[0], None, message, touchpoint=start)


_NOBODY_YET = ("advert", "review")
"""Where the company does not know who reads, so that there is nothing to carry over."""


class _Side:
    """Who stands on one side of a step."""

    __slots__ = ("channel", "owner")

    def __init__(self, touchpoint: Touchpoint) -> None:
        self.owner = touchpoint.responsible
        self.channel = touchpoint.channel


def _change(start: _Side, end: _Side) -> str | None:
    """What changes on the way that calls for a hand-off, in words."""
    if start.owner and end.owner and start.owner != end.owner:
        return f"the owner changes from {quoted(start.owner)} to {quoted(end.owner)}"
    if end.channel.kind == "human" and start.channel is not end.channel:
        return f"people take over on {quoted(end.channel.name)}"
    return None
