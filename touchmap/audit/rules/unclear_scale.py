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
    """An effort score does not say its scale or which end is good

    Two forms of the customer effort score are in use: in one a low figure is good, in the other a high one, and
    their scales differ. Without both said, a good score and a bad one look the same.

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
          checkout-effort:
            metric: ces
            scale:
              - 1
              - 7
            better: high
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-effort

    Fix: Say which scale the score has and which end of it is good: `scale: [1, 7]` (lowest and highest answer) and
    `better: high` or `better: low`.

    Source: Survey practice: the effort score of 2010 and its second form run in opposite directions.
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
