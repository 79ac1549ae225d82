"""TM209: help is far away from where it may be needed."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.practice import plays
from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import whole
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import STAGES, Touchpoint
from touchmap.model.values import Role

_HELP = Gate(
    lambda audit: any(touchpoint.role == "help" for touchpoint in audit.with_parts()),
    "no touchpoint is marked as help: add `role: help` to those that give it",
)

_STUCK: tuple[Role, ...] = ("order", "payment", "delivery", "onboarding", "use", "billing")


@rule("TM209", "help-out-of-reach", Severity.NOTE, profile="strict", needs=(_HELP, LINKED))
def help_out_of_reach(audit: Audit) -> Iterator[Hit]:
    """Help is out of reach

    Customers who get stuck while they pay, or with what they have bought, need help right there. Where the way to it is
    long, or there is none, a small question may become a complaint. Judged are touchpoints at which customers order,
    pay, wait for a delivery, begin to use, use, or read a bill, by their `role`; where none is declared, those of the
    purchase and moments of truth.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            chat:
              - name: Ask about sizes in the chat
                role: help
                next: Pay online
          purchase:
            website:
              - name: Pay online
                role: payment
                next: Collect the bike
          post-purchase:
            showroom:
              - name: Collect the bike
                role: delivery

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Pay online
          purchase:
            website:
              - name: Pay online
                role: payment
                next: Collect the bike
          post-purchase:
            showroom:
              - name: Collect the bike
                role: delivery
        anytime:
          chat:
            - name: Ask in the chat
              role: help

    Fix: Put help within reach: link to it with `next:`, or list help that is there throughout under `anytime:`.

    Source: An article on keeping customers (after-sale service), and «Как убить игру в службу поддержки»: serve people
    where, when and how they want.
    """
    import networkx as nx

    helpers = {whole(touchpoint): None for touchpoint in audit.with_parts() if touchpoint.role == "help"}
    throughout = {stage for helper in helpers if helper.anytime for stage in helper.during or STAGES}
    layers = nx.bfs_layers(audit.graph.reverse(copy=False), list(helpers))
    steps = {touchpoint: distance for distance, layer in enumerate(layers) for touchpoint in layer}
    most = audit.settings.thresholds.help_steps
    for touchpoint in audit.inventory.touchpoints:
        stage = touchpoint.stage
        if stage in (None, "pre-purchase", *throughout) or not _may_be_stuck(touchpoint):
            continue
        if steps.get(touchpoint, most + 1) <= most:
            continue
        message = f"No way leads from {named(touchpoint)} to help"
        if touchpoint in steps:
            message = f"From {named(touchpoint)} help is {steps[touchpoint]} steps away"
        yield Hit(touchpoint, None, message)


def _may_be_stuck(touchpoint: Touchpoint) -> bool:
    """Whether customers may get stuck here, as far as is known, and help can be put there."""
    # Nothing can be put on a site that is not ours; at home, with what was bought, help can still be near.
    if touchpoint.control == "external":
        return False
    unknown = touchpoint.role is None and (touchpoint.stage == "purchase" or touchpoint.moment_of_truth)
    return unknown or plays(touchpoint, *_STUCK)
