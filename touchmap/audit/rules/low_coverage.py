"""TM314: too few touchpoints at which somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted, figure
from touchmap.finding import Severity


@rule("TM314", "low-coverage", Severity.ERROR)
def low_coverage(audit: Audit) -> Iterator[Hit]:
    """Feedback coverage is lower than agreed

    Coverage is the share of touchpoints at which somebody asks customers how it went. With an agreed minimum the map
    cannot grow faster than the listening does.

    Bad:
        # touchmap audit --min-coverage 60
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
            showroom:
              - Pay at the till

    Good:
        # touchmap audit --min-coverage 60
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: How easy was it to pay?
          till-survey: How was it at the till?
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Fix: Ask at more touchpoints, the moments of truth first.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint.
    """
    minimum, coverage = audit.settings.min_coverage, audit.coverage
    if minimum is None or coverage.percent is None:
        return
    # Said once for all files together, at the one in which most is left to do.
    most = max(audit.inventories, key=lambda one: coverage.files[one.path].total - coverage.files[one.path].tracked)
    if audit.inventory is most and Fraction(coverage.tracked * 100, coverage.total) < Fraction(str(minimum)):
        everything = counted(coverage.total, "touchpoint", "touchpoints")
        message = f"Customers are asked at {coverage.tracked} of {everything} ({figure(coverage.percent)} %)"
        yield Hit(audit.inventory.journey, None, f"{message}, less than the {figure(minimum)} % wanted")
