"""TM303: a stage in which nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import ASKED, FEEDBACK
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity
from touchmap.model import STAGES


@rule("TM303", "untracked-stage", Severity.ERROR, needs=(FEEDBACK, ASKED))
def untracked_stage(audit: Audit) -> Iterator[Hit]:
    """Nobody asks at any touchpoint of a stage

    Customers may feel quite differently before, during and after they buy. Where nobody asks in a whole stage, the
    company hears nothing of it.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
          post-purchase:
            showroom:
              - Collect the bike

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
          collect-survey: How was it to collect your bike?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
          post-purchase:
            showroom:
              - name: Collect the bike
                feedback: collect-survey

    Fix: Begin with the touchpoint of this stage that matters most to customers, and ask there: `feedback:`.

    Source: An article on keeping customers (in Russian): survey customers at different stages of the journey.
    """
    for stage in STAGES:
        stands = [how for touchpoint, how in audit.eligible.items() if touchpoint.stage == stage]
        if not stands or "asked" in stands:
            continue
        name = quoted(audit.inventory.stage_name(stage))
        alone = len(stands) == 1
        which = "the only touchpoint" if alone else f"any of the {len(stands)} touchpoints"
        if len(stands) < len(audit.inventory.at(stage)):
            which += " that counts" if alone else " that count"
        yield Hit(audit.inventory, ("stages", stage), f"In {name} nobody asks at {which}")
