"""TM306: a listening post that has not been heard for longer than it should be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.practice import to_come
from touchmap.audit.readings import RHYTHM
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted, post_named
from touchmap.finding import Severity


@rule("TM306", "stale-feedback", Severity.WARNING, profile="strict", needs=(POSTS, RHYTHM))
def stale_feedback(audit: Audit) -> Iterator[Hit]:
    """The day a listening post last asked is too long ago, or still to come

    What customers said a year ago is about a shop that may have changed since. Whoever decides by it answers questions
    that today's customers may no longer have. A day that is still to come is a slip, and hides how old the answers are.
    How long ago is too long says `every:`; nothing is with `every: contact`, and none of this is judged on a journey as
    it should be one day (`state: future`).

    Bad:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {name: Card at the till, every: 30d, last: 2026-03-01}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Good:
        # touchmap audit --today 2026-11-21
        touchmap: 1
        journey: Buying a bike
        feedback:
          till-survey: {name: Card at the till, every: 30d, last: 2026-11-02}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey

    Fix: Ask again, and write down the day: `last: …`. If you mean to ask less often, correct `every:`.

    Source: An article on keeping customers (in Russian): survey customers at each stage of the journey, and use what
    you hear.
    """
    if audit.inventory.journey.state == "future":
        return
    for post in audit.used_posts:
        if post.last is None:
            continue
        passed = (audit.settings.day - post.last).days
        if to_come(audit, post.last):
            message = f"{post_named(post)} last asked on {post.last}, which lies in the future"
            yield Hit(post, "last", message, advice="Correct the day: `last: …`.")
        elif isinstance(post.every, datetime.timedelta) and passed > post.every.days:
            days = counted(post.every.days, "day", "days") if post.every.days else "day"
            message = f"{post_named(post)} should ask every {days}, and last did on {post.last}"
            yield Hit(post, "last", f"{message}, {counted(passed, 'day', 'days')} ago")
