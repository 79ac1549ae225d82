"""TM104: something that is declared and never used."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model import Post
from touchmap.model.slug import slug


@rule("TM104", "unused-declaration", Severity.NOTE)
def unused_declaration(audit: Audit) -> Iterator[Hit]:
    """Something is declared and never used

    A channel on which no touchpoint is listed may still be one on which customers meet you. A listening post (a survey,
    say, or wherever else feedback is collected) that no touchpoint names takes customers' time, and nobody can tell
    what it is about.

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

    Fix: List the touchpoints that belong to it, or remove it. A touchpoint names a listening post with `feedback:` and
    a person with `who:`.

    Source: Inventory practice: what is declared should be found again in the journey.
    """
    inventory = audit.inventory
    everything = list(audit.with_parts())
    channels = {touchpoint.channel for touchpoint in everything}
    for channel in inventory.channels.values():
        if channel.declared and channel not in channels:
            yield Hit(channel, None, f"No touchpoint is listed on the channel {quoted(channel.name)}")
    phases = {touchpoint.in_phase for touchpoint in everything}
    for phase in inventory.phases.values():
        if phase not in phases:
            yield Hit(phase, None, f"No touchpoint is listed in the phase {quoted(phase.name)}")
    actors = {slug(touchpoint.who) for touchpoint in everything if touchpoint.who}
    for key, person in inventory.people.items():
        if not actors & {slug(key), slug(person.name)}:
            yield Hit(person, None, f"{quoted(person.name)} is listed under people, and no touchpoint names them")
    for post in inventory.feedback.values():
        if post not in audit.used_posts:
            yield Hit(post, None, f"No touchpoint names the listening post {quoted(post.key)}", advice=_where(post))


def _where(post: Post) -> str:
    """Where to name a listening post: one that hears of the whole journey belongs to the journey."""
    if post.scope == "journey" or post.metric in ("nps", "crr") or "nps" in slug(post.key).split("-"):
        return f"Name it under `journey:` if it asks about the journey as a whole: `feedback: {post.key}`."
    return f"Name it at the touchpoints that it asks about: `feedback: {post.key}`."
