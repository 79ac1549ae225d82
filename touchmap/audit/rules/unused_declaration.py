"""TM104: something that is declared and never used."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model.slug import slug


@rule("TM104", "unused-declaration", Severity.NOTE)
def unused_declaration(audit: Audit) -> Iterator[Hit]:
    """Something is declared and never used

    A channel without touchpoints may be one on which customers meet you unseen; a listening post that no
    touchpoint names may be asking, and nobody knows about what.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website}
          phone: {name: Phone}
        stages:
          purchase:
            website:
              - Pay online

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website}
          phone: {name: Phone}
        stages:
          purchase:
            website:
              - Pay online
            phone:
              - Order by phone

    Fix: List the touchpoints where it is used, or remove it.

    Source: Inventory practice: what is declared should be found again in the journey.
    """
    inventory = audit.inventory
    everything = list(audit.with_parts())
    channels = {touchpoint.channel for touchpoint in everything}
    for channel in inventory.channels.values():
        if channel.declared and channel not in channels:
            yield Hit(channel, None, f"No touchpoint stands on the channel {quoted(channel.name)}")
    phases = {touchpoint.in_phase for touchpoint in everything}
    for phase in inventory.phases.values():
        if phase not in phases:
            yield Hit(phase, None, f"No touchpoint stands in the phase {quoted(phase.name)}")
    actors = {slug(touchpoint.who) for touchpoint in everything if touchpoint.who}
    for key, person in inventory.people.items():
        if not actors & {slug(key), slug(person.name)}:
            yield Hit(person, None, f"{quoted(person.name)} is declared under people and acts nowhere")
    for post in inventory.feedback.values():
        if post not in audit.used_posts:
            yield Hit(post, None, f"No touchpoint names the listening post {quoted(post.key)}")
