"""TM310: a measure that does not suit the touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.readings import METRICS, uses
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import named, post_named
from touchmap.finding import Severity

_MISFITS = {
    ("nps", "payment"): "whether customers recommend you is not decided while they pay",
    ("nps", "order"): "whether customers recommend you is not decided while they order",
    ("ces", "loyalty"): "how easy it is says little about whether customers stay",
}
_RETENTION = "how many customers stay is the work of the whole journey"


@rule("TM310", "metric-misfit", Severity.NOTE, profile="strict", needs=(POSTS, METRICS))
def metric_misfit(audit: Audit) -> Iterator[Hit]:
    """A touchpoint is measured by something that does not suit it

    Each measure answers a question of its own: NPS whether customers recommend you, CES how easy one thing was, CRR
    how many stay. Asked in the wrong place, the answer is about something else, and the touchpoint is judged for it.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          recommend: {metric: nps}
        stages:
          purchase:
            website:
              - name: Pay online
                role: payment
                feedback: recommend

    Good:
        touchmap: 1
        journey:
          name: Buying a bike
          feedback: recommend
        feedback:
          recommend: {metric: nps, scope: journey}
          checkout-effort: {metric: ces, scale: [1, 7], better: high}
        stages:
          purchase:
            website:
              - name: Pay online
                role: payment
                feedback: checkout-effort

    Fix: Ask there how easy or how good it was (CES, CSAT), and ask NPS and CRR about the journey with
    `scope: journey`.

    Source: An article on keeping customers (in Russian), which says what each measure is for.
    """
    for touchpoint, post, _ in uses(audit):
        if post.scope != "touchpoint":
            continue
        reason = _RETENTION if post.metric == "crr" else _MISFITS.get((post.metric or "", touchpoint.role or ""))
        if reason is not None:
            measure = f"{(post.metric or '').upper()} ({post_named(post)})"
            yield Hit(touchpoint, "feedback", f"{named(touchpoint)} is measured by {measure}: {reason}")
