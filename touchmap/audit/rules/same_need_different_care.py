"""TM319: one need that is asked about on one channel and not on another."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import FEEDBACK
from touchmap.audit.order import rank
from touchmap.audit.rule import Also, Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, quoted
from touchmap.finding import Severity
from touchmap.model import Touchpoint
from touchmap.model.slug import slug

NEEDS = Gate(
    lambda audit: any(touchpoint.need for touchpoint in audit.inventory.touchpoints),
    "no touchpoint says what the customer needs there: add `need:`, such as `need: Know which bike fits`",
)


@rule("TM319", "same-need-different-care", Severity.NOTE, profile="strict", needs=(FEEDBACK, NEEDS))
def same_need_different_care(audit: Audit) -> Iterator[Hit]:
    """A need is asked about on one channel, not on another

    Customers with the same need take different channels. Where only one of them is listened to, the other may be much
    worse without anybody knowing.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          fitting: Did you find the right size?
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                need: Know which bike fits
            showroom:
              - name: Try a bike on site
                need: Know which bike fits
                feedback: fitting

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          fitting: {name: Did you find the right size?, questions: {website: {}, showroom: {}}}
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                need: Know which bike fits
                feedback: fitting.website
            showroom:
              - name: Try a bike on site
                need: Know which bike fits
                feedback: fitting.showroom

    Fix: Ask on the other channel too, in the same words; with a result for each, the two can be compared.

    Source: «Как убить игру в службу поддержки»: service should be steady whatever the channel.
    """
    alike: dict[str, list[Touchpoint]] = {}
    for touchpoint in audit.eligible:
        if touchpoint.need:
            alike.setdefault(slug(touchpoint.need), []).append(touchpoint)
    for touchpoints in alike.values():
        asked = [touchpoint for touchpoint in touchpoints if audit.eligible[touchpoint] == "asked"]
        heard = {touchpoint.channel for touchpoint in asked}
        example = min(asked, key=rank, default=None)
        for touchpoint in touchpoints:
            if example is not None and touchpoint.channel not in heard:
                message = (
                    f"The need {quoted(touchpoint.need or '')} is asked about at {named(example)}, "
                    f"but not at {named(touchpoint)}"
                )
                yield Hit(touchpoint, "need", message, (Also(example, "here somebody asks", "need"),))
