"""The map's own words. Another language is another table with the same keys."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]

ENGLISH: Words = {
    "state.current": "the journey as it is today",
    "state.future": "the journey as it should be",
    "asked": "{tracked} of {total} asked here",
    "asked.nobody": "nobody asks here · 0 of {total}",
    "asked.none": "nothing to ask",
    "asked.empty": "no touchpoints yet",
    "coverage.headline": "feedback coverage",
    "coverage.detail": "asked here at {tracked} of {total}",
    "coverage.none": "nothing to ask yet",
    "count.touchpoint": "touchpoint|touchpoints",
    "count.finding": "finding|findings",
    "count.pain": "pain|pains",
    "goal": "Goal: {goal}",
    "quote": "“{quote}”",
    "kind.digital": "digital",
    "kind.physical": "physical",
    "kind.human": "human",
    "kind.print": "print",
    "control.brand": "ours",
    "control.partner": "partner",
    "control.customer": "by the customer",
    "control.external": "not ours",
    "standing.asked": "asked here",
    "standing.overall": "overall only",
    "standing.nobody": "nobody asks",
    "standing.waived": "no need to ask",
    "metric.nps": "NPS",
    "metric.csat": "CSAT",
    "metric.ces": "CES",
    "metric.rating": "Rating",
    "metric.frt": "FRT",
    "metric.crr": "CRR",
    "post.survey": "Survey",
    "post.reviews": "Reviews",
    "post.complaints": "Complaints",
    "post.usage": "Usage",
    "post.interview": "Interviews",
    "post.observation": "Observation",
    "post.monitoring": "Monitoring",
    "score": "{measure} {score}",
    "score.none": "{measure}",
    "score.target": "{measure} {score} of {target}",
    "score.unheard": "{measure}, no score yet",
    "score.few": "{measure}, too few answers",
    "score.n": "n {n}",
    "score.thin": "n {n}, thin",
    "score.more": "+{n} more",
    "owner.none": "no owner",
    "way.share": "{share}%",
    "way.wait": "{length}\u00a0later",
    "way.when": "{when}:",
    "way.carries": "{when}: {handoff}",
    "jump.to": "→ {number} {name}",
    "more": "+{n}",
    "anytime": "Any time",
    "anytime.note": "there throughout",
    "curve": "Experience",
    "curve.note": "as declared, card by card",
    "curve.high": "delighted",
    "curve.low": "frustrated",
    "pains": "Pains",
    "pains.note": "and what we do about them",
    "pains.no-action": "No action yet",
    "pains.no-owner": "no\u00a0owner\u00a0yet",
    "pains.due": "by\u00a0{due}",
    "pains.done": "done",
    "coverage": "Coverage",
    "coverage.note": "feedback per stage",
    "legend.on-target": "on target",
    "legend.near": "perhaps short of target",
    "legend.below-target": "short of target",
    "legend.asked": "asked here",
    "legend.overall": "overall survey only",
    "legend.nobody": "nobody asks",
    "legend.apart": "not ours, or no need to ask",
    "legend.score": "score of target · n answers",
    "legend.moment": "moment of truth",
    "legend.unheard": "moment of truth, nobody asks",
    "legend.next": "next step",
    "legend.sends": "sent by the company",
    "legend.carries": "hand-off carries something",
    "legend.bare": "… carries nothing",
    "legend.finding": "finding",
    "legend.badge": "in words",
    "legend.pain": "pain",
    "legend.felt": "feeling",
    "legend.unknown": "… not declared",
    "footer": "touchmap · {file}",
    "footer.reviewed": "touchmap · {file} · reviewed {date}",
    "description": "Customer journey map of “{name}”: {touchpoints} on {channels}. {coverage}",
    "count.channel": "channel|channels",
    "tip.channel": "Channel: {channel}",
    "tip.owner": "Owner: {owner}",
    "tip.feedback": "Feedback: {feedback}",
    "tip.moment": "Moment of truth",
    "tip.pain": "Pain {number}: {text}",
}

BADGES: Words = {
    "TM105": "a channel?",
    "TM106": "twin?",
    "TM201": "unconnected",
    "TM202": "no way in",
    "TM203": "dead end",
    "TM302": "nobody asks here",
    "TM304": "no source",
    "TM305": "nobody acts",
    "TM307": "odd score",
    "TM313": "unclear scale",
    "TM601": "no owner",
}
"""What a finding is called on a card; one that is not here goes by its own name, without the hyphens."""

LEADING = frozenset({"TM302"})
"""Findings whose badge stands first, as a card has room for one; behind them the gravest."""

SILENT = frozenset({"TM208", "TM301", "TM303", "TM311", "TM312", "TM316", "TM602", "TM603", "TM605"})
"""Findings that the map shows without a badge: nobody asks (dashes, or words in a stage's header), a silent hand-off
(a hollow dot), a score short of its target or of few answers (the line on feedback), a pain without action or owner
(the list of pains).
"""


def say(words: Words, key: str, **values: object) -> str:
    """The entry `key` with `values` put in; what stands in a value is never read as a pattern."""
    return words[key].format_map(values) if values else words[key]


def count(words: Words, key: str, number: int) -> str:
    """`number` with the word for so many of them, such as "3 pains"."""
    return f"{number} {form(words, key, number)}"


def form(words: Words, key: str, number: int) -> str:
    """The word for so many of them, such as "pains"."""
    one, _, many = words[key].partition("|")
    return one if number == 1 or not many else many


def badge(code: str, name: str, words: Words = BADGES) -> str:
    """What the finding `code`, called `name`, says on a card."""
    return words.get(code) or name.replace("-", " ")
