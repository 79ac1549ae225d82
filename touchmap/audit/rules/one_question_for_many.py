"""TM315: one question that stands for many touchpoints."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.gates import POSTS
from touchmap.audit.order import rank
from touchmap.audit.readings import uses
from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.wording import counted, named, post_named, quoted
from touchmap.finding import Severity
from touchmap.model import Post, Question, Touchpoint


@rule("TM315", "one-question-for-many", Severity.WARNING, needs=POSTS)
def one_question_for_many(audit: Audit) -> Iterator[Hit]:
    """One question stands for many touchpoints

    When its score falls, nobody can tell which of the touchpoints went wrong. On the map they all look asked about, and
    yet no customer was asked about any one of them.

    Bad:
        touchmap: 1
        journey: Buying a bike
        feedback:
          website-survey: {name: How do you like our website?}
        stages:
          pre-purchase:
            website:
              - {name: Open a product page, feedback: website-survey}
              - {name: Compare two models, feedback: website-survey}
          purchase:
            website:
              - {name: Put it in the basket, feedback: website-survey}
              - {name: Pay online, feedback: website-survey}

    Good:
        touchmap: 1
        journey: Buying a bike
        feedback:
          website-survey:
            name: One question after a task on the website
            questions: {page: {}, compare: {}, basket: {}, pay: {}}
        stages:
          pre-purchase:
            website:
              - {name: Open a product page, feedback: website-survey.page}
              - {name: Compare two models, feedback: website-survey.compare}
          purchase:
            website:
              - {name: Put it in the basket, feedback: website-survey.basket}
              - {name: Pay online, feedback: website-survey.pay}

    Fix: Ask a question of its own for each touchpoint: give the listening post `questions:`, and name one at each
    touchpoint, as in `website-survey.pay`. If it asks about a whole stage, say `scope: stage`.

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): ask for feedback at every key
    touchpoint.
    """
    asked: dict[tuple[Post, Question | None], list[Touchpoint]] = {}
    for touchpoint, post, question in uses(audit):
        if post.scope == "touchpoint":
            asked.setdefault((post, question), []).append(touchpoint)
    for (post, question), touchpoints in asked.items():
        if len(touchpoints) > audit.settings.thresholds.touchpoints_per_question:
            key = next((key for key, one in post.questions.items() if one is question), None)
            name = post_named(post) if key is None else quoted(f"{post.key}.{key}")
            message = (
                f"{name} stands for {counted(len(touchpoints), 'touchpoint', 'touchpoints')}, such as "
                f"{named(min(touchpoints, key=rank))}: nobody can tell which of them went wrong"
            )
            yield Hit(post, None if key is None else ("questions", key), message)
