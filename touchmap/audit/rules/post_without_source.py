"""TM304: a listening post whose answers cannot be found."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.project import Location
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import post_named, quoted
from touchmap.finding import Severity


@rule("TM304", "post-without-source", Severity.WARNING, needs=POSTS)
def post_without_source(audit: Audit) -> Iterator[Hit]:
    """Nobody can find the answers of a listening post

    A listening post is where feedback is collected: a survey, reviews, complaints. Answers that nobody can find are not
    read; the touchpoint looks listened to on the map, and is not.

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
          checkout-survey: {name: How easy was it to pay?, source: Survey tool}
        stages:
          purchase:
            website:
              - name: Pay online
                feedback: checkout-survey

    Fix: Say where the answers are kept: `source:` takes a web address, a file beside the inventory, or the name of a
    system.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): collect feedback, analyse it, act
    on it.
    """
    for post in audit.used_posts:
        if post.source is None:
            yield Hit(post, None, f"The listening post {post_named(post)} does not say where its answers are")
        elif audit.locations[post] is Location.MISSING:
            message = f"The listening post {post_named(post)} names the file {quoted(post.source)}, which is not there"
            yield Hit(post, "source", message)
