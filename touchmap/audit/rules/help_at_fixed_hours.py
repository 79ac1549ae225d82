"""TM404: help that is there at fixed hours only."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import HOURS, KINDS, ROLES, listed, ours_with, within
from touchmap.audit.practice_words import ALWAYS, says
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.model import Touchpoint


@rule("TM404", "help-at-fixed-hours", Severity.NOTE, profile="strict", needs=(ROLES, KINDS, HOURS))
def helpingat_fixed_hours(audit: Audit) -> Iterator[Hit]:
    """Help is there at fixed hours only

    Problems come in the evening and at weekends too. A phone and a desk need both sides at the same time; a
    message, a mail or a form lets customers write when it suits them.

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
    if helping and all(_at_fixed_hours(touchpoint) for touchpoint in helping):
        message = f"Help is there at fixed hours only, and customers can write at no other time: {listed(helping)}"
        yield Hit(audit.inventory.journey, None, message)


def _at_fixed_hours(touchpoint: Touchpoint) -> bool:
    """Whether it is known that somebody has to be there, and is not always."""
    hours = [one.service.hours for one in within(touchpoint) if one.service is not None and one.service.hours]
    together = touchpoint.channel.kind in ("human", "physical")
    return together and bool(hours) and not any(says(text, ALWAYS) for text in hours)
