"""TM605: emotions that nobody has observed or measured."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.practice import BASIS, EMOTIONS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM605", "only-assumed", Severity.WARNING, profile="strict", needs=(EMOTIONS, BASIS))
def only_assumed(audit: Audit) -> Iterator[Hit]:
    """How customers feel is only assumed

    A first map is drawn from what the team believes, and that is a good beginning. As long as nobody has watched or
    asked customers, the experience curve on the map shows the feelings of the team.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, emotion: -2, basis: assumed}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - {name: Pay online, emotion: -2, basis: observed}

    Fix: Watch or ask some customers, beginning where it matters most, and say so: `basis: observed` or `basis:
    measured`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask customers to show their way, or
    put the questions in a survey.
    """
    felt = [one for one in audit.with_parts() if one.emotion is not None]
    # What a journey should feel like one day cannot have been observed yet.
    if audit.inventory.journey.state == "future" or any(one.basis in ("observed", "measured") for one in felt):
        return
    message = f"None of the {len(felt)} emotions on this journey is observed or measured"
    if len(felt) == 1:
        message = "The only emotion on this journey is neither observed nor measured"
    yield Hit(audit.inventory.journey, None, message)
