"""TM409: help without a way to reach anybody in person."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import KINDS, ROLES, is_bot, listed, ours_with, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM409", "digital-only-help", Severity.NOTE, profile="strict", needs=(ROLES, KINDS))
def digital_only_help(audit: Audit) -> Iterator[Hit]:
    """Help is digital only

    Many questions are settled by reading or writing. For the rest, and for those who cannot or prefer not to write,
    there should be a way to reach somebody.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital}
        stages:
          post-purchase:
            website:
              - name: Search the help centre
                role: help

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital}
          phone: {name: Phone, kind: human}
        stages:
          post-purchase:
            website:
              - name: Search the help centre
                role: help
            phone:
              - name: Call support
                role: help

    Fix: Give customers a way to reach somebody: add a touchpoint on the phone or in person, or say how a person is
    reached with `service: {human: …}`.

    Source: «Как убить игру в службу поддержки»: do not write off the phone.
    """
    helping = ours_with(audit, "help", "complaint")
    # A bot without a way to a person is named on its own, by TM403.
    if all(is_bot(touchpoint) for touchpoint in helping):
        return
    # A channel of unknown kind may well be the phone; a shop is a place to ask as well.
    reach = {touchpoint.channel.kind for touchpoint in audit.inventory.touchpoints if touchpoint.ours}
    if reach <= {"digital", "print"} and not any(serves(touchpoint, "human") for touchpoint in helping):
        message = f"Help is digital only, and nothing says how to reach a person: {listed(helping)}"
        yield Hit(audit.inventory.journey, None, message)
