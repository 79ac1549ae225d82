"""TM313: an effort score that can be read both ways."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import post_named
from touchmap.finding import Severity


@rule("TM313", "unclear-scale", Severity.ERROR, needs=POSTS)
def unclear_scale(audit: Audit) -> Iterator[Hit]:
    """An effort score does not say how to read it

    Two forms of the customer effort score (CES) are in use: in one a low figure is good, in the other a high one, and
    their scales differ. As long as the scale and the good end are not stated, a good score and a bad one can look the
    same.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-effort: {metric: ces}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-effort

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-effort: {metric: ces, scale: [1, 7], better: high}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-effort

    Fix: Say which scale the score has and which end of it is good: `scale:` with the lowest and the highest answer, as
    in `[1, 7]`, and `better:` with `high` or `low`.

    Source: Survey practice: the effort score of 2010 (1 to 5, low is good) and its second form (1 to 7, high is good)
    run in opposite directions.
    """
    for post in audit.inventory.feedback.values():
        if post.metric != "ces":
            continue
        missing = [
            text
            for text, value in (("its scale", post.scale), ("whether high or low is good", post.better))
            if value is None
        ]
        if missing:
            message = f"The effort score {post_named(post)} does not say {' or '.join(missing)}"
            yield Hit(post, "metric", message)
