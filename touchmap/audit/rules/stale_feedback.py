"""TM306: a listening post that has not been heard for longer than it should be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.readings import RHYTHM
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted, post_named
from touchmap.finding import Severity


@rule("TM306", "stale-feedback", Severity.WARNING, profile="strict", needs=(POSTS, RHYTHM))
def stale_feedback(audit: Audit) -> Iterator[Hit]:
    """A listening post has not asked for longer than it should

    What customers said a year ago is about a shop that has changed since. Whoever decides by it answers customers
    who are gone. A post that asks at each contact (`every: contact`) has no such date, and a journey as it should be
    has not been asked about yet.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {name: Card at the till, every: 30d, last: 2020-03-01}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {name: Card at the till, every: 30d, last: 2999-03-01}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Fix: Ask again and write the day behind `last:`, or say with `every:` how often you mean to ask.

    Source: An article on keeping customers (in Russian): surveys belong to a journey as it is now, at each of its
    stages.
    """
    if audit.inventory.journey.state == "future":
        return
    today = audit.settings.day
    for post in audit.used_posts:
        if not isinstance(post.every, datetime.timedelta) or post.last is None:
            continue
        passed = today - post.last
        if passed.days > post.every.days:
            days = counted(post.every.days, "day", "days") if post.every.days else "day"
            message = f"{post_named(post)} should ask every {days}, and last did on {post.last}"
            yield Hit(post, "last", f"{message}, {counted(passed.days, 'day', 'days')} ago")
