"""TM403: a bot from which nothing leads to a person."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import ROLES, is_bot, serves
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.graph import after
from touchmap.model import Touchpoint


@rule("TM403", "bot-without-human", Severity.NOTE, profile="strict", needs=ROLES)
def bot_without_human(audit: Audit) -> Iterator[Hit]:
    """Nothing says how customers get from a bot to a person

    A bot answers at once, but not every question. Customers who have an unusual one, or who are upset, need a way to a
    person that is easy to find.

    Bad:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital}
        stages:
          post-purchase:
            website:
              - name: Ask the chatbot
                role: help

    Good:
        touchmap: 1
        journey: Buying a bike
        channels:
          website: {name: Website, kind: digital}
        stages:
          post-purchase:
            website:
              - name: Ask the chatbot
                role: help
                service: {human: Two clicks away on every screen}

    Fix: Give customers a way from the bot to a person, and say which: `service: {human: …}`.

    Source: An article on psychology in customer service (in Russian): let a bot ask for the name, and keep the
    contact personal; «Как убить игру в службу поддержки»: keep a human touch in automatic channels.
    """
    for touchpoint in audit.inventory.touchpoints:
        if (
            is_bot(touchpoint)
            and touchpoint.ours
            and not serves(touchpoint, "human")
            and not _leads_to_people(audit, touchpoint)
        ):
            yield Hit(touchpoint, "service", f"Nothing says how customers get from {named(touchpoint)} to a person")


def _leads_to_people(audit: Audit, touchpoint: Touchpoint) -> bool:
    """Whether customers can step from here to a touchpoint where people are."""
    return any(
        other.channel.kind in ("human", "physical") and audit.graph.edges[touchpoint, other]["kind"] != "sends"
        for other in after(audit.graph, touchpoint)
    )
