"""TM308: one measure on different scales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Also, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import figure, post_named
from touchmap.finding import Severity
from touchmap.measures import lower_is_better, wording
from touchmap.model import Post

_ON_A_SCALE = ("ces", "rating")
_Scale = tuple[float, float, str]


@rule("TM308", "mixed-scales", Severity.WARNING, needs=POSTS)
def mixed_scales(audit: Audit) -> Iterator[Hit]:
    """Scores of one measure are taken on different scales

    A 4 out of 5 and a 4 out of 7 look alike on a map, but are not. Scores whose scales run in opposite directions
    mislead even more. Whoever compares two touchpoints by them may mend the wrong one.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-effort: {metric: ces, scale: [1, 7], better: high}
          till-effort: {metric: ces, scale: [1, 5], better: high}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-effort
            showroom:
              - name: Pay at the till
                feedback: till-effort

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-effort: {metric: ces, scale: [1, 7], better: high}
          till-effort: {metric: ces, scale: [1, 7], better: high}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-effort
            showroom:
              - name: Pay at the till
                feedback: till-effort

    Fix: Ask everywhere on the same scale, the one that most of your listening posts have; until then, do not compare
    the two. Write down the day on which a scale is changed: scores from before it cannot be compared either.

    Source: Survey practice: the customer effort score (CES) exists on 1 to 5 and on 1 to 7, in opposite directions.
    """
    for metric in _ON_A_SCALE:
        # An effort score that does not say which end is good can be compared with nothing: TM313 says so.
        scales = {
            post: _scale(post)
            for post in audit.inventory.feedback.values()
            if post.metric == metric and post.scale is not None and lower_is_better(post) is not None
        }
        ends = Counter(scales.values())
        if len(ends) < 2:
            continue
        usual = min(ends, key=lambda scale: (-ends[scale], scale))
        example = min((post for post, scale in scales.items() if scale == usual), key=lambda post: post.key)
        for post, scale in scales.items():
            if scale != usual:
                turned = scale[:2] == usual[:2]
                message = (
                    f"{post_named(post)} asks for {wording.NAMES[metric]} on {_told(scale, turned)}, "
                    f"{post_named(example)} on {_told(usual, turned)}: their scores cannot be compared"
                )
                yield Hit(post, "scale", message, (Also(example, "the usual scale stands here", "scale"),))


def _scale(post: Post) -> _Scale:
    low, high = post.scale or (0.0, 0.0)
    return (low, high, "low" if lower_is_better(post) else "high")


def _told(scale: _Scale, turned: bool) -> str:
    direction = f" where {scale[2]} is good" if turned else ""
    return f"{figure(scale[0])} to {figure(scale[1])}{direction}"
