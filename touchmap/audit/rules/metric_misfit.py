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
    ("nps", "payment"): "it asks about you as a whole, not about paying",
    ("nps", "order"): "it asks about you as a whole, not about ordering",
    ("frt", "payment"): "it says how soon somebody answers, not how paying went",
    ("frt", "delivery"): "it says how soon somebody answers, not how the delivery went",
}
_RETENTION = "how many customers stay is the result of the whole journey"


@rule("TM310", "metric-misfit", Severity.NOTE, profile="strict", needs=(POSTS, METRICS))
def metric_misfit(audit: Audit) -> Iterator[Hit]:
    """A touchpoint has a measure that does not suit it

    Each measure answers a question of its own: NPS (net promoter score) whether customers would recommend you, FRT
    (first response time) how soon somebody answers, CRR (customer retention rate) how many stay. Used in the wrong
    place, the answer is about something else, and the touchpoint is judged by it.

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

    Fix: Choose a measure that suits the touchpoint: CES (effort) or CSAT (satisfaction) for a single task, FRT for
    help and complaints. Measure NPS and CRR for the journey as a whole, with `scope: journey`.

    Source: An article on keeping customers (in Russian), which says what each measure is for.
    """
    for post in audit.used_posts:
        if post.metric == "crr" and post.scope == "stage":
            yield Hit(post, "scope", f"CRR ({post_named(post)}) is measured for a stage: {_RETENTION}")
    for touchpoint, post, _ in uses(audit):
        if post.scope != "touchpoint":
            continue
        reason = _RETENTION if post.metric == "crr" else _MISFITS.get((post.metric or "", touchpoint.role or ""))
        if reason is not None:
            measure = f"{(post.metric or '').upper()} ({post_named(post)})"
            yield Hit(touchpoint, "feedback", f"{named(touchpoint)} is measured by {measure}: {reason}")
