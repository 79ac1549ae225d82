"""TM102: roles that the template has and the journey has not."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.expected import roles
from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import quoted
from touchmap.finding import Severity


def _expected(audit: Audit) -> tuple[str, ...] | None:
    template = audit.inventory.journey.template
    return None if template is None else roles(template, audit.settings.templates)


_NAMED = Gate(
    lambda audit: audit.inventory.journey.template is not None,
    "the journey names no template: add `template:` under `journey:`, such as `template: retail`",
)
_KNOWN = Gate(
    lambda audit: _expected(audit) is not None,
    "touchmap has no template of the name given as `template:`: name one that `touchmap init` can begin with",
)
_ROLES = Gate(
    lambda audit: any(touchpoint.role for touchpoint in audit.with_parts()),
    "no touchpoint says what it is for: add `role:` to touchpoints",
)


@rule("TM102", "missing-common-touchpoint", Severity.NOTE, profile="strict", needs=(_NAMED, _KNOWN, _ROLES))
def missing_common_touchpoint(audit: Audit) -> Iterator[Hit]:
    """Common touchpoints of such a journey are missing

    The template with which this journey began lists moments that such a journey usually has; the `role:` of each says
    what it is for. One that is missing here may be no part of your journey; more often it happens all the same, and
    nobody looks after it.

    Bad:
        touchmap: 1
        journey:
          name: Buying a bike
          template: retail
        stages:
          pre-purchase:
            website:
              - {name: Compare two models, role: browse}
          purchase:
            website:
              - {name: Pay online, role: payment}

    Good:
        touchmap: 1
        journey:
          name: Buying a bike
          template: retail
        stages:
          pre-purchase:
            social:
              - {name: See an advert, role: advert}
              - {name: Read what other riders say, role: review}
            website:
              - {name: Compare two models, role: browse}
          purchase:
            website:
              - {name: Put it in the basket, role: order}
              - {name: Pay online, role: payment}
          post-purchase:
            showroom:
              - {name: Collect the bike, role: delivery}
              - {name: Complain about a fault, role: complaint}
              - {name: Return the bike, role: cancel}
            road:
              - {name: Ride to work, role: use}
            website:
              - {name: Answer the six-week mail, role: follow-up}
              - {name: Join the riders' club, role: loyalty}
              - {name: Look at next year's bikes, role: renewal}
        anytime:
          phone:
            - {name: Call the helpline, role: help}

    Fix: List the touchpoints that are missing, or add `role:` to those that are here under another name. If your
    journey really has none of them, say why under `ignore:` of the journey.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): a table of common touchpoints helps to
    find your own.
    """
    here = {touchpoint.role for touchpoint in audit.with_parts()}
    missing = [role for role in _expected(audit) or () if role not in here]
    if missing:
        journey = audit.inventory.journey
        message = f"This journey has no touchpoint with these roles of the template {quoted(journey.template or '')}"
        yield Hit(journey, "template", f"{message}: {', '.join(missing)}")
