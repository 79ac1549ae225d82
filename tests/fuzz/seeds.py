"""What fuzzing begins with: small inventories that use the whole format, and a dictionary of its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tests.ours import INVENTORIES
from touchmap import model, source
from touchmap.audit.catalogue import catalogue

ROOT = Path(__file__).parents[2]
_CUT = 45
"""How many lines are kept of each piece of an example."""

SHORT = """\
touchmap: 1
journey: Buying a bike
stages:
  pre-purchase:
    website:
      - Open a product page
      - Compare two models
  purchase: {website: [Pay online]}
  post-purchase:
    shop:
      - Collect the bike
"""

FRAME = """\
touchmap: 1
journey: {name: Buying, persona: Neighbour, quote: Dry., goal: Ride, state: future, language: fa, owner: cx,
  reviewed: 2026-10-15, feedback: [yearly, talks], template: retail}
stage_names: {post-purchase: Riding}
people: {employer: Employer}
phases:
  consider: {name: Consider, stage: pre-purchase}
  ride: {stage: post-purchase}
channels:
  web: {name: Website, kind: digital, owner: web, ownership: brand, monitored: Daily}
  shop: {name: Shop, kind: physical, ownership: external}
feedback: {yearly: {metric: nps, scope: journey}, talks: {kind: interview}}
stages:
  pre-purchase: {consider: {web: [{name: Look, phase: consider, who: employer, next: shop/pay}]}}
  purchase: {shop: [{id: pay, name: Pay, feedback: talks, next: {to: Ride, when: x, share: 30%, wait: 2d, handoff: y}}]}
  post-purchase: {ride: {shop: [{name: Ride, exit: true}]}}
