"""TM404: help that is there at fixed hours only."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import HOURS, KINDS, ROLES, at_fixed_hours, listed, ours_with
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.model import Touchpoint


@rule("TM404", "help-at-fixed-hours", Severity.NOTE, profile="strict", needs=(ROLES, KINDS, HOURS))
def help_at_fixed_hours(audit: Audit) -> Iterator[Hit]:
    """Help is there at fixed hours only

    Problems come in the evening and at weekends too. On the phone and at a desk both sides must be there at the same
    time; a chat message, a mail or a form lets customers write when it suits them.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          phone: {name: Phone, kind: human}
        stages:
          post-purchase:
            phone:
              - name: Call support
                role: help
                service: {hours: "Monday to Friday, 9 to 17"}

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          phone: {name: Phone, kind: human}
          email: {name: E-mail, kind: digital}
        stages:
          post-purchase:
            phone:
              - name: Call support
                role: help
                service: {hours: "Monday to Friday, 9 to 17"}
            email:
              - name: Write to support
                role: help

    Fix: Give customers a way to write at any time: add a touchpoint with `role: help` on a digital channel, or
    `service: {hours: always}` where help is always there.

    Source: «Как убить игру в службу поддержки»: serve people when they want; where they can write, they need not
    wait for office hours.
    """
    helping = ours_with(audit, "help")
    if helping and all(_in_person(touchpoint) for touchpoint in helping):
        message = "Help is there at fixed hours only, and nothing lets customers write at other times"
        yield Hit(audit.inventory.journey, None, f"{message}: {listed(helping)}")


def _in_person(touchpoint: Touchpoint) -> bool:
    """Whether it is known that somebody has to be there, and is not always."""
    return touchpoint.channel.kind in ("human", "physical") and at_fixed_hours(touchpoint)
