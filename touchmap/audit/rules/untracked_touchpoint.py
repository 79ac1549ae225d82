"""TM301: a touchpoint at which nobody asks."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from touchmap.audit.begin import first, of_others
from touchmap.audit.gates import FEEDBACK, early
from touchmap.audit.practice import together
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named
from touchmap.finding import Severity

_NOT_OURS = "Say `ownership: external` if it is in the hands of others; else ask how it went: `feedback:`."


@rule("TM301", "untracked-touchpoint", Severity.WARNING)
def untracked_touchpoint(audit: Audit) -> Iterator[Hit]:
    """Nobody asks how it went at a touchpoint

    A touchpoint at which nobody asks can go wrong for months without anybody noticing. A survey about the whole journey
    says that something is wrong, but not where. To ask need not mean a survey: complaints, reviews, usage figures or
    watching customers count as well. As long as hardly anybody asks, this is said once for the whole journey, with
    where to begin.

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
            showroom:
              - Pay at the till

    Good:
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

    Fix: Ask how it went: name a listening post with `feedback:`, or say why none is needed with `feedback: {waive: …}`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint.
    """
    if not early(audit):
        yield from _hits(audit)
    elif next(_hits(audit), None) is not None:
        each = functools.partial(_hits, audit)
        yield Hit(audit.inventory, "stages", _so_far(audit), advice=_begin(audit), instead_of=each)


def _hits(audit: Audit) -> Iterator[Hit]:
    for touchpoint, stands in audit.eligible.items():
        if touchpoint.moment_of_truth or stands == "asked":
            continue
        message = f"Nobody asks how it went at {named(touchpoint)}"
        if stands == "overall":
            message = f"Only a wider survey covers {named(touchpoint)}: nobody asks right there"
        yield Hit(touchpoint, "feedback", message, advice=_NOT_OURS if of_others(touchpoint) else "")


def _so_far(audit: Audit) -> str:
    """Of how many touchpoints nothing is heard."""
    stands = list(audit.eligible.values())
    total, asked, wide = len(stands), stands.count("asked"), stands.count("overall")
    where = f"{total - asked} of {total} touchpoints" if asked else f"any of the {total} touchpoints"
    message = f"Nobody asks how it went at {where if total > 1 else 'the only touchpoint'}"
    if wide and wide == total - asked:
        message += f", though a wider survey covers {'it' if wide == 1 else 'them'}"
    elif wide:
        message += f", though a wider survey covers {wide} of them"
    return message


def _begin(audit: Audit) -> str:
    """Where to begin, and what to write. Once there is any feedback, TM302 speaks for the moments of truth."""
    silent = [touchpoint for touchpoint, stands in audit.eligible.items() if stands != "asked"]
    if FEEDBACK.holds(audit):
        silent = [touchpoint for touchpoint in silent if not touchpoint.moment_of_truth]
    begin = first(silent)
    where = f"first at {together(list(map(named, begin)))}" if begin else "first where it matters most to customers"
    return f"Ask how it went, {where}: write the question under `feedback:`, and name it at the touchpoint."
