"""TM208: a step to other people with nothing carried over."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import WAYS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.graph import Handover, handover, origins
from touchmap.model import PathStep, Send, Touchpoint


@rule("TM208", "silent-handoff", Severity.WARNING, needs=WAYS)
def silent_handoff(audit: Audit) -> Iterator[Hit]:
    """A step does not say what the next team is told

    Where another team takes over, or customers move on to a channel on which they speak with people, they may have to
    begin again and explain everything once more. A hand-off says what the next team knows already. Steps within one
    channel are judged only where people are met (`kind: human` or `physical`): two teams may well share a website.

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

    Fix: Agree what the next team is told: write it as `handoff:` beside `to:`.

    Source: «Как убить игру в службу поддержки»: service should be steady whatever the channel.
    """
    for start, end in audit.graph.edges:
        why = handover(start, end)
        if why is None:
            continue
        steps = [origin for origin in origins(audit.graph, start, end) if not isinstance(origin, Send)]
        if steps and not any(step.handoff for step in steps):
            message = f"From {named(start)} to {named(end)} {_change(why, start, end)}"
            # Where several say it, at the first link, else in the path that comes first in the alphabet.
            said = min(steps, key=lambda step: (isinstance(step, PathStep), step.spot.steps()))
            yield Hit(said, None, f"{message}, and nothing says what is carried over", touchpoint=start)


def _change(why: Handover, start: Touchpoint, end: Touchpoint) -> str:
    """What changes on the way, in words."""
    if why == "owner":
        return f"the owner changes from {quoted(start.responsible or '')} to {quoted(end.responsible or '')}"
    return f"people take over on {quoted(end.channel.name)}"