anytime: {web: [{name: Help, role: help, during: [purchase, post-purchase]}]}
paths: {happy: [Look, Pay, {to: Ride, handoff: z}], long: [Look, Ride]}
"""

FEEDBACK = """\
touchmap: 1
journey: J
feedback:
  effort: {kind: survey, metric: ces, scale: [1, 7], better: high, scope: touchpoint, target: 5.5, owner: e,
    source: surveys/a.csv, every: 30d, last: 2026-10-01, acts: {who: care, what: Call, within: 1d},
    result: {score: 4.9, n: 212}}
  visit: {metric: csat, questions: {advice: {result: {score: 91, n: 88}}, waiting: {}}}
  nps: {metric: nps, every: contact, acts: Call, result: {counts: {promoters: 120, passives: 60, detractors: 40}}}
  stars: {kind: reviews, metric: rating, scale: [1, 5], source: https://example.org/r, result: {score: 4.2, n: 3}}
  wait: {kind: monitoring, metric: frt, target: 4h, result: {score: 2h, n: 50}}
  back: {metric: crr, target: 80%, result: {score: 70%, n: 300}}
stages:
  purchase:
    web:
      - {name: Pay, feedback: [effort, visit.advice, nps]}
      - {name: Wait, feedback: {waive: They are gone}, next: Rate}
      - {name: Rate, feedback: [stars, wait, back]}
"""

TOUCHPOINT = """\
touchmap: 1
journey: J
stages:
  purchase:
    web:
      - id: a
        name: Compare
        owner: web
        need: Know
        moment_of_truth: true
        emotion: -1
        basis: observed
        quote: Oh
        backstage: [Stock]
        opportunities: [Faster]
        evidence: [https://example.org]
        link: https://example.org/?a=1&b=2
        note: "|"
        reviewed: 2026-01-01
        collects: [name, order-number]
        uses: [name]
        ignore: {TM301: asked by phone, TM2: later}
        first_impression: A word
        reminder: A mail
        personal: By name
        service: {first_response: 4h, hours: 9-17, human: Press 0, root_cause: Weekly, alerts: Care}
        loyalty: {head_start: "2", tiers: Gold, channels: [web], title: Club}
        pains: [{text: Slow, action: Mend, owner: web, due: 2026-12-01, status: open}]
        sends: [mail]
        parts: [Read, {name: Write, owner: x, parts: [Send]}]  # touchmap: ignore[TM301] it is asked
        next: [b, {to: a, share: 30%}]
      - {id: b, name: Pay, entry: true, exit: true, ownership: partner}
      - {id: mail, name: Get a mail}
"""

YAML_WORDS = (
    ": ", "- ", "? ", "\n", "\n  ", "\n      - ", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "!x ", "|\n ",
    ">-\n ", '"', "'", "#", " #", "#x ", "%YAML 1.2\n", "---\n", "...\n", "<<: ", "~", "null", "true", "no", ".nan",
    "-.inf", "\t", "\r\n", "\r", "\0", "\x1b[31m", "\x7f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffd", "\\x00",
    '"\\0"', "\\u2028", "٣", "é", "𝒳", "\u200d", "漢字", "0", "-1", "1e999", "0x1F", "0o7", "9" * 50, "1_0", "01",
    "1.5", "100%", "2026-02-30", "9999-12-31", "0001-01-01", "30d", "99999999999d", "1d", "4h", "<script>", "=cmd|",
    "::error::", "]]>", "# touchmap: ignore[TM301] because\n", "# touchmap: ignore-file[TM3]\n", "${x}", "%0A",
    "{{x}}",
)  # fmt: skip
"""What is put into a text anywhere."""

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 1e308, -0.0, float("nan"), float("inf"), 10**300, "", " ", "a", "A", "\n", "a/b",
    "web/pay", "/", ".", "..", "a.b", "visit.advice", [], {}, [[]], [{}], {"": ""}, {"a": None}, [None], "\u202e",
    "\u200b", "\ud800", "\0", "=1+1", "<b>", "%", "30%", "130%", "-5%", "1d", "1 d", "0d", "2026-10-15", "2026-13-01",
    "9999-12-31", "../../etc/passwd", "/dev/zero", "x.csv", "here/", "https://", "file:///etc", "javascript:alert(1)",
    "nps", "csat", "ces", "rating", "frt", "crr", "survey", "touchpoint", "stage", "journey", "high", "low",
    "contact", "brand", "partner", "customer", "external", "digital", "human", "print", "current", "future",
    "purchase", "pre-purchase", "post-purchase", "help", "complaint", "payment", "order", "assumed", "measured",
    "open", "done", "fa", "en", "tlh-Q", [1, 5], [5, 1], [0, 0], [1, 10**9], {"score": 5, "n": 10},
    {"score": -200, "n": 0}, {"counts": {"promoters": 1}}, {"waive": "x"}, {"to": "a"}, {"TM301": "x"}, {"TM": ""},
    "TM301", "x" * 300, "é" * 60, "ИІЇ", "漢字", "مقایسه", "İ", "ß", "ǆ", "\u0301",
)  # fmt: skip
"""What takes the place of a value."""

KEYS = (
    "touchmap", "journey", "stage_names", "people", "phases", "channels", "feedback", "stages", "anytime", "paths",
    "pre-purchase", "purchase", "post-purchase", "web", "name", "id", "owner", "ownership", "kind", "monitored",
    "metric", "scale", "better", "scope", "target", "source", "every", "last", "acts", "who", "what", "within",
    "result", "score", "n", "counts", "promoters", "passives", "detractors", "questions", "phase", "need",
    "moment_of_truth", "emotion", "basis", "pains", "text", "action", "due", "status", "next", "to", "when", "share",
    "wait", "handoff", "sends", "parts", "role", "during", "entry", "exit", "quote", "backstage", "opportunities",
    "evidence", "link", "note", "reviewed", "collects", "uses", "ignore", "first_impression", "reminder", "personal",
    "service", "first_response", "hours", "human", "root_cause", "alerts", "loyalty", "head_start", "tiers",
    "channels", "title", "waive", "persona", "goal", "state", "language", "template", "stage", "steps", "", "x",
    "TM301", "<<", "Name", "nmae", "1", "null", "a b",
)  # fmt: skip
"""What takes the place of a key."""


@cache
def seeds() -> tuple[bytes, ...]:
    """Inventories of some hundred bytes: those above, the examples of every rule, templates and examples in pieces."""
    texts = [SHORT, FRAME, FEEDBACK, TOUCHPOINT]
    for rule in catalogue():
        texts += [text for text in (rule.bad, rule.good) if text]
    for text in INVENTORIES.values():
        lines = text.splitlines(keepends=True)
        texts += ["".join(lines[:_CUT]), "".join(lines[-_CUT:])]
    return tuple(text.encode() for text in dict.fromkeys(texts))


@cache
def trees() -> tuple[Any, ...]:
    """The seeds that can be understood, as plain values; they are not to be changed."""
    documents = [source.parse(seed, "seed.yaml") for seed in seeds()]
    return tuple(document.value for document in documents if not model.load(document)[1])


@cache
def blocks() -> dict[str, list[dict[str, Any]]]:
    """Every block in the seeds that says more than one thing, by each of its keys."""
    found: dict[str, list[dict[str, Any]]] = {}
    waiting = list(trees())
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key in value:
                found.setdefault(key, []).append(value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found
