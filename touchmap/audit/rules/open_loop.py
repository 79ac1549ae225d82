"""TM305: a listening post on whose answers nobody acts."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import post_named
from touchmap.finding import Severity


@rule("TM305", "open-loop", Severity.WARNING, needs=POSTS)
def open_loop(audit: Audit) -> Iterator[Hit]:
    """Nobody is named to act on what a listening post hears

    The work is not done when a survey is filled in: the loop is closed when somebody acts on the answers. Customers who
    took the trouble to answer should see that it counted.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey: {name: How easy was it to pay?}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          checkout-survey:
            name: How easy was it to pay?
            acts: {who: care, what: Call back whoever found it hard, within: 1d}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey

    Fix: Decide who acts on the answers, and how soon: write it down as `acts:`; one plain sentence will do.

    Source: An article on keeping customers (in Russian): use the answers, and let customers see that they count.
    """
    for post in audit.used_posts:
        if post.acts is None:
            yield Hit(post, None, f"Nothing says who acts on the answers of {post_named(post)}")
