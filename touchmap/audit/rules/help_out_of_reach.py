"""TM209: help is far away from where it may be needed."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import whole
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import STAGES

_HELP = Gate(
    lambda audit: any(touchpoint.role == "help" for touchpoint in audit.with_parts()),
    "no touchpoint is marked as help: add `role: help` to those that do",
)


@rule("TM209", "help-out-of-reach", Severity.NOTE, profile="strict", needs=(_HELP, LINKED))
def help_out_of_reach(audit: Audit) -> Iterator[Hit]:
    """Help is out of reach

    Whoever pays or uses what was bought and gets stuck needs help right there. When the way to it is long, or there is
    none, many small questions become complaints.

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
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike

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
                next: Collect the bike
          post-purchase:
            showroom:
              - Collect the bike
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
        # Nothing can be put on a site that is not ours; at home, with what was bought, help can still be near.
        if stage in (None, "pre-purchase", *throughout) or touchpoint.control == "external":
            continue
        if steps.get(touchpoint, most + 1) <= most:
            continue
        message = f"No way leads from {named(touchpoint)} to help"
        if touchpoint in steps:
            message = f"From {named(touchpoint)} help is {steps[touchpoint]} steps away"
        yield Hit(touchpoint, None, message)
